namespace Connectors.Jira;

/// <summary>What this process knows of a key that it wrote.</summary>
/// <param name="Id">The record's id; null when the answer was lost.</param>
/// <param name="At">When.</param>
internal sealed record KeptKey(string? Id, DateTimeOffset At);
