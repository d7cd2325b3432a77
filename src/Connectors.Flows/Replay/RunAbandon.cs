using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Ends what is not to be done: letter, run and audit entry in one commit.</summary>
internal sealed class RunAbandon(IStateStore state, IIdSource ids, TimeProvider time)
{
    public async Task<AbandonReport> DiscardAsync(
        TenantId tenant, DeadLetter letter, string etag, string actor, string reason, CancellationToken ct)
    {
        var run = letter.ReplayPolicy == ReplayPolicy.Resume
            ? (await state.FindAsync([new(tenant, FlowSets.Run, letter.Record)], ct)).SingleOrDefault() : null;
        return await EndAsync(tenant, (letter, etag), run, actor, reason, ct);
    }

    public async Task<AbandonReport> AbandonAsync(TenantId tenant, string key, string actor, string reason, CancellationToken ct)
    {
        var entry = (await state.FindAsync([new(tenant, FlowSets.Run, key)], ct)).SingleOrDefault()
            ?? throw new ConnectorException(new(FaultKind.NotFound, $"Tenant '{tenant}' has no run '{key}'. List them with their keys."));
        var run = FlowSets.Read(entry, FlowJson.Default.RunRecord);
        if (!run.IsOpen && run.State != RunState.Parked)
        {
            throw new ConnectorException(new(FaultKind.Conflict, $"The run '{key}' has ended ({run.State}): there is nothing to abandon."));
        }

        var letter = run.LetterStage is { } stage
            ? (await state.FindAsync([DeadLetters.KeyOf(tenant, key, stage)], ct)).SingleOrDefault() : null;
        return await EndAsync(
            tenant, letter is null ? null : (FlowSets.Read(letter, LetterJson.Letter), letter.ETag), entry, actor, reason, ct);
    }

    private async Task<AbandonReport> EndAsync(
        TenantId tenant, (DeadLetter Letter, string ETag)? at, StateEntry? entry, string actor, string reason, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var changes = new List<StateChange>();
        var letter = at is { } found
            ? found.Letter.Decided(LetterState.Discarded, new(actor, now, "discard", reason)) with { ClosedAt = now } : null;
        if (letter is not null)
        {
            changes.AddRange(LetterEntries.Close(tenant, letter, at!.Value.ETag, LetterState.Discarded, now));
            changes.Add(RepairCommits.Audit(tenant, ids, time, actor, "discard", letter, reason));
            if (letter.ReplayPolicy == ReplayPolicy.Reread)
            {
                changes.AddRange(await Rereads.CancelAsync(state, tenant, letter, ct));
            }
        }

        var run = entry is null ? null : FlowSets.Read(entry, FlowJson.Default.RunRecord);
        var (confirmed, inDoubt) = (ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        if (run is not null && (run.IsOpen || run.State == RunState.Parked))
        {
            inDoubt = await InDoubtAsync(tenant, run, ct);
            confirmed = [.. run.DoneSteps.Except(run.UndoneSteps)];
            var turnsBack = run is { UndoFrom: null, Compensates: true } && await RunCompensation.HasWrittenAsync(state, tenant, run, ct);
            run = turnsBack
                ? run with { State = RunState.Undoing, UndoFrom = "", LetterStage = null, Attempts = 0, WaitsSince = null, Asks = null }
                : run with { State = RunState.Abandoned, LetterStage = null };
            changes.Add(Runs.Move(tenant, run, entry!.ETag));
            if (turnsBack)
            {
                changes.Add(FlowLanes.ToRun(tenant, run));
            }

            changes.Add(AuditLog.Append(tenant, ids.Next(), new(now, actor, "run.abandon", run.Key, null, reason)));
        }

        await RepairCommits.CommitAsync(state, changes, ct);
        return new(letter, run, confirmed, inDoubt);
    }

    private async ValueTask<ImmutableArray<string>> InDoubtAsync(TenantId tenant, RunRecord run, CancellationToken ct)
    {
        var intents = await FlowRuns.ListIntentsAsync(state, tenant, run.Id, ct).ToListAsync(ct);
        return [.. intents.Where(intent => intent.State is IntentState.Planned or IntentState.InDoubt).Select(intent => intent.Step)];
    }
}
