using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A field of the contract that a mapping fills, as it stands after all overlays.</summary>
/// <param name="Path">Key in the document, such as <c>plannedStart</c>, <c>emails[0].address</c> or <c>x:costCentre</c>.</param>
/// <param name="IsOpen">Whether an overlay may replace its rule.</param>
/// <param name="Layer">The layer whose rule reads it.</param>
public sealed record MappingSlot(string Path, bool IsOpen, MappingLayer Layer)
{
    /// <summary>Whether it is filled from the source; false where its rule only writes.</summary>
    public bool Reads { get; init; }

    /// <summary>Whether it is written to the vendor by a rule of its own.</summary>
    public bool Writes { get; init; }

    /// <summary>The most careful class that the contract, a layer or a rule anywhere inside gives it.</summary>
    public DataClass Class { get; init; }

    /// <summary>The document of the rule that reads it: with partners below partners the layer alone does not say whose it is.</summary>
    public required MappingOrigin Origin { get; init; }

    /// <summary>Place of <see cref="Origin"/> among <see cref="CompiledMapping.Origins"/>.</summary>
    internal int Place { get; init; }
}
