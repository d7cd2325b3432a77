using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Takes back what a run wrote, the last step first. Each step's end is one commit, so that a kill at any moment goes on where it
/// was.</summary>
internal sealed class RunCompensation(IStateStore state, StepUndos undos, RunStops stops, LetterBook letters, Contracts.IIdSource ids,
    TimeProvider time)
{
    /// <summary>Whether a run turns back because of how a step ended.</summary>
    public async ValueTask<bool> IsDueAsync(FlowScope flow, RunRecord run, StepEnd end, CancellationToken ct) =>
        flow.Flow.Compensate && end is StepEnd.Refused && await HasWrittenAsync(state, flow.TenantId, run, ct);

    /// <summary>Whether a step that is done wrote something.</summary>
    public static async ValueTask<bool> HasWrittenAsync(IStateStore state, TenantId tenant, RunRecord run, CancellationToken ct) =>
        run.DoneSteps.Length > 0
        && (await state.FindAsync([.. run.DoneSteps.Select(step => new StateKey(tenant, FlowSets.Intent, $"{run.Id}/{step}"))], ct)).Count > 0;

    /// <summary>Turns a run back: from now on it only undoes.</summary>
    public async ValueTask BeginAsync(FlowScope flow, (RunRecord Run, string ETag) at, StepStop stop, CancellationToken ct)
    {
        var (closing, run) = await stops.CloseLetterAsync(flow, at.Run, ct);
        run = run with { State = RunState.Undoing, UndoFrom = stop.Step.Id, Cause = stop.End.Faults, Attempts = 0, WaitsSince = null, Asks = null };
        await flow.CommitAsync([.. stop.End.Changes, .. closing, Runs.Move(flow.TenantId, run, at.ETag), Told(flow, run, "undo")], ct);
    }

    /// <summary>Undoes as far as it goes; resumes what an earlier execution began.</summary>
    public async Task<RunEnd> RunAsync(FlowScope flow, WorkItem item, string key, bool isLast, FlowTally tally, CancellationToken ct)
    {
        var (run, etag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        // What the steps read before is not what is there now.
        var scope = new RunScope(flow, run, [.. run.Sources.Select(Envelopes.FromJson)]);
        foreach (var step in await OpenAsync(flow, run, ct))
        {
            var end = await GuardedAsync(scope, step, ct);
            if (end is not StepEnd.Done done)
            {
                var undo = step with { Id = StepUndos.Of(step) };
                return await stops.StopAsync(flow, item, (run, etag), new(undo, end), isLast, tally, ct);
            }

            _ = done.Wrote ? tally.Written++ : 0;
            var (closing, next) = await stops.CloseLetterAsync(flow, run, ct);
            run = next with { UndoneSteps = run.UndoneSteps.Add(step.Id), State = RunState.Undoing, Attempts = 0, WaitsSince = null };
            await flow.CommitAsync([.. done.Changes, .. closing, Runs.Move(flow.TenantId, run, etag)], ct);
            (_, etag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        }

        await EndAsync(flow, item, (run, etag), ct);
        flow.Telemetry.RunEnded(flow, run, item, RunState.Undone);
        tally.Undone++;
        return RunEnd.Settled;
    }

    /// <summary>The steps that wrote, or may have written, and are not undone: the last first.</summary>
    private async ValueTask<ImmutableArray<FlowStep>> OpenAsync(FlowScope flow, RunRecord run, CancellationToken ct)
    {
        var wrote = await FlowRuns.ListIntentsAsync(state, flow.TenantId, run.Id, ct)
            .Where(intent => intent.State != IntentState.Refused || intent.RecordId is not null).Select(intent => intent.Step)
            .ToHashSetAsync(StringComparer.Ordinal, ct);
        return [.. flow.Flow.Steps.Reverse().Where(step => wrote.Contains(step.Id) && !run.UndoneSteps.Contains(step.Id))];
    }

    /// <summary>The letter tells the owner of the step that was refused why nothing came of it; a person who gave the run up knows.</summary>
    private async ValueTask EndAsync(FlowScope flow, WorkItem item, (RunRecord Run, string ETag) at, CancellationToken ct)
    {
        var run = at.Run with { State = RunState.Undone };
        var refused = run.Cause.IsEmpty ? null : flow.Flow.Steps.FirstOrDefault(step => step.Id == run.UndoFrom);
        var letter = refused is null ? null : await letters.OfStopAsync(flow, run, refused.Id, refused.Owner, run.Cause, ct);
        run = letter is null ? run : run with { LetterStage = refused!.Id };
        IEnumerable<StateChange> told = letter is null ? [] : [letter];
        await flow.CommitAsync([.. told, Runs.Move(flow.TenantId, run, at.ETag), Told(flow, run, "undone"), flow.Done(item)], ct);
    }

    private async ValueTask<StepEnd> GuardedAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        try
        {
            return await undos.RunAsync(scope, step, ct);
        }
        catch (ConnectorException broken) when (broken.Fault.Policy.IsRetryable)
        {
            return new StepEnd.PutOff([broken.Fault]);
        }
        catch (ConnectorException broken) when (broken.Fault.Kind == FaultKind.Duplicate)
        {
            // Several records carry our key: that is this run's trouble and not the lane's.
            return new StepEnd.Unclear([broken.Fault]);
        }
    }

    private StateChange Told(FlowScope flow, RunRecord run, string action) => AuditLog.Append(
        flow.TenantId, ids.Next(), new(time.GetUtcNow(), $"flow:{flow.Flow.Name}", $"run.{action}", run.Key, null, $"run:{run.Id}"));
}
