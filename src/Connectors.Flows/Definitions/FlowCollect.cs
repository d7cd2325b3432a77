namespace Connectors.Flows;

/// <summary>Many records make one run, such as the time entries of one invoice. Each record is taken by exactly one run.</summary>
/// <param name="By">Canonical paths: records with equal values come together.</param>
/// <param name="Max">How many at most in one run, 1 to 1000.</param>
public sealed record FlowCollect(ImmutableArray<string> By, int Max);
