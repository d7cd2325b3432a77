namespace Connectors.Mapping;

/// <summary>A source of overlays that can be edited. It keeps what it is given: <c>IMappingLayers</c> proves it before.</summary>
public interface IMappingStore : IMappingSource
{
    /// <summary>The overlays of one partner or tenant, without those of its partners; in the order in which they lie over each other.</summary>
    /// <param name="owner">Path of the partner or tenant, such as <c>/northstar</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    ValueTask<ImmutableArray<MappingText>> FindAsync(string owner, CancellationToken ct = default);

    /// <summary>Puts other overlays in the place of all overlays of an owner.</summary>
    /// <param name="owner">Path of the partner or tenant.</param>
    /// <param name="overlays">Its overlays from now on; none takes its layer away.</param>
    /// <param name="ct">Ends the wait, not the change.</param>
    ValueTask ReplaceAsync(string owner, ImmutableArray<MappingText> overlays, CancellationToken ct = default);
}
