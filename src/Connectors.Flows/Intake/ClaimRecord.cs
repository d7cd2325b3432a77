namespace Connectors.Flows;

/// <summary>Which run has taken a record. Never removed: a record is taken once.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Version">Version of the record when it was taken.</param>
public sealed record ClaimRecord(Guid RunId, string? Version);
