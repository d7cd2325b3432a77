using Connectors.Exchange;

namespace Connectors.Adapters;

/// <summary>Reads a feed of change hints.</summary>
public interface IChangeFeed
{
    /// <summary>Pages of hints from a position on.</summary>
    IAsyncEnumerable<ChangePage> ReadAsync(Connection connection, Cursor? from, CancellationToken ct = default);
}
