namespace Connectors.Flows;

/// <summary>What was given up, and what of it is at vendors.</summary>
/// <param name="Letter">The letter as it was closed; null when the run had none.</param>
/// <param name="Run">The run: <see cref="RunState.Abandoned"/>, or <see cref="RunState.Undoing"/> where its flow compensates; null when the
/// letter had none.</param>
/// <param name="Confirmed">Steps whose writes are at their vendors: they stay there, unless the run undoes them.</param>
/// <param name="InDoubt">Steps that were sent and never answered: somebody has to look there.</param>
public sealed record AbandonReport(DeadLetter? Letter, RunRecord? Run, ImmutableArray<string> Confirmed, ImmutableArray<string> InDoubt);
