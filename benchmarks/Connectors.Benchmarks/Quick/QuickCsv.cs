namespace Connectors.Benchmarks;

/// <summary>Typed reading of the rows of a bulk query, against a CSV reader written by hand; and of the same rows as JSON.</summary>
internal static class QuickCsv
{
    private const int Seed = 42;
    private const string Reader = "hand-written CSV reader";

    public static IEnumerable<Line> Run()
    {
        using var product = new Product();
        return [.. new[] { 200, 2_000 }.SelectMany(records => Measure(product, records))];
    }

    private static IEnumerable<Line> Measure(Product product, int records)
    {
        var rows = new OpportunityCsv(OpportunityPages.Make(records, Seed), product.Source("salesforce", "Opportunity"));
        rows.Check();
        Candidate[] candidates = [new("hand", rows.Hand), new("", rows.Ours), new("slice", rows.Slice), new("map", rows.Map), new("json", rows.Json)];
        return QuickMapping.Lines($"read-typed/salesforce-csv-{records}", Reader, records, candidates, withBaseline: true);
    }
}
