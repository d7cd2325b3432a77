namespace Connectors.Flows.Tests;

/// <summary>The look ahead switched off: each step finds out for itself.</summary>
internal sealed class NoPreparation : IRunPreparation
{
    public ValueTask<StepStop?> FindObstacleAsync(RunScope scope, System.Collections.Immutable.ImmutableArray<FlowStep> open, CancellationToken ct) => default;
}
