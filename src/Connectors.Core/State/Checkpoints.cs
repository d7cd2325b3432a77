using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Checkpoints as typed state: reads entries, returns changes. A checkpoint is committed with the last effect derived from its
/// page.</summary>
public static class Checkpoints
{
    private const string SetName = "checkpoint";

    /// <summary>The stored position of a stream, null when it was never read.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="connection">Which connection.</param>
    /// <param name="stream">Which stream, such as <c>closed-won/opportunity</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<Cursor?> FindAsync(
        IStateStore store, TenantId tenant, string connection, string stream, CancellationToken ct = default)
    {
        var found = await store.FindAsync([Key(tenant, connection, stream)], ct);
        return found.Count == 0 ? null : new Cursor(JsonSerializer.Deserialize(found[0].Json.Span, StateJson.Default.Checkpoint)!.Position);
    }

    /// <summary>How far all streams of a tenant have been handled, by <c>connection/stream</c>.</summary>
    public static async IAsyncEnumerable<KeyValuePair<string, Checkpoint>> ListAsync(
        IStateStore store, TenantId tenant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var query = new StateQuery(tenant, SetName);
        for (var count = query.Take; count == query.Take;)
        {
            count = 0;
            await foreach (var entry in store.QueryAsync(query, ct))
            {
                count++;
                query = query with { After = entry.Key.Key };
                yield return new(entry.Key.Key, JsonSerializer.Deserialize(entry.Json.Span, StateJson.Default.Checkpoint)!);
            }
        }
    }

    /// <summary>The change that moves a stream's position.</summary>
    public static StateChange Advance(TenantId tenant, string connection, string stream, Cursor next, DateTimeOffset at) =>
        new StateChange.Set(new(Key(tenant, connection, stream), "",
            JsonSerializer.SerializeToUtf8Bytes(new(next.Value, at), StateJson.Default.Checkpoint)));

    private static StateKey Key(TenantId tenant, string connection, string stream) => new(tenant, SetName, $"{connection}/{stream}");
}
