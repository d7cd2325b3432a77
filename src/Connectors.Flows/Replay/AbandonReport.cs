namespace Connectors.Flows;

/// <summary>What was given up, and what stays at vendors all the same.</summary>
/// <param name="Letter">The letter as it was closed; null when the run had none.</param>
/// <param name="Run">The run as it ended; null when the letter had none.</param>
/// <param name="Confirmed">Steps whose writes are at their vendors and stay there.</param>
/// <param name="InDoubt">Steps that were sent and never answered: somebody has to look there.</param>
public sealed record AbandonReport(DeadLetter? Letter, RunRecord? Run, ImmutableArray<string> Confirmed, ImmutableArray<string> InDoubt);
