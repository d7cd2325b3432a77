namespace Connectors.Flows;

/// <summary>What must have come before a step is prepared. Steps before it go on without waiting.</summary>
/// <param name="Until">Canonical path of a date or instant in the trigger's record; the step goes on when that day, or instant, has come by the
/// host's clock in UTC. Null, or no value at the path: no wait. Of collected records the latest counts.</param>
/// <param name="For">Path of a reference in the trigger's record, such as <c>project</c> or <c>task.project</c>; the step goes on when it is known
/// at the step's target. Null, or no reference at the path: no wait.</param>
/// <param name="AtMost">How long the reference is waited for before the run becomes a dead letter.</param>
public sealed record StepWait(string? Until, string? For, TimeSpan AtMost)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(30);
}
