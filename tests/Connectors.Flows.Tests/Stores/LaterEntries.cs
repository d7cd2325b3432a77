using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A store in which a newer package writes too: whatever is an object gets a member that this package does not know.</summary>
internal sealed class LaterEntries() : ForwardingStore(new InMemoryStateStore())
{
    /// <summary>How many got one.</summary>
    public int Changed { get; private set; }

    public override ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) => base.CommitAsync(
        [
            .. changes.Select(change => change switch
            {
                StateChange.Put put => new StateChange.Put(put.Entry with { Json = Later(put.Entry.Json) }),
                StateChange.Set set => new StateChange.Set(set.Entry with { Json = Later(set.Entry.Json) }),
                StateChange.Enqueue work => work with { Item = work.Item with { Payload = Later(work.Item.Payload) } },
                StateChange.Defer defer => defer with { Item = defer.Item with { Payload = Later(defer.Item.Payload) } },
                _ => change,
            }),
        ], ct);

    private ReadOnlyMemory<byte> Later(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty || json.Span[0] != '{' || JsonNode.Parse(json.Span) is not JsonObject read)
        {
            return json;
        }

        Changed++;
        read["later"] = new JsonObject { ["known"] = false, ["list"] = new JsonArray(1, "two") };
        return JsonSerializer.SerializeToUtf8Bytes(read);
    }
}
