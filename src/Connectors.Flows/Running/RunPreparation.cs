using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Drafts all steps of a run before the first is sent: what is lacking anywhere is found while nothing is half done.</summary>
internal sealed class RunPreparation(IStateStore state, StepDrafts drafts) : IRunPreparation
{
    /// <inheritdoc/>
    public async ValueTask<StepStop?> FindObstacleAsync(RunScope scope, ImmutableArray<FlowStep> open, CancellationToken ct)
    {
        if (await Runs.HasBegunAsync(state, scope.Flow, scope.Run, ct))
        {
            return null;
        }

        var failed = new List<(FlowStep Step, ImmutableArray<Fault> Faults)>();
        for (var index = 0; index < open.Length; index++)
        {
            if (await drafts.MakeAsync(scope, open[index], ct) is StepDraft.Failed draft && !IsMadeEarlier(open, index, draft))
            {
                failed.Add((open[index], draft.Faults));
            }
        }

        if (failed.Count == 0)
        {
            return null;
        }

        var end = StepEnd.BeforeSending([.. failed.SelectMany(step => step.Faults)]);
        return new(failed.First(step => step.Faults.Any(end.Faults.Contains)).Step, end);
    }

    /// <summary>A reference that the target does not know yet may be what an earlier step writes there.</summary>
    private static bool IsMadeEarlier(ImmutableArray<FlowStep> open, int index, StepDraft.Failed draft) =>
        draft.AtTarget && draft.Faults.All(fault => fault.Kind == FaultKind.MissingReference)
        && open.Take(index).Any(step => step.Role == open[index].Role && step.Verb is WriteVerb.Create or WriteVerb.Upsert);
}
