using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Stores where and why a run stands still: it waits, or it has a dead letter.</summary>
internal sealed class RunStops(IStateStore state, LetterBook letters, TimeProvider time)
{
    /// <summary>Pauses grow no further than to 30 s times 2 to this.</summary>
    private const int MaxDoublings = 7;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OlderWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PersonWait = TimeSpan.FromMinutes(15);

    public async Task<RunEnd> StopAsync(
        FlowScope scope, WorkItem item, (RunRecord Run, string ETag) at, StepStop stop, bool isLast, FlowTally tally, CancellationToken ct)
    {
        var (step, end) = stop;
        switch (end)
        {
            case StepEnd.PutOff { IsForReferences: true } when !isLast:
                return RunEnd.WantsOther;
            case StepEnd.PutOff wait when IsWithin(wait.AtMost is { } most ? new(int.MaxValue, most) : step.Retry ?? scope.Flow.Retry, at.Run):
                await WaitAsync(scope, item, at, end, ct);
                return wait.IsForReferences ? RunEnd.WantsOther : RunEnd.Waits;
            case StepEnd.Later later:
                await RestAsync(scope, at, end, null, scope.PutOff(item, later.Rest), ct);
                return RunEnd.Waits;
            case StepEnd.Asks asks:
                // An answer puts the run into its lane again; if none comes, the alarm does.
                IEnumerable<StateChange> alarm = asks.Within > TimeSpan.Zero ? [FlowLanes.ToAlarm(scope.TenantId, at.Run, asks.Within)] : [];
                await RestAsync(scope, at, end, step.Id, scope.Done(item), ct, alarm);
                return RunEnd.Waits;
            case StepEnd.Incomplete lack:
                tally.Incomplete++;
                await ParkAsync(
                    scope, item, at, RunState.Incomplete, lack.Owner ?? scope.Flow.Trigger.Owner ?? step.Owner, DeadLetters.PrepareStage, end, tally,
                        ct);
                break;
            default:
                await ParkAsync(scope, item, at, RunState.Parked, step.Owner, step.Id, end, tally, ct);
                break;
        }

        return RunEnd.Settled;
    }

    /// <summary>The changes that close the dead letter of a run that goes on, and the run without it.</summary>
    public async ValueTask<(ImmutableArray<StateChange> Changes, RunRecord Run)> CloseLetterAsync(FlowScope scope, RunRecord run,
        CancellationToken ct)
    {
        if (run.LetterStage is null)
        {
            return ([], run);
        }

        var letter = await state.FindAsync([DeadLetters.KeyOf(scope.TenantId, run.Key, run.LetterStage)], ct);
        return ([.. letter.SelectMany(entry => LetterEntries.Close(entry, time.GetUtcNow()))], run with { LetterStage = null });
    }

    /// <summary>A run of the same record that was started earlier is not done yet.</summary>
    public async Task<RunEnd> WaitForOlderAsync(FlowScope scope, WorkItem item, RunRecord older, bool isLast, CancellationToken ct)
    {
        if (isLast)
        {
            // A person takes hours: the longer it lasts, the more seldom it is looked at.
            var wait = older.State is RunState.Ready or RunState.Waiting ? OlderWait
                : TimeSpan.FromTicks(Math.Clamp((time.GetUtcNow() - item.At).Ticks / 4, OlderWait.Ticks, PersonWait.Ticks));
            await scope.CommitAsync([scope.PutOff(item, wait)], ct);
            scope.Telemetry.PutOff(scope, FlowLanes.RunOf(item), "OlderRun", wait);
        }

        return RunEnd.WantsOther;
    }

    private bool IsWithin(RetryBudget budget, RunRecord run) =>
        run.Attempts < budget.Attempts && (budget.For is not { } most || run.WaitsSince is not { } since || time.GetUtcNow() - since < most);

    /// <summary>It waits for a day or for people: nothing of it counts against its budget.</summary>
    private async Task RestAsync(
        FlowScope scope, (RunRecord Run, string ETag) at, StepEnd end, string? asks, StateChange ofItem, CancellationToken ct,
        IEnumerable<StateChange>? more = null)
    {
        var (closing, run) = await CloseLetterAsync(scope, at.Run, ct);
        run = run with { State = RunState.Waiting, Asks = asks };
        await scope.CommitAsync([.. end.Changes, .. closing, Runs.Move(scope.TenantId, run, at.ETag), ofItem, .. more ?? []], ct);
        scope.Telemetry.PutOff(scope, run.Key, asks is null ? "Later" : "Approval", end is StepEnd.Later later ? later.Rest : TimeSpan.Zero);
    }

    private async Task WaitAsync(FlowScope scope, WorkItem item, (RunRecord Run, string ETag) at, StepEnd end, CancellationToken ct)
    {
        var (closing, run) = await CloseLetterAsync(scope, at.Run, ct);
        var wait = end.Faults.Max(fault => fault.RetryAfter) ?? FirstWait * Math.Pow(2, Math.Min(run.Attempts, MaxDoublings));
        run = run with
        {
            State = run.UndoFrom is null ? RunState.Waiting : RunState.Undoing, Attempts = run.Attempts + 1,
            WaitsSince = run.WaitsSince ?? time.GetUtcNow(),
        };
        await scope.CommitAsync([.. end.Changes, .. closing, Runs.Move(scope.TenantId, run, at.ETag), scope.PutOff(item, wait)], ct);
        scope.Telemetry.PutOff(scope, run.Key, end.Faults[0].Kind.ToString(), wait);
    }

    private async Task ParkAsync(
        FlowScope scope, WorkItem item, (RunRecord Run, string ETag) at, RunState to, string owner, string stage, StepEnd end, FlowTally tally,
            CancellationToken ct)
    {
        var parked = at.Run with { State = to, LetterStage = stage, Asks = null };
        // A lack that is still the same is no news: its letter keeps its time and is not stored again.
        if (await letters.OfStopAsync(scope, at.Run, stage, owner, end.Faults, ct) is not { } store)
        {
            await scope.CommitAsync([.. end.Changes, Runs.Move(scope.TenantId, parked, at.ETag), scope.Done(item)], ct);
            return;
        }

        tally.Parked++;
        var (closing, _) = at.Run.LetterStage == stage ? ([], at.Run) : await CloseLetterAsync(scope, at.Run, ct);
        await scope.CommitAsync([.. end.Changes, .. closing, store, Runs.Move(scope.TenantId, parked, at.ETag), scope.Done(item)], ct);
        scope.Telemetry.RunEnded(scope, parked, item, to);
    }
}
