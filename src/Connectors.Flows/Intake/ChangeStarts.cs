using System.Text.Json;
using Connectors.Contracts;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What a change that others made causes: a run, a place in the inbox, or a letter when the record is on a document already.</summary>
internal sealed class ChangeStarts(RunStarts runs, LetterBook letters)
{
    public async ValueTask<IEnumerable<StateChange>> ChangedAsync(
        FlowScope scope, string recordKey, ReadResult result, SeenRecord seen, JsonElement json, StateEntry? claim, bool isRepeated,
        FlowTally tally, CancellationToken ct)
    {
        var record = result.Record.Value!;
        if (claim is not null)
        {
            var claimed = FlowSets.Read(claim, FlowJson.Default.ClaimRecord);
            return [Seen(scope, recordKey, seen), .. await ChangedAfterClaimAsync(scope, recordKey, result, record, claimed, tally, ct)];
        }

        tally.Accepted++;
        if (scope.Flow.Trigger.Collect is { } collect)
        {
            return [Seen(scope, recordKey, seen), Collected(scope, recordKey, collect, record, json)];
        }

        var (started, run) = await runs.StartAsync(scope, record, json, seen, isRepeated, tally, ct);
        return [.. started, Seen(scope, recordKey, seen with { Run = run })];
    }

    public static StateChange Seen(FlowScope scope, string recordKey, SeenRecord seen) =>
        FlowSets.Set(scope.TenantId, FlowSets.Seen, recordKey, seen, FlowJson.Default.SeenRecord);

    /// <summary>A record that is on a document already must not change: its new
    /// version is parked for a person, never put on a second document.</summary>
    private async ValueTask<ImmutableArray<StateChange>> ChangedAfterClaimAsync(
        FlowScope scope, string recordKey, ReadResult result, CanonicalRecord record, ClaimRecord claim, FlowTally tally,
        CancellationToken ct)
    {
        if (string.Equals(claim.Version, record.Source.Version, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            return [];
        }

        tally.Refused++;
        return [await letters.OfLateChangeAsync(scope, recordKey, result, claim.RunId, ct)];
    }

    private static StateChange Collected(FlowScope scope, string recordKey, FlowCollect collect, CanonicalRecord record, JsonElement json)
    {
        var group = string.Join('\u001f', collect.By.Select(path => CanonicalPath.Text(json, path) ?? ""));
        return FlowSets.Set(
            scope.TenantId, FlowSets.Inbox, recordKey, new(group, Envelopes.ToJson(record)), FlowJson.Default.InboxRecord, null,
            $"{scope.Flow.Name}:inbox");
    }
}
