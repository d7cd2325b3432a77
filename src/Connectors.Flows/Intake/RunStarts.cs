using System.Text.Json;
using Connectors.Contracts;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Starts the run of one record: a second delivery ends at the run's key.</summary>
/// <remarks>With <c>@change</c> each change is a run of its own, and a newer one takes the place of an older that is not done, since it carries
/// the newer state. An older one that has begun to write is not cut off: its writes may be on their way, so the newer waits for its end. With other
/// keys each run stands for itself, and those of a record go one after the other.</remarks>
internal sealed class RunStarts(IStateStore state, RunStops stops, IIdSource ids)
{
    /// <summary>The changes that start the run, and the key by which the next change of the record finds it.</summary>
    /// <param name="scope">The flow.</param>
    /// <param name="record">The record.</param>
    /// <param name="json">Its JSON.</param>
    /// <param name="seen">What is known of it from now on.</param>
    /// <param name="isRepeated">Whether a commit of these changes was refused before, so that nothing may be taken for granted.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the look-ups.</param>
    public async ValueTask<(ImmutableArray<StateChange> Changes, string? Run)> StartAsync(
        FlowScope scope, CanonicalRecord record, JsonElement json, SeenRecord seen, bool isRepeated, FlowTally tally, CancellationToken ct)
    {
        var parts = scope.Flow.Trigger.RunKey.Select(path => path switch
        {
            FlowTrigger.Id => record.Source.Id,
            FlowTrigger.Change => $"{seen.Change}",
            _ => CanonicalPath.Text(json, path) ?? "",
        });
        var key = Runs.KeyOf(scope.Flow.Name, $"{scope.Flow.Trigger.Entity}:{string.Join(':', parts)}");
        if ((isRepeated || !IsNew(scope.Flow.Trigger, seen))
            && (await state.FindAsync([new(scope.TenantId, FlowSets.Run, key)], ct)).SingleOrDefault() is { } there)
        {
            return await MeetAsync(scope, record, seen, there, tally, ct);
        }

        var source = await ToldAsync(scope, record, seen, ct);
        if (!scope.Flow.Trigger.IsByChange)
        {
            return (Start(scope, key, await OlderAsync(scope, seen.Run, ct), source), key);
        }

        var (replacing, after) = seen.Run is { } older ? await ReplaceAsync(scope, older, ct) : ([], null);
        tally.Superseded += replacing.IsEmpty ? 0 : 1;
        return ([.. replacing, .. Start(scope, key, after, source)], key);
    }

    private ImmutableArray<StateChange> Start(FlowScope scope, string key, string? after, CanonicalRecord source)
    {
        var run = new RunRecord(ids.Next().Value, scope.Flow.Name, scope.Flow.Version, key, [])
        {
            After = after,
            StartedVia = scope.Origin?.Via,
            StartedBy = scope.Origin?.By,
            TraceParent = FlowSpans.Current,
        };
        return Runs.Start(scope.TenantId, run, source);
    }

    /// <summary>Whether nobody can have started the run: the key is the record's own, and the record or its change is new. Then it is not looked for,
    /// which spares a look-up for each record of a first load; should it be there after all, the commit is refused and all is judged anew.</summary>
    private static bool IsNew(FlowTrigger trigger, SeenRecord seen) =>
        trigger.RunKey.Contains(FlowTrigger.Id) && (seen.Change == 1 || trigger.IsByChange);

    /// <summary>A run of that key is there. It was started before, unless it was taken out because the record was gone: then it begins
    /// anew.</summary>
    private async ValueTask<(ImmutableArray<StateChange> Changes, string? Run)> MeetAsync(
        FlowScope scope, CanonicalRecord record, SeenRecord seen, StateEntry there, FlowTally tally, CancellationToken ct)
    {
        var run = FlowSets.Read(there, FlowJson.Default.RunRecord);
        if (scope.Flow.Trigger.IsByChange || run.State != RunState.Superseded)
        {
            tally.Duplicates++;
            return ([], seen.Run);
        }

        var last = seen.Run == run.Key ? null : seen.Run;
        run = run with { Sources = [Envelopes.ToJson(record)], After = await OlderAsync(scope, last, ct) };
        return (Runs.Again(scope.TenantId, run, there.ETag), run.Key);
    }

    /// <summary>The record as its run keeps it: with where its fields came from, as far as the flow asks.</summary>
    private async ValueTask<CanonicalRecord> ToldAsync(FlowScope scope, CanonicalRecord record, SeenRecord seen, CancellationToken ct)
    {
        if (scope.Flow.Provenance != ProvenanceMode.ChangedOnly || !scope.Flow.Trigger.IsByChange || seen.Run is not { } last)
        {
            return record;
        }

        var (earlier, _) = await Runs.ReadAsync(state, scope.TenantId, last, ct);
        return record.WithChangedProvenance(Envelopes.FromJson(earlier.Sources[0]));
    }

    /// <summary>The run of the record's state before, if it is to be waited for: what happened to a record is done in its order.</summary>
    private async ValueTask<string?> OlderAsync(FlowScope scope, string? last, CancellationToken ct) =>
        last is not null && Runs.HoldsBack((await Runs.ReadAsync(state, scope.TenantId, last, ct)).Run, scope.Flow.Trigger) ? last : null;

    /// <summary>The changes that take an older run out, or the key of the run to wait for.</summary>
    private async ValueTask<(ImmutableArray<StateChange> Changes, string? After)> ReplaceAsync(FlowScope scope, string key, CancellationToken ct)
    {
        var (older, etag) = await Runs.ReadAsync(state, scope.TenantId, key, ct);
        if (older.State == RunState.Undoing
            || older.State is RunState.Ready or RunState.Waiting && await Runs.HasBegunAsync(state, scope, older, ct))
        {
            return ([], key);
        }

        if (older.State is RunState.Done or RunState.Superseded or RunState.Abandoned || older.UndoFrom is not null)
        {
            return ([], null);
        }

        var (closing, run) = await stops.CloseLetterAsync(scope, older, ct);
        return ([.. closing, Runs.Move(scope.TenantId, run with { State = RunState.Superseded }, etag)], older.After);
    }
}
