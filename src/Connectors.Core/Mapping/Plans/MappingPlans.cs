namespace Connectors.Mapping;

/// <summary>The plans of a document, and what they tell about it.</summary>
/// <param name="Document">The document over which all overlays have been laid.</param>
/// <param name="Forward">Makes canonical records.</param>
/// <param name="Backward">Makes a vendor's body; null when nothing is written.</param>
internal sealed record MappingPlans(MappingDocument Document, CompiledPlan Forward, CompiledPlan? Backward)
{
    public required ImmutableArray<string> Fields { get; init; }

    public required ImmutableArray<RelatedNeed> Related { get; init; }

    public required ImmutableArray<NeedSlots> Needs { get; init; }

    /// <summary>The fields of the contract in the order of the document.</summary>
    public ImmutableArray<MappingSlot> Slots { get; init; } = [];
}
