using Connectors.State;

namespace Connectors.PostgreSql;

/// <summary>A change of an entry as a row.</summary>
/// <param name="Place">Its place among the changes of the commit.</param>
/// <param name="Key">Which entry.</param>
/// <param name="Expected">The tag that must stand; null where none is asked for.</param>
/// <param name="Entry">What is stored; null where the entry goes away.</param>
/// <param name="IsLast">Whether no later change of the commit takes its place.</param>
internal sealed record EntryChange(int Place, StateKey Key, string? Expected, StateEntry? Entry, bool IsLast)
{
    public ImmutableArray<string> IndexKeys => Entry is null || Entry.IndexKeys.IsDefault ? [] : Entry.IndexKeys;

    /// <summary>The changes of entries in the order of keys, as the database sorts them: two commits wait for each other only one way.</summary>
    public static EntryChange[] Of(StateChange[] changes)
    {
        var found = new List<EntryChange>(changes.Length);
        for (var place = 0; place < changes.Length; place++)
        {
            var change = changes[place] switch
            {
                StateChange.Put put => new EntryChange(place, put.Key, put.Entry.ETag, put.Entry, true),
                StateChange.Set set => new EntryChange(place, set.Key, null, set.Entry, true),
                StateChange.Remove remove => new EntryChange(place, remove.Key, remove.ETag, null, true),
                _ => null,
            };
            if (change is not null)
            {
                found.Add(change);
            }
        }

        found.Sort((one, other) => Compare(one.Key, other.Key) is var order && order != 0 ? order : one.Place - other.Place);
        for (var at = 1; at < found.Count; at++)
        {
            if (found[at - 1].Key == found[at].Key)
            {
                found[at - 1] = found[at - 1] with { IsLast = false };
            }
        }

        return [.. found];
    }

    private static int Compare(StateKey one, StateKey other) =>
        CodePointOrder.Instance.Compare(one.Tenant.Value, other.Tenant.Value) is var tenants && tenants != 0 ? tenants
        : CodePointOrder.Instance.Compare(one.Set, other.Set) is var sets && sets != 0 ? sets
        : CodePointOrder.Instance.Compare(one.Key, other.Key);
}
