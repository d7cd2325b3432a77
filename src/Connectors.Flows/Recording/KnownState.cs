using Connectors.State;

namespace Connectors.Flows;

/// <summary>What an execution knows of the state: what it read and what it committed. One tenant's. Not thread-safe.</summary>
internal sealed class KnownState
{
    private readonly Dictionary<string, SortedDictionary<string, StateEntry>> _sets = new(StringComparer.Ordinal);
    private long _version;

    public StateEntry? Find(string set, string key) => _sets.TryGetValue(set, out var entries) ? entries.GetValueOrDefault(key) : null;

    public IEnumerable<StateEntry> Query(StateQuery query) => !_sets.TryGetValue(query.Set, out var entries) ? []
        : entries.Values
            .Where(entry => query.After is null || CodePointOrder.Instance.Compare(entry.Key.Key, query.After) > 0)
            .Where(entry => query.IndexKey is null || entry.IndexKeys.Contains(query.IndexKey))
            .Where(entry => query.DueBefore is null || entry.DueAt <= query.DueBefore)
            .Take(query.Take);

    public void Store(StateEntry entry)
    {
        if (!_sets.TryGetValue(entry.Key.Set, out var entries))
        {
            _sets[entry.Key.Set] = entries = new(CodePointOrder.Instance);
        }

        entries[entry.Key.Key] = entry with { ETag = $"{++_version}", Json = entry.Json.ToArray() };
    }

    public void Remove(string set, string key)
    {
        if (_sets.TryGetValue(set, out var entries))
        {
            entries.Remove(key);
        }
    }

    public void Apply(StateChange change)
    {
        switch (change)
        {
            case StateChange.Put put: Store(put.Entry); break;
            case StateChange.Set always: Store(always.Entry); break;
            case StateChange.Remove remove: Remove(remove.Key.Set, remove.Key.Key); break;
        }
    }

    /// <summary>Whether two entries say the same; versions differ from store to store.</summary>
    public static bool SaysTheSame(StateEntry? one, StateEntry? other) => one is null || other is null ? one is null && other is null
        : one.DueAt == other.DueAt && one.IndexKeys.SequenceEqual(other.IndexKeys, StringComparer.Ordinal)
            && one.Json.Span.SequenceEqual(other.Json.Span);
}
