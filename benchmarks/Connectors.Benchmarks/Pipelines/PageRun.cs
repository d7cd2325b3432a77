namespace Connectors.Benchmarks;

/// <summary>The pages that a vendor hands out in one reading, and how many records they hold.</summary>
/// <param name="Pages">Answers to queries, as bytes.</param>
/// <param name="Records">Of all pages.</param>
internal sealed record PageRun(ImmutableArray<byte[]> Pages, int Records)
{
    /// <summary>Pages of opportunities with ids of their own.</summary>
    public static PageRun Make(int pages, int records) =>
        new([.. Enumerable.Range(0, pages).Select(page => OpportunityPages.Make(records, seed: page, first: page * records))], pages * records);
}
