using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Which answers count.</summary>
internal static class ApprovalRules
{
    public static Fault Gone { get; } = Fault(FaultKind.Stale, "It is not asked any more, or is being changed: list what is asked and answer that.");

    /// <summary>Why an answer does not count; null when it does.</summary>
    public static Fault? Obstacle(Approval now, Approval seen, RunRecord run, Approver by, DateTimeOffset at) =>
        now.State != ApprovalState.Open || !run.IsOpen || run.Asks != now.Step ? Gone
        : at >= now.ExpiresAt ? Fault(FaultKind.Stale, $"It could be answered until {now.ExpiresAt:u}: release the run's dead letter to ask anew.")
        : now.Hash != seen.Hash ? Fault(FaultKind.Stale, "What would be sent has changed since it was looked at: look again, then answer.")
        : !by.Roles.Contains(now.Role, StringComparer.Ordinal)
            ? Fault(FaultKind.Authorisation, $"It is asked of '{now.Role}', which this person is not: let one who is answer.")
        : Same(by.Actor, now.StartedBy)
            ? Fault(FaultKind.Authorisation, "Whoever started the run may not approve it (four eyes): let another person answer.")
        : now.Votes.Any(vote => Same(vote.Actor, by.Actor))
            ? Fault(FaultKind.Duplicate, "This person has agreed already: another one must.")
        : null;

    private static bool Same(string one, string? other) => string.Equals(one.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Fault Fault(FaultKind kind, string message) => new(kind, message) { Rule = "approve" };
}
