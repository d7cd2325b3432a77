using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Carries one run as far as it goes: step by step, each step's end is one commit.</summary>
internal sealed class RunExecutor(IStateStore state, IRunPreparation preparation, StepExecutor steps, RunStops stops, TimeProvider time)
{
    /// <param name="flow">Whose run.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="isLast">Whether this execution will not try it again: what waits for another record is put off only then.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the execution between two commits.</param>
    public async Task<RunEnd> RunAsync(FlowScope flow, string key, bool isLast, FlowTally tally, CancellationToken ct)
    {
        var (run, etag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        if (run.After is { } older && (await Runs.ReadAsync(state, flow.TenantId, older, ct)).Run.IsOpen)
        {
            return RunEnd.WantsOther;
        }

        var scope = new RunScope(flow, run, [.. run.Sources.Select(Envelopes.FromJson)]);
        var open = flow.Flow.Steps.Where(step => !run.DoneSteps.Contains(step.Id, StringComparer.Ordinal)).ToImmutableArray();
        if (open.IsEmpty)
        {
            // A newer version of the flow may have fewer steps than the run began with.
            await state.CommitAsync([Runs.Move(flow.TenantId, run with { State = RunState.Done }, etag, time.GetUtcNow())], ct);
        }
        else if (await GuardedAsync(open[0], () => preparation.FindObstacleAsync(scope, open, ct)) is { } obstacle)
        {
            return await stops.StopAsync(flow, (run, etag), obstacle, isLast, tally, ct);
        }

        foreach (var step in open)
        {
            var end = await GuardedAsync(step, async () => new StepStop(step, await steps.RunAsync(scope, step, ct)));
            if (end!.End is not StepEnd.Done done)
            {
                return await stops.StopAsync(flow, (run, etag), end, isLast, tally, ct);
            }

            _ = done.Wrote ? tally.Written++ : tally.WritesSkipped++;
            var (closing, next) = await stops.CloseLetterAsync(flow, run, ct);
            run = next with
            {
                DoneSteps = run.DoneSteps.Add(step.Id),
                State = run.DoneSteps.Length + 1 == flow.Flow.Steps.Length ? RunState.Done : RunState.Ready,
                Attempts = 0,
            };
            await state.CommitAsync([.. done.Changes, .. closing, Runs.Move(flow.TenantId, run, etag, time.GetUtcNow())], ct);
            (_, etag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        }

        tally.RunsDone++;
        return RunEnd.Settled;
    }

    /// <summary>A conversation that may go better later puts the run off; any other ends the execution.</summary>
    private static async ValueTask<StepStop?> GuardedAsync(FlowStep step, Func<ValueTask<StepStop?>> work)
    {
        try
        {
            return await work();
        }
        catch (ConnectorException broken) when (broken.Fault.Policy.IsRetryable)
        {
            return new(step, new StepEnd.PutOff([broken.Fault]));
        }
    }
}
