namespace Connectors.Benchmarks;

/// <summary>The five shapes.</summary>
internal static class ShapeSet
{
    private const int Seed = 42;

    /// <param name="product">The adapters and mappings.</param>
    /// <param name="scale">Divides the number of records; 1 for measuring, more for a quick look at whether all ways agree.</param>
    public static ImmutableArray<IShape> All(Product product, int scale = 1) =>
    [
        new OpportunityShape("salesforce-200", OpportunityPages.Make(200 / scale, Seed), product.Source("salesforce", "Opportunity")),
        new OpportunityShape("salesforce-2000", OpportunityPages.Make(2_000 / scale, Seed), product.Source("salesforce", "Opportunity")),
        new TimeEntryShape("kantata", TimeEntryPages.Make(200 / scale, Seed), product.Source("kantata", "time_entries")),
        new IssueShape("jira", IssuePages.Make(100 / scale, Seed), product.Source("jira", "issue")),
        new InvoiceShape("suiteql", InvoiceRowPages.Make(1_000 / scale, Seed), product.Source("netsuite", "invoice")),
    ];
}
