using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Writing;

/// <summary>Writes canonical records in two steps, so that a journal can stand between them. Safe for parallel use.</summary>
public interface IEntityWriter
{
    /// <summary>Maps a record to the vendor's fields and finds the keys of its references. Sends nothing.</summary>
    /// <param name="connection">Where to write.</param>
    /// <param name="record">What to write.</param>
    /// <param name="verb">What to do.</param>
    /// <param name="key">Our key in the vendor's record.</param>
    /// <param name="target">The vendor's record to change when it is known, else null.</param>
    /// <param name="ct">Ends the look-up.</param>
    /// <returns>The command, or all faults; <c>MissingReference</c> when a reference has no key at this vendor yet.</returns>
    ValueTask<Outcome<WriteCommand>> PrepareAsync(
        Connection connection, CanonicalRecord record, WriteVerb verb, ExternalKey key, VendorKey? target = null, CancellationToken ct = default);

    /// <summary>Sends a prepared command. The only place that calls a writer.</summary>
    /// <exception cref="ConnectorException">Nothing was written for sure; may be repeated as its fault says.</exception>
    ValueTask<WriteResult> SendAsync(Connection connection, WriteCommand command, CancellationToken ct = default);

    /// <summary>Looks a write up by its key: the record, or null when there surely is none.</summary>
    /// <exception cref="ConnectorException">The vendor gave no clear answer, or the object cannot be found by key (<c>Unsupported</c>).</exception>
    ValueTask<VendorRecord?> FindAsync(Connection connection, string vendorObject, ExternalKey key, CancellationToken ct = default);
}
