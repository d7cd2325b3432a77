namespace Connectors.Mapping;

/// <summary>A mapping as its document says, before or after overlays were laid over it. Immutable.</summary>
internal sealed record MappingDocument(string Name, string Version, MappingEnds Ends, DocumentNode Root)
{
    public required ImmutableArray<FieldEntry> Fields { get; init; }

    public required ImmutableArray<FieldEntry> Writes { get; init; }

    public required ImmutableArray<RelatedEntry> Related { get; init; }

    public required ValueTables Values { get; init; }

    /// <summary>The overlays that were laid over it, the last first: where messages look for what they gave.</summary>
    public ImmutableArray<DocumentNode> Layers { get; init; } = [];

    /// <summary>The documents that it is made of: the base, then each overlay in the order in which they lie over each other.</summary>
    public required ImmutableArray<MappingOrigin> Origins { get; init; }

    /// <summary>Whether overlays may add vendor fields to <c>write</c>.</summary>
    public bool OpenWrite { get; init; }
}
