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

    public static EntryChange[] Of(StateChange[] changes)
    {
        var last = new Dictionary<StateKey, int>();
        var found = new List<EntryChange>();
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
                last[change.Key] = place;
                found.Add(change);
            }
        }

        return [.. found.Select(change => last[change.Key] == change.Place ? change : change with { IsLast = false })];
    }
}
