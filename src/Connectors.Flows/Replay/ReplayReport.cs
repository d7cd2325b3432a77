namespace Connectors.Flows;

/// <summary>What a release did.</summary>
/// <param name="Released">Letters whose work goes on, in the order in which they were released.</param>
/// <param name="Skipped">Letters that were left as they are.</param>
public sealed record ReplayReport(ImmutableArray<DeadLetter> Released, ImmutableArray<SkippedLetter> Skipped);
