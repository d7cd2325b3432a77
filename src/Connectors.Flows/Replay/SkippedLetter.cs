namespace Connectors.Flows;

/// <summary>A letter that was not released.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Reason">Why, in one sentence for a person.</param>
public sealed record SkippedLetter(DeadLetter Letter, string Reason);
