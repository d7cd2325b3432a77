namespace Connectors.Limits;

/// <summary>What a vendor's answer says about a budget, such as Salesforce's <c>Sforce-Limit-Info</c>.</summary>
/// <param name="Name">Which bucket.</param>
/// <param name="Used">Requests used so far in the vendor's window.</param>
/// <param name="Permits">The vendor's limit.</param>
public sealed record BudgetReading(string Name, int Used, int Permits);
