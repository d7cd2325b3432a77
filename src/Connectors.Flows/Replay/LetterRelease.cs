using Connectors.Contracts;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Releases one letter: the letter's new state, what lets its work go on, and the audit entry are one commit. The letter itself is closed by
/// the commit that does the work, so that a repeat of the trouble is counted at it.</summary>
internal sealed class LetterRelease(IStateStore state, IIdSource ids, TimeProvider time)
{
    private const int MaxConflicts = 5;

    /// <summary>Why a letter cannot be released, as far as it says so itself; null when it can be.</summary>
    public static string? Obstacle(DeadLetter letter) => letter switch
    {
        { State: LetterState.Replayed } => "It is released already: its work waits for an execution.",
        { ReplayPolicy: ReplayPolicy.None, Stage: DeadLetters.LateChangeStage } =>
            "The record is on a document already: correct it with a reversal and a new record, then discard the letter.",
        { ReplayPolicy: ReplayPolicy.None, Stage: DeadLetters.LateWriteStage or DeadLetters.MergeStage } =>
            "It tells what a vendor holds: correct it there, then discard the letter.",
        { ReplayPolicy: ReplayPolicy.None } => "The record has no id to read it by: correct it at its source, then discard the letter.",
        _ => null,
    };

    /// <returns>Why it was left as it is; null when it is released.</returns>
    public async ValueTask<string?> ReleaseAsync(
        TenantId tenant, DeadLetter letter, ReplayRequest request, WorkClass urgency, CancellationToken ct)
    {
        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            var key = DeadLetters.KeyOf(tenant, letter.Record, letter.Stage);
            if ((await state.FindAsync([key], ct)).SingleOrDefault() is not { } entry)
            {
                return "It was closed meanwhile.";
            }

            var now = FlowSets.Read(entry, LetterJson.Letter);
            var (work, obstacle) = Obstacle(now) is { } closed ? ([], closed)
                : now.ReplayPolicy == ReplayPolicy.Reread ? ([Rereads.Ask(tenant, now, request.Actor)], null)
                : await RunAsync(tenant, now, request.KeepMappings, urgency, ct);
            if (obstacle is not null)
            {
                return obstacle;
            }

            var released = now.Decided(LetterState.Replayed, new(request.Actor, time.GetUtcNow(), "replay", request.Reason));
            var audit = RepairCommits.Audit(tenant, ids, time, request.Actor, "replay", now, request.Reason);
            try
            {
                await state.CommitAsync([LetterEntries.Put(tenant, released, entry.ETag), .. work, audit], ct);
                return null;
            }
            catch (StateConflictException)
            {
                // An execution or another release was faster: what it left is judged anew.
            }
        }

        return "It is being worked on: try again.";
    }

    private async ValueTask<(ImmutableArray<StateChange> Changes, string? Obstacle)> RunAsync(
        TenantId tenant, DeadLetter letter, bool keepMappings, WorkClass urgency, CancellationToken ct)
    {
        var found = await state.FindAsync([new(tenant, FlowSets.Run, letter.Record)], ct);
        if (found.Count == 0)
        {
            return ([], "Its run is not in the store: discard the letter.");
        }

        var run = FlowSets.Read(found[0], FlowJson.Default.RunRecord);
        if (run.State is not (RunState.Parked or RunState.Incomplete))
        {
            return ([], run.IsOpen ? "Its run goes on already." : $"Its run has ended ({run.State}): discard the letter.");
        }

        // What a vendor refused was not written: the step makes its record anew, with what was corrected since. What was confirmed, or may have
        // arrived, keeps its intent: the first is not repeated, the second is looked up before it is.
        var intent = (await state.FindAsync([new(tenant, FlowSets.Intent, $"{run.Id}/{letter.Stage}")], ct)).SingleOrDefault();
        var refused = intent is not null && FlowSets.Read(intent, FlowJson.Default.Intent).State == IntentState.Refused
            ? ImmutableArray.Create<StateChange>(new StateChange.Remove(intent.Key, intent.ETag)) : [];
        return ([.. Runs.Again(tenant, run with { LetterStage = letter.Stage, GoesByNewest = !keepMappings }, found[0].ETag, urgency), .. refused],
            null);
    }
}
