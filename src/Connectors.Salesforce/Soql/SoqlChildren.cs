namespace Connectors.Salesforce;

/// <summary>A subquery for the child rows of each row.</summary>
/// <param name="Relationship">Name of the child relationship, such as <c>OpportunityLineItems</c>.</param>
/// <param name="Columns">Columns of a child, at least one.</param>
internal sealed record SoqlChildren(string Relationship, ImmutableArray<string> Columns);
