namespace Connectors.Mapping;

/// <summary>Where one field came from.</summary>
/// <param name="TargetPath">JSON Pointer of the field, such as <c>/duration</c>.</param>
/// <param name="SourcePath">Path in the source record, such as <c>time_in_minutes</c>; null for a constant.</param>
/// <param name="Rule">Name of the rule, such as <c>duration</c>; <c>none</c> where there is no rule.</param>
/// <param name="Layer">The layer whose rule won.</param>
/// <param name="Mapping">Name of the mapping.</param>
/// <param name="Version">Version of the mapping with its overlays.</param>
/// <param name="Raw">The raw source value as JSON text, masked when personal; null when absent.</param>
/// <param name="Result">The resulting value as JSON text, masked when personal; null when absent, then <paramref name="WhyNull"/> says why.</param>
/// <param name="WhyNull">Why there is no value; null when there is one.</param>
public sealed record MappingExplanation(
    string TargetPath, string? SourcePath, string Rule, MappingLayer Layer, string Mapping, string Version,
    string? Raw, string? Result, string? WhyNull)
{
    /// <summary>The document whose rule won.</summary>
    public required MappingOrigin Origin { get; init; }

    /// <summary>Why there is no value, for programs.</summary>
    public AbsenceCause Cause { get; init; }

    /// <summary>How the value was changed on its way, in order and in the words of the document:
    /// <c>branch 2 of when (status)</c>, <c>unit minutes</c>, <c>default</c>.</summary>
    public ImmutableArray<string> Transforms { get; init; } = [];

    /// <summary>Whether values are hidden because they are about a person or secret.</summary>
    public bool IsMasked { get; init; }
}
