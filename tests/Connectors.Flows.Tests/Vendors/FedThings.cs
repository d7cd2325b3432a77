using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Flows.Tests;

/// <summary>The same with a change feed: its cursor is the number of pages that were read.</summary>
internal sealed class FedThings(SpringAccount account) : SpringThings(account, "feds"), IChangeFeed
{
    private readonly SpringAccount _account = account;

    [VendorRoute("GET", "/changes")]
    public async IAsyncEnumerable<ChangePage> ReadAsync(Connection connection, Cursor? from, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask;
        for (var at = int.Parse(from?.Value ?? "0", CultureInfo.InvariantCulture); at < _account.Feed.Count; at++)
        {
            yield return _account.Feed[at] with { Next = new($"{at + 1}") };
        }
    }
}
