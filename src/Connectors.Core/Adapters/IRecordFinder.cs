using Connectors.Exchange;

namespace Connectors.Adapters;

/// <summary>Finds a record by the key that we stored in it.</summary>
public interface IRecordFinder
{
    /// <summary>The record, or null when there surely is none.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The vendor gave no clear answer: then nothing is known.</exception>
    ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default);
}
