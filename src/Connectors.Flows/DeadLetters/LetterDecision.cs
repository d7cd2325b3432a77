namespace Connectors.Flows;

/// <summary>What somebody decided about a dead letter. Immutable.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Action"><c>acknowledge</c>, <c>replay</c> or <c>discard</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record LetterDecision(string Actor, DateTimeOffset At, string Action, string Reason);
