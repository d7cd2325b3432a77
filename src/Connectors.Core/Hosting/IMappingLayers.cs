using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Edits overlays while the host runs. A change is proven with every tenant that it reaches before it is kept: it holds whole or not at all.
/// What has been opened goes on with the mappings it was opened with; the next opening takes the new ones. Safe for parallel use: edits of one
/// process come one after the other, the last of two edits of the same layer counts.</summary>
public interface IMappingLayers
{
    /// <summary>The overlays of one partner or tenant as they are kept.</summary>
    /// <param name="owner">Path of the partner or tenant, such as <c>/northstar/emea</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    /// <exception cref="ConnectorException">The source of overlays cannot be edited, or the path is none.</exception>
    ValueTask<ImmutableArray<MappingText>> FindAsync(string owner, CancellationToken ct = default);

    /// <summary>Puts other overlays in the place of all overlays of an owner.</summary>
    /// <param name="owner">Path of the partner or tenant.</param>
    /// <param name="overlays">Its overlays from now on, in the order in which they lie over each other; none takes its layer away.</param>
    /// <param name="ct">Ends the wait; what is kept by then stays.</param>
    /// <returns>What changed; or all faults of the new overlays and of overlays above that no longer fit, and nothing has changed.</returns>
    /// <exception cref="ConnectorException">The source of overlays cannot be edited, or the path is none.</exception>
    ValueTask<Outcome<LayerChange>> ReplaceAsync(string owner, IReadOnlyList<MappingText> overlays, CancellationToken ct = default);

    /// <summary>Sets one entry of a value table in an owner's overlay; the overlay is made when it is not there.</summary>
    /// <param name="owner">Path of the partner or tenant.</param>
    /// <param name="mapping">Name of the mapping, such as <c>kantata.time_entries</c>.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="raw">The vendor's value.</param>
    /// <param name="codes">What it stands for; one without dates for always, none to let the layers below say it again.</param>
    /// <param name="ct">Ends the wait; what is kept by then stays.</param>
    /// <returns>As of <see cref="ReplaceAsync"/>.</returns>
    /// <exception cref="ConnectorException">The source of overlays cannot be edited, or the path is none.</exception>
    ValueTask<Outcome<LayerChange>> SetValueAsync(
        string owner, string mapping, string table, string raw, IReadOnlyList<ValuePeriod> codes, CancellationToken ct = default);
}
