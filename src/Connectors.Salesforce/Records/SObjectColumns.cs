namespace Connectors.Salesforce;

/// <summary>What a query must select so that a mapping finds its fields: columns, parents' columns, and subqueries for lists of children.</summary>
internal static class SObjectColumns
{
    // OpportunityLineItems.records[].Quantity: the children of a row stand in the records of a page inside it.
    private const string OfChild = ".records[].";

    /// <summary>The columns of a query, those that reading itself needs first: rows then need not be read to their ends
    /// before they are mapped.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<string> fields) =>
    [
        .. fields.Where(field => !field.Contains('[', StringComparison.Ordinal))
            .Prepend(SObjectQuery.IsDeleted).Prepend(SObjectQuery.Stamp).Prepend(SObjectQuery.Id)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The subqueries of a query; <c>Id</c> is always among their columns.</summary>
    public static ImmutableArray<SoqlChildren> ChildrenOf(ImmutableArray<string> fields) =>
    [
        .. fields.Where(field => field.Contains(OfChild, StringComparison.Ordinal))
            .Select(field => field.Split(OfChild, 2))
            .GroupBy(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            .Select(children => new SoqlChildren(
                children.Key, [.. children.Prepend(SObjectQuery.Id).Distinct(StringComparer.OrdinalIgnoreCase)])),
    ];
}
