namespace Connectors.Contracts;

/// <summary>Where the value of one canonical field came from.</summary>
/// <param name="Path">JSON Pointer of the field in the record; elements of lists are told together, as <c>/lines/*/amount</c>.</param>
/// <param name="Sources">Paths in the source record that the rule looks at, such as <c>time_in_minutes</c>; empty for a constant.</param>
/// <param name="Rule">Name of the rule, such as <c>duration</c>; of a choice that of the alternative that won.</param>
/// <param name="Layer">Layer of the rule: <c>base</c>, <c>partner</c> or <c>tenant</c>.</param>
/// <param name="Owner">Path of the partner or tenant whose rule it is; null for the base, and where the source of overlays does not say.</param>
/// <param name="Document">File of the mapping or overlay.</param>
/// <param name="Alternative">Which alternative of <c>firstOf</c> or <c>when</c> won, from 0; null when the rule is no choice.</param>
/// <param name="IsDefault">Whether the source had no value and the rule's default stands.</param>
public sealed record FieldProvenance(
    string Path, ImmutableArray<string> Sources, string Rule, string Layer, string? Owner, string Document, int? Alternative, bool IsDefault)
{
    /// <inheritdoc/>
    public bool Equals(FieldProvenance? other) =>
        other is not null && (Path, Rule, Layer, Owner, Document, Alternative, IsDefault)
            == (other.Path, other.Rule, other.Layer, other.Owner, other.Document, other.Alternative, other.IsDefault)
        && Sources.AsSpan().SequenceEqual(other.Sources.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Rule, Layer, Document, Alternative);
}
