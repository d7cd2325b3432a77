using System.Security.Cryptography;
using System.Text;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Names of readings and changes on tapes.</summary>
internal static class StateKeys
{
    /// <summary>Stands for a key that is not there: short, since most look-ups find nothing.</summary>
    public static ulong Short(StateKey key) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Set}\0{key.Key}")).AsSpan(0, 8));

    public static string Of(StateQuery query) => $"{query.Set}|{query.IndexKey}|{query.After}|{query.Take}|{(query.DueBefore is null ? "" : "due")}";

    /// <summary>A change as one line: what, where, hash of the content. Tags of versions and numbers of work are the store's own.</summary>
    public static string Effect(StateChange change) => change switch
    {
        StateChange.Put put => $"put {Of(put.Entry)}",
        StateChange.Set always => $"set {Of(always.Entry)}",
        StateChange.Remove remove => $"remove {remove.Key.Set}/{remove.Key.Key}",
        StateChange.Enqueue work => $"enqueue {work.Item.Lane.Name}/{work.Item.Kind}/{work.Item.Key} {Load(work.Item.Payload)} {work.Delay.Ticks}",
        StateChange.Complete done => $"complete {done.Item.Lane.Name}/{done.Item.Kind}/{done.Item.Key}",
        StateChange.Defer later => $"defer {later.Item.Lane.Name}/{later.Item.Kind}/{later.Item.Key} {Load(later.Item.Payload)} {later.Delay.Ticks}",
        _ => $"hold {change.Key.Key}",
    };

    private static string Of(StateEntry entry) =>
        $"{entry.Key.Set}/{entry.Key.Key} {Of(OrderedJson.Of(entry.Json))} {entry.DueAt?.UtcTicks} {string.Join(',', entry.IndexKeys)}";

    /// <summary>Most payloads are keys, no JSON.</summary>
    private static string Load(ReadOnlyMemory<byte> payload) =>
        Of(payload is { IsEmpty: false } && payload.Span[0] == (byte)'{' ? OrderedJson.Of(payload) : payload);

    private static string Of(ReadOnlyMemory<byte> bytes) => BodyHash.Of(bytes.Span);
}
