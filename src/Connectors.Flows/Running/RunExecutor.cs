using System.Text.Json;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Carries one run as far as it goes: step by step, each step's end is one commit.</summary>
internal sealed class RunExecutor(IStateStore state, StepExecutor steps, TimeProvider time)
{
    private const int MaxAttempts = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    public async Task RunAsync(FlowScope scope, string key, FlowTally tally, CancellationToken ct)
    {
        var (run, etag) = await Runs.ReadAsync(state, scope.TenantId, key, ct);
        var sources = run.Sources.Select(Envelopes.FromJson).ToImmutableArray();
        foreach (var step in scope.Flow.Steps.Where(step => !run.DoneSteps.Contains(step.Id, StringComparer.Ordinal)))
        {
            StepEnd end;
            try
            {
                end = await steps.RunAsync(scope, run, step, sources, ct);
            }
            catch (ConnectorException broken) when (broken.Fault.Policy.IsRetryable)
            {
                end = new StepEnd.PutOff([broken.Fault]);
            }

            if (end is not StepEnd.Done done)
            {
                await StopAsync(scope, run, etag, step, end, tally, ct);
                return;
            }

            _ = done.Wrote ? tally.Written++ : tally.WritesSkipped++;
            run = run with
            {
                DoneSteps = run.DoneSteps.Add(step.Id),
                State = run.DoneSteps.Length + 1 == scope.Flow.Steps.Length ? RunState.Done : RunState.Ready,
                Attempts = 0,
            };
            await state.CommitAsync([.. done.Changes, Runs.Move(scope.TenantId, run, etag, time.GetUtcNow())], ct);
            (_, etag) = await Runs.ReadAsync(state, scope.TenantId, key, ct);
        }

        tally.RunsDone++;
    }

    private async Task StopAsync(FlowScope scope, RunRecord run, string etag, FlowStep step, StepEnd end, FlowTally tally, CancellationToken ct)
    {
        var faults = end.Faults;
        if (end is StepEnd.PutOff && run.Attempts < MaxAttempts)
        {
            tally.Waiting++;
            var wait = faults.Max(fault => fault.RetryAfter) ?? FirstWait * Math.Pow(2, run.Attempts);
            var waiting = run with { State = RunState.Waiting, Attempts = run.Attempts + 1 };
            await state.CommitAsync([.. end.Changes, Runs.Move(scope.TenantId, waiting, etag, time.GetUtcNow() + wait)], ct);
            return;
        }

        tally.Parked++;
        var parked = run with { State = RunState.Parked };
        var payload = JsonSerializer.SerializeToElement(run, FlowJson.Default.RunRecord);
        var letter = DeadLetters.OfStep(scope, run, step, faults, payload, time);
        await state.CommitAsync([.. end.Changes, letter, Runs.Move(scope.TenantId, parked, etag, time.GetUtcNow())], ct);
    }
}
