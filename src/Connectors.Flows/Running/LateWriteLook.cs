using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Writing;
using WorkItem = Connectors.State.WorkItem;

namespace Connectors.Flows;

/// <summary>Looks at a record to which an older content may have been written late, and writes the newest once more where that is so. What cannot be
/// put right is a dead letter.</summary>
internal sealed class LateWriteLook(
    IEntityWriter writer, IStateStore state, StandingRecords standing, LetterBook letters, IIdSource ids, TimeProvider time)
{
    private const int MaxTries = 12;
    private const int MaxDoublings = 7;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    public async Task<RunEnd> DoAsync(FlowScope flow, WorkItem item, FlowTally tally, CancellationToken ct)
    {
        var late = LateWrites.Read(item);
        if (await FlowRuns.FindIntentAsync(state, flow.TenantId, late.RunId, late.Step, ct) is not { } sent)
        {
            await flow.CommitAsync([flow.Done(item)], ct);
            return RunEnd.Settled;
        }

        try
        {
            var changes = await LookAsync(flow, late, sent, tally, ct);
            await flow.CommitAsync([.. changes, flow.Done(item)], ct);
            return RunEnd.Settled;
        }
        catch (ConnectorException broken) when (late.Tries < MaxTries && (broken.Fault.Policy.IsRetryable || broken.Fault.Kind == FaultKind.InDoubt))
        {
            var again = item with { Payload = LateWrites.Write(late with { Tries = late.Tries + 1 }) };
            var wait = broken.Fault.RetryAfter ?? FirstWait * Math.Pow(2, Math.Min(late.Tries, MaxDoublings));
            await flow.CommitAsync([flow.PutOff(again, wait)], ct);
            return RunEnd.Waits;
        }
        catch (ConnectorException broken)
        {
            await flow.CommitAsync([await ToldAsync(flow, sent, [broken.Fault], tally, ct), flow.Done(item)], ct);
            return RunEnd.Settled;
        }
    }

    private async ValueTask<ImmutableArray<StateChange>> LookAsync(FlowScope flow, LateWrite late, Intent sent, FlowTally tally, CancellationToken ct)
    {
        var connection = flow.Named(sent.Connection);
        if (await OtherAsync(connection, late, sent, ct) is { } second)
        {
            return [await ToldAsync(flow, sent, [second], tally, ct)];
        }

        // A run that is not past its step goes on by itself, and looks before it sends again.
        if (sent.State is not (IntentState.Confirmed or IntentState.Undone) || (sent.RecordId ?? sent.TargetId) is not { } id)
        {
            return [];
        }

        var record = new VendorKey(sent.Object, id);
        if (await NewestAsync(connection, record, sent, ct) is not { } newest)
        {
            return [];
        }

        return newest.Intent is { } at && await FindAsync(flow, at, ct) is { } confirmed
            ? await RepairAsync(flow, connection, record, confirmed, tally, ct)
            : [await ToldAsync(flow, sent, [Older(record)], tally, ct)];
    }

    /// <summary>Whether two records were made: vendors that do not keep our key unique make one for each create.</summary>
    /// <exception cref="ConnectorException">Several carry our key (<c>Duplicate</c>), or the vendor cannot tell now.</exception>
    private async ValueTask<Fault?> OtherAsync(Connection connection, LateWrite late, Intent sent, CancellationToken ct)
    {
        if (sent.TargetId is not null || sent.Verb is not (WriteVerb.Create or WriteVerb.Upsert))
        {
            return null;
        }

        var found = connection.Adapter.TryGet<IRecordFinder>(sent.Object, out _)
            ? (await writer.FindAsync(connection, sent.Object, sent.Key, ct))?.Key.Id : null;
        var made = new[] { sent.RecordId, late.RecordId, found }.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return made.Length < 2 ? null : new(
            FaultKind.Duplicate,
            $"A process that stood still while it sent made a second record of {sent.Object} at {sent.Connection} for the same {sent.Entity}: "
                + $"{string.Join(", ", made)}. Merge them or delete one of them there, then discard the letter.")
        {
            Rule = "late-write",
        };
    }

    /// <summary>What was confirmed last, where the record does not say so any more but what was sent late; null where nothing is to be
    /// done.</summary>
    private async ValueTask<SentRecord?> NewestAsync(Connection connection, VendorKey record, Intent sent, CancellationToken ct)
    {
        if (await SentRecords.FindAsync(state, connection, record, ct) is not { } newest || newest.BodyHash == sent.BodyHash)
        {
            return null;
        }

        var older = BodyMembers.Of(sent.Body)
            .Where(member => newest.Members.TryGetValue(member.Key, out var hash) && hash != member.Value).ToArray();
        if (older.Length == 0)
        {
            return null;
        }

        // What somebody else has changed since is theirs. What cannot be read may be what was sent late.
        return await standing.FindAsync(connection, sent.Entity, record, ct) is { } now
            && older.All(member => now.TryGetValue(member.Key, out var hash) && hash != member.Value) ? null : newest;
    }

    private async ValueTask<ImmutableArray<StateChange>> RepairAsync(
        FlowScope flow, Connection connection, VendorKey record, Intent confirmed, FlowTally tally, CancellationToken ct)
    {
        var byKey = confirmed is { Verb: WriteVerb.Upsert, TargetId: null };
        var command = new WriteCommand(
            byKey ? WriteVerb.Upsert : WriteVerb.Update, confirmed.Object, byKey ? null : record, confirmed.Key, null,
            JsonSerializer.SerializeToUtf8Bytes(confirmed.Body));
        // Reading may have taken long.
        await flow.CommitAsync([], ct);
        switch (await flow.Sends.SendAsync(writer, connection, command, confirmed, ct))
        {
            case WriteResult.Written:
                flow.Telemetry.Wrote(flow, connection, "written", confirmed.RunId);
                tally.Written++;
                return
                [
                    AuditLog.Append(flow.TenantId, ids.Next(), new(
                        time.GetUtcNow(), $"flow:{flow.Flow.Name}", $"{confirmed.Entity}.rewrite", $"{connection.Settings.Name}/{record}",
                        confirmed.BodyHash, $"run:{confirmed.RunId}")),
                ];
            case WriteResult.Refused refused:
                return [await ToldAsync(flow, confirmed, refused.Faults, tally, ct)];
            case WriteResult.InDoubt doubt:
                throw new ConnectorException(doubt.Fault);
            default:
                throw new InvalidOperationException("A write result is written, refused or in doubt.");
        }
    }

    private async ValueTask<Intent?> FindAsync(FlowScope flow, string intent, CancellationToken ct) =>
        (await state.FindAsync([new(flow.TenantId, FlowSets.Intent, intent)], ct)).SingleOrDefault() is { } found
            ? FlowSets.Read(found, FlowJson.Default.Intent) : null;

    private async ValueTask<StateChange> ToldAsync(FlowScope flow, Intent sent, ImmutableArray<Fault> faults, FlowTally tally, CancellationToken ct)
    {
        tally.Parked++;
        return await letters.OfLateWriteAsync(flow, sent, faults, ct);
    }

    private static Fault Older(VendorKey record) => new(
        FaultKind.Conflict,
        $"A process that stood still while it sent wrote an older content to {record}. What was written last is not in the store any more: "
            + "change the record at its source, or correct it there, then discard the letter.")
    {
        Rule = "late-write",
    };
}
