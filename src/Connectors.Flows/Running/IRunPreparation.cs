namespace Connectors.Flows;

/// <summary>Looks at a whole run before its first step.</summary>
internal interface IRunPreparation
{
    /// <summary>What stands in the way, told by all steps at once; null when nothing does, or when the run had begun to write.</summary>
    ValueTask<StepStop?> FindObstacleAsync(RunScope scope, ImmutableArray<FlowStep> open, CancellationToken ct);
}
