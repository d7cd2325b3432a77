namespace Connectors.Mapping;

/// <summary>An overlay as its document says.</summary>
/// <param name="Mapping">Name of the mapping that it lies over.</param>
/// <param name="VersionRange">Versions that it fits, such as <c>1.x</c>.</param>
/// <param name="Origin">Whose it is.</param>
/// <param name="Root">Its place.</param>
internal sealed record MappingOverlay(string Mapping, string VersionRange, MappingOrigin Origin, DocumentNode Root)
{
    public required ImmutableArray<FieldEntry> Fields { get; init; }

    public required ImmutableArray<FieldEntry> Writes { get; init; }

    public required ImmutableArray<RelatedEntry> Related { get; init; }

    public required ValueTables Values { get; init; }
}
