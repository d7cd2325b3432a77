using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Benchmarks;

/// <summary>A vendor that answers at once: its pages are here already, as the bytes that came over the wire. They are cut by the adapter's own
/// code.</summary>
internal sealed class HandedOutPages(PageRun run, IPageFormat format) : IRecordReader
{
    public const string Type = "Opportunity";

    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask;
        for (var at = 0; at < run.Pages.Length; at++)
            yield return format.Slice(run.Pages[at], Type) with { Next = new($"page-{at + 1}"), IsLast = at == run.Pages.Length - 1 };
    }
}
