using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Carries one run as far as it goes: step by step, each step's end is one commit.</summary>
internal sealed class RunExecutor(
    IStateStore state, FlowShelf shelf, RunMappings mappings, IRunPreparation preparation, StepGate gate, StepExecutor steps, RunStops stops,
    RunCompensation compensation)
{
    private const int MaxBegun = 5;

    /// <param name="flow">Whose run.</param>
    /// <param name="item">The run's place in its lane.</param>
    /// <param name="isLast">Whether this execution will not try it again: what waits for another record is put off only then.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the execution between two commits.</param>
    public async Task<RunEnd> RunAsync(FlowScope flow, WorkItem item, bool isLast, FlowTally tally, CancellationToken ct)
    {
        var key = FlowLanes.RunOf(item);
        var (run, etag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        using var sign = flow.Telemetry.BeginRun(flow, run, item);
        if (!run.IsOpen || (FlowLanes.IsAlarm(item) && run.Asks is null))
        {
            // A newer run took its place, or it was parked before a kill let its work be taken out.
            await flow.CommitAsync([flow.Done(item)], ct);
            return RunEnd.Settled;
        }

        if (run.After is { } after && (await Runs.ReadAsync(state, flow.TenantId, after, ct)).Run is var older
            && Runs.HoldsBack(older, flow.Flow.Trigger))
        {
            return await stops.WaitForOlderAsync(flow, item, older, isLast, ct);
        }

        if (item.Attempts > 1)
        {
            if (run.Begun >= MaxBegun)
            {
                return await stops.StopAsync(flow, item, (run, etag), Poison(flow.Flow, run), isLast, tally, ct);
            }

            (run, etag) = await BeginAgainAsync(flow, run, etag, ct);
        }

        if (shelf.Flows.Find(run.Flow, run.FlowVersion) is not { } version)
        {
            return await stops.StopAsync(flow, item, (run, etag), RunVersions.Gone(shelf, flow, run), isLast, tally, ct);
        }

        var mapping = await mappings.OpenAsync(flow.In(version), run, ct);
        if (!mapping.IsSuccess)
        {
            return await stops.StopAsync(flow, item, (run, etag), RunVersions.Waits(flow.In(version), mapping.Faults), isLast, tally, ct);
        }

        flow = mapping.Value.Flow;
        if (run.UndoFrom is not null)
        {
            return await compensation.RunAsync(flow, item, key, isLast, tally, ct);
        }

        var scope = new RunScope(flow, run, [.. run.Sources.Select(Envelopes.FromJson)], mapping.Value) { ETag = etag };
        run = run with { SkippedSteps = StepGate.Skipped(scope) };
        var open = flow.Flow.Steps.Where(step =>
            !run.DoneSteps.Concat(run.SkippedSteps).Contains(step.Id, StringComparer.Ordinal)).ToImmutableArray();
        if (open.IsEmpty)
        {
            // Nothing of it is wanted.
            await flow.CommitAsync([Runs.Move(flow.TenantId, run with { State = RunState.Done }, scope.ETag), flow.Done(item)], ct);
        }
        else if (await GuardedAsync(open[0], () => FindObstacleAsync(scope, open, ct)) is { } obstacle)
        {
            return await stops.StopAsync(flow, item, (run, scope.ETag), obstacle, isLast, tally, ct);
        }

        foreach (var step in open)
        {
            using var span = FlowSpans.Step(scope, step);
            var end = await GuardedAsync(step, async () => new StepStop(
                step, await gate.FindStopAsync(scope, step, ct) ?? await steps.RunAsync(scope, step, ct)));
            if (end!.End is not StepEnd.Done done)
            {
                if (await compensation.IsDueAsync(flow, run, end.End, ct))
                {
                    await compensation.BeginAsync(flow, (run, scope.ETag), end, ct);
                    return await compensation.RunAsync(flow, item, key, isLast, tally, ct);
                }

                return await stops.StopAsync(flow, item, (run, scope.ETag), end, isLast, tally, ct);
            }

            _ = done.Wrote ? tally.Written++ : tally.WritesSkipped++;
            var (closing, next) = await stops.CloseLetterAsync(flow, run, ct);
            run = next with
            {
                DoneSteps = run.DoneSteps.Add(step.Id),
                State = step == open[^1] ? RunState.Done : RunState.Ready,
                Attempts = 0,
                WaitsSince = null,
                Asks = null,
                GoesByNewest = run.GoesByNewest && !done.Wrote,
                Compensates = flow.Flow.Compensate,
                Mappings = run.DoneSteps.IsEmpty ? RunVersions.Mappings(flow) : run.Mappings,
            };
            IEnumerable<StateChange> ended = run.State == RunState.Done ? [flow.Done(item)] : [];
            using (FlowSpans.Part(FlowTelemetryNames.Confirm))
            {
                await flow.CommitAsync([.. done.Changes, .. closing, Runs.Move(flow.TenantId, run, scope.ETag), .. ended], ct);
            }

            if (done.Wrote)
            {
                flow.Telemetry.Confirmed(scope, step);
            }

            (_, scope.ETag) = await Runs.ReadAsync(state, flow.TenantId, key, ct);
        }

        tally.RunsDone++;
        tally.StepsSkipped += run.SkippedSteps.Length;
        flow.Telemetry.RunEnded(flow, run, item, RunState.Done);
        return RunEnd.Settled;
    }

    /// <summary>What the first step waits for, then what any step lacks that can be prepared already.</summary>
    private async ValueTask<StepStop?> FindObstacleAsync(RunScope scope, ImmutableArray<FlowStep> open, CancellationToken ct) =>
        await gate.FindStopAsync(scope, open[0], ct) is { } waits ? new(open[0], waits)
            : await preparation.FindObstacleAsync(scope, await gate.PreparableAsync(scope, open, ct), ct);

    /// <summary>Its lane was claimed before and given up, perhaps with the process. A lane is claimed with many runs, of which one may be the
    /// reason: so the run that is begun is counted, in a commit of its own, until it gets somewhere.</summary>
    private async ValueTask<(RunRecord Run, string ETag)> BeginAgainAsync(FlowScope flow, RunRecord run, string etag, CancellationToken ct)
    {
        await flow.CommitAsync([Runs.BeginAgain(flow.TenantId, run, etag)], ct);
        return await Runs.ReadAsync(state, flow.TenantId, run.Key, ct);
    }

    private static StepStop Poison(FlowDefinition flow, RunRecord run) => new(
        flow.Steps.FirstOrDefault(step => !run.DoneSteps.Contains(step.Id, StringComparer.Ordinal)) ?? flow.Steps[^1],
        new StepEnd.Refused(
            [new(FaultKind.Internal, $"The run was begun {MaxBegun} times and never came back: the process may have ended at it. "
                + "Look at the record and at the logs of that time, then replay it.") { Rule = "poison" }],
            []));

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
        catch (ConnectorException broken) when (broken.Fault.Kind == FaultKind.Duplicate)
        {
            // Several records carry our key: that is this run's trouble and not the lane's.
            return new(step, new StepEnd.Unclear([broken.Fault]));
        }
    }
}
