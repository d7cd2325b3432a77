using Connectors.Exchange;

namespace Connectors.Adapters;

/// <summary>Reads the records of an object.</summary>
public interface IRecordReader
{
    /// <summary>Pages from a position on. Each page says where to go on; reading may be repeated from any of them.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The conversation broke; pages handed out before stay valid.</exception>
    IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default);
}
