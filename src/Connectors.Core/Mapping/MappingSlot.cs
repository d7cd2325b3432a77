namespace Connectors.Mapping;

/// <summary>A field of the contract that a mapping fills, as it stands after all overlays.</summary>
/// <param name="Path">Key in the document, such as <c>plannedStart</c>, <c>emails[0].address</c> or <c>x:costCentre</c>.</param>
/// <param name="IsOpen">Whether an overlay may replace its rule.</param>
/// <param name="Layer">The layer whose rule reads it.</param>
public sealed record MappingSlot(string Path, bool IsOpen, MappingLayer Layer);
