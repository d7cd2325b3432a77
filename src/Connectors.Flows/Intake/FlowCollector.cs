using Connectors.Contracts;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From the inbox to runs: each record leaves the inbox and is claimed in the same commit that starts its run.</summary>
internal sealed class FlowCollector(IStateStore state, IIdSource ids)
{
    public async Task CollectAsync(FlowScope scope, FlowCollect collect, CancellationToken ct)
    {
        var waiting = new List<StateEntry>();
        for (string? after = null; ;)
        {
            var before = waiting.Count;
            var query = new StateQuery(scope.TenantId, FlowSets.Inbox) { IndexKey = $"{scope.Flow.Name}:inbox", After = after, Take = 500 };
            await foreach (var entry in state.QueryAsync(query, ct))
            {
                waiting.Add(entry);
                after = entry.Key.Key;
            }

            if (waiting.Count - before < 500)
            {
                break;
            }
        }

        var groups = waiting
            .Select(entry => (Entry: entry, Inbox: FlowSets.Read(entry, FlowJson.Default.InboxRecord)))
            .GroupBy(item => item.Inbox.Group, StringComparer.Ordinal);
        foreach (var part in groups.SelectMany(group => group.Chunk(collect.Max)))
        {
            await scope.CommitAsync(Run(scope, part), ct);
        }
    }

    private IEnumerable<StateChange> Run(FlowScope scope, (StateEntry Entry, InboxRecord Inbox)[] part)
    {
        var records = part.Select(item => Envelopes.FromJson(item.Inbox.Record)).ToArray();
        var key = Runs.KeyOf(scope.Flow.Name, CanonicalCollection.Of(records).Source.Id);
        var run = new RunRecord(ids.Next().Value, scope.Flow.Name, scope.Flow.Version, key, [.. part.Select(item => item.Inbox.Record)])
        {
            StartedVia = scope.Origin?.Via,
            StartedBy = scope.Origin?.By,
        };
        foreach (var change in Runs.Start(scope.TenantId, run))
        {
            yield return change;
        }

        for (var index = 0; index < part.Length; index++)
        {
            var claim = new ClaimRecord(run.Id, records[index].Source.Version);
            yield return new StateChange.Remove(part[index].Entry.Key, part[index].Entry.ETag);
            yield return new StateChange.Put(FlowSets.Entry(
                scope.TenantId, FlowSets.Claim, part[index].Entry.Key.Key, "", claim, FlowJson.Default.ClaimRecord, null, $"{run.Id}"));
        }
    }
}
