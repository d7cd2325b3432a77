namespace Connectors.Flows;

/// <summary>One person's answer.</summary>
/// <param name="Actor">Who, as the host knows them.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
public sealed record ApprovalVote(string Actor, DateTimeOffset At, string? Reason = null);
