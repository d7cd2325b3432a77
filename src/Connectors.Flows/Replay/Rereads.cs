using System.Text.Json;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Requests to read records again, as typed state. Keys begin with the flow's name.</summary>
internal static class Rereads
{
    private const string Set = "reread";

    public static StateChange Ask(TenantId tenant, DeadLetter letter, string actor)
    {
        var (connection, id) = letter.Source!.Value;
        return FlowSets.Set(tenant, Set, letter.Record, new(connection, id, letter.Record) { Actor = actor }, FlowJson.Default.RereadRequest);
    }

    public static async ValueTask<ImmutableArray<StateChange>> CancelAsync(IStateStore state, TenantId tenant, DeadLetter letter,
        CancellationToken ct) =>
        [.. (await state.FindAsync([new(tenant, Set, letter.Record)], ct)).Select(entry => new StateChange.Remove(entry.Key, entry.ETag))];

    /// <summary>Some requests of a flow, with the changes that take them out.</summary>
    public static async ValueTask<List<(RereadRequest Request, StateChange Taken)>> TakeAsync(
        IStateStore state, TenantId tenant, string flow, string? after, int count, CancellationToken ct)
    {
        var taken = new List<(RereadRequest, StateChange)>();
        await foreach (var entry in state.QueryAsync(new(tenant, Set) { After = after ?? $"{flow}/", Take = count }, ct))
        {
            if (!entry.Key.Key.StartsWith($"{flow}/", StringComparison.Ordinal))
            {
                break;
            }

            taken.Add((FlowSets.Read(entry, FlowJson.Default.RereadRequest), new StateChange.Remove(entry.Key, entry.ETag)));
        }

        return taken;
    }
}
