using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Mapping;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From the trigger's source to runs or inbox. What a page causes and its checkpoint are one commit.</summary>
internal sealed class FlowIntake(IEntityReader reader, IStateStore state, EchoFilter echoes, IIdSource ids, TimeProvider time)
{
    public async Task ReadAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var trigger = scope.Flow.Trigger;
        var connection = scope.InRole(trigger.Role);
        var stream = $"{scope.Flow.Name}/{trigger.Entity}";
        var from = await Checkpoints.FindAsync(state, scope.TenantId, connection.Settings.Name, stream, ct);
        await foreach (var page in reader.ReadAsync(connection, trigger.Entity, from, ct))
        {
            var changes = new Dictionary<StateKey, StateChange>();
            var known = await KnownAsync(scope, connection, page, ct);
            foreach (var result in page.Records)
            {
                tally.Read++;
                foreach (var change in await AcceptAsync(scope, connection, result, known, tally, ct))
                {
                    changes[change.Key] = change;
                }
            }

            var checkpoint = Checkpoints.Advance(scope.TenantId, connection.Settings.Name, stream, page.Next, time.GetUtcNow());
            await state.CommitAsync([.. changes.Values, checkpoint], ct);
            tally.Show("reading", tally.Read);
        }
    }

    private async ValueTask<IReadOnlyDictionary<StateKey, StateEntry>> KnownAsync(
        FlowScope scope, Connection connection, EntityPage page, CancellationToken ct)
    {
        var keys = page.Records.SelectMany(result => new[]
        {
            new StateKey(scope.TenantId, FlowSets.Seen, RecordKey(scope, connection, result)),
            new StateKey(scope.TenantId, FlowSets.Claim, RecordKey(scope, connection, result)),
        });
        return (await state.FindAsync([.. keys], ct)).ToDictionary(entry => entry.Key);
    }

    private async ValueTask<IEnumerable<StateChange>> AcceptAsync(
        FlowScope scope, Connection connection, ReadResult result, IReadOnlyDictionary<StateKey, StateEntry> known, FlowTally tally,
            CancellationToken ct)
    {
        var recordKey = RecordKey(scope, connection, result);
        if (!result.Record.IsSuccess)
        {
            tally.Refused++;
            return [DeadLetters.OfReading(scope, recordKey, result, time)];
        }

        var record = result.Record.Value;
        var seenKey = new StateKey(scope.TenantId, FlowSets.Seen, recordKey);
        if (known.TryGetValue(seenKey, out var seen)
            && string.Equals(FlowSets.Read(seen, FlowJson.Default.SeenRecord).ContentHash, record.ContentHash, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            return [];
        }

        var handled = FlowSets.Set(scope.TenantId, FlowSets.Seen, recordKey, new(record.ContentHash), FlowJson.Default.SeenRecord);
        using var json = JsonDocument.Parse(record.Json);
        if (!scope.Flow.Trigger.When.Holds(json.RootElement))
        {
            tally.Ignored++;
            return [handled];
        }

        if (await echoes.IsEchoAsync(connection, record, ct))
        {
            tally.Echoes++;
            return [handled];
        }

        if (known.TryGetValue(new(scope.TenantId, FlowSets.Claim, recordKey), out var claim))
        {
            return [handled, .. ChangedAfterClaim(scope, recordKey, result, record, FlowSets.Read(claim, FlowJson.Default.ClaimRecord), tally)];
        }

        tally.Accepted++;
        return scope.Flow.Trigger.Collect is { } collect
            ? [handled, Collected(scope, recordKey, collect, record, json.RootElement)]
            : [handled, .. await StartAsync(scope, record, json.RootElement, tally, ct)];
    }

    /// <summary>A record that is on a document already must not change: its new version is parked for a person, never put on a second
    /// document.</summary>
    private IEnumerable<StateChange> ChangedAfterClaim(
        FlowScope scope, string recordKey, ReadResult result, CanonicalRecord record, ClaimRecord claim, FlowTally tally)
    {
        if (string.Equals(claim.Version, record.Source.Version, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            return [];
        }

        tally.Refused++;
        return [DeadLetters.OfLateChange(scope, recordKey, result, claim.RunId, time)];
    }

    private static StateChange Collected(FlowScope scope, string recordKey, FlowCollect collect, CanonicalRecord record, JsonElement json)
    {
        var group = string.Join('\u001f', collect.By.Select(path => CanonicalPath.Text(json, path) ?? ""));
        return FlowSets.Set(
            scope.TenantId, FlowSets.Inbox, recordKey, new(group, Envelopes.ToJson(record)), FlowJson.Default.InboxRecord, null,
                $"{scope.Flow.Name}:inbox");
    }

    private async ValueTask<IEnumerable<StateChange>> StartAsync(
        FlowScope scope, CanonicalRecord record, JsonElement json, FlowTally tally, CancellationToken ct)
    {
        var parts = scope.Flow.Trigger.RunKey.Select(path => string.Equals(path, "@id", StringComparison.Ordinal)
            ? record.Source.Id : CanonicalPath.Text(json, path) ?? "");
        var key = Runs.KeyOf(scope.Flow.Name, $"{scope.Flow.Trigger.Entity}:{string.Join(':', parts)}");
        if ((await state.FindAsync([new(scope.TenantId, FlowSets.Run, key)], ct)).Count > 0)
        {
            tally.Duplicates++;
            return [];
        }

        var run = new RunRecord(ids.Next().Value, scope.Flow.Name, scope.Flow.Version, key, [Envelopes.ToJson(record)]);
        return [Runs.Start(scope.TenantId, run, time.GetUtcNow())];
    }

    private static string RecordKey(FlowScope scope, Connection connection, ReadResult result)
    {
        var id = result.Source.Key.Id.Length > 0 ? result.Source.Key.Id : $"#{BodyHash.Of(result.Source.Json.Span)}";
        return $"{scope.Flow.Name}/{connection.Settings.Name}/{result.Source.Key.Object}/{id}";
    }
}
