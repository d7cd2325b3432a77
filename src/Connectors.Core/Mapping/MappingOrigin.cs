namespace Connectors.Mapping;

/// <summary>The document that gave a rule.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Owner">Path of the partner or tenant whose overlay it is, such as <c>/northstar/emea</c>; null for the base, and where the source of
/// overlays does not say.</param>
/// <param name="Document">The file, as <see cref="MappingText.File"/> names it.</param>
public sealed record MappingOrigin(MappingLayer Layer, string? Owner, string Document)
{
    /// <summary>Layer, owner and document, such as <c>partner /northstar/emea (northstar/emea/time.overlay.json)</c>.</summary>
    public override string ToString() => $"{Layer.ToString().ToLowerInvariant()}{(Owner is null ? "" : $" {Owner}")} ({Document})";
}
