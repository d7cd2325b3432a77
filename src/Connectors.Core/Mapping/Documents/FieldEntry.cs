namespace Connectors.Mapping;

/// <summary>A slot with the rules that hold for it. The two rules differ only when an overlay replaced one direction.</summary>
/// <param name="Slot">Key in the document: a canonical path under <c>fields</c>, a vendor path under <c>write</c>.</param>
/// <param name="Target">The key as a path.</param>
/// <param name="Node">The rule that reads (under <c>write</c>: the rule).</param>
/// <param name="Layer">Place of the document of <paramref name="Node"/> among <see cref="MappingDocument.Origins"/>.</param>
/// <param name="IsOpen">Whether an overlay may replace it.</param>
internal sealed record FieldEntry(string Slot, PathText Target, DocumentNode Node, int Layer, bool IsOpen)
{
    /// <summary>The rule that writes; the same as <see cref="Node"/> unless an overlay replaced only reading.</summary>
    public DocumentNode WriteNode { get; init; } = Node;

    /// <summary>As <see cref="Layer"/>, of <see cref="WriteNode"/>.</summary>
    public int WriteLayer { get; init; } = Layer;

    /// <summary>The most careful class that any layer gave the slot.</summary>
    public FieldClass Class { get; init; } = FieldClasses.Of(Node);

    /// <summary>The overlay that closed the slot for those above it; null when none did.</summary>
    public MappingOrigin? ClosedBy { get; init; }

    public bool IsExtension => Slot.StartsWith("x:", StringComparison.Ordinal);
}
