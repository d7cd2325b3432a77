namespace Connectors.Flows;

/// <summary>How many records of a contract wait.</summary>
/// <param name="Entity">Name of the contract, such as <c>timeEntry</c>.</param>
/// <param name="Count">Records, at least 1.</param>
public sealed record BlockedCount(string Entity, int Count);
