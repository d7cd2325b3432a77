using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The contents of one account: collections of JSON records in insertion order. All use is inside <see cref="Gate"/>.</summary>
/// <remarks>Changes become durable at <see cref="Flush"/>, which the host calls before it answers: one line for each request, so that a kill never leaves half of one.</remarks>
internal sealed class RecordStore : IDisposable
{
    private readonly Dictionary<string, OrderedDictionary<string, StoredRecord>> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly SandboxClock _clock;
    private readonly ContentsFile? _file;
    private JsonArray _pending = [];

    public RecordStore(SandboxClock clock, string? path)
    {
        _clock = clock;
        _file = path is null ? null : new ContentsFile(path);
    }

    public object Gate { get; } = new();

    /// <summary>Whether the account never had contents.</summary>
    public bool IsNew { get; private set; } = true;

    public IEnumerable<string> Collections => _collections.Keys.Order(StringComparer.Ordinal);

    public IReadOnlyList<StoredRecord> All(string collection) => _collections.TryGetValue(collection, out var records) ? [.. records.Values] : [];

    public StoredRecord? Find(string collection, string id) =>
        _collections.TryGetValue(collection, out var records) && records.TryGetValue(id, out var record) ? record : null;

    /// <summary>The next number of a sequence as text; the first is <paramref name="start"/>.</summary>
    public string NextId(string sequence, long start)
    {
        var next = _sequences.TryGetValue(sequence, out var last) ? last + 1 : start;
        _sequences[sequence] = next;
        _pending.Add(new JsonObject { ["sequence"] = sequence, ["value"] = next });
        return next.ToString();
    }

    public void Save(string collection, string id, JsonObject record)
    {
        Put(new(collection, id, record));
        _pending.Add(new JsonObject { ["save"] = collection, ["id"] = id, ["record"] = record.DeepClone() });
    }

    public bool Remove(string collection, string id)
    {
        var removed = _collections.TryGetValue(collection, out var records) && records.Remove(id);
        if (removed)
        {
            _pending.Add(new JsonObject { ["remove"] = collection, ["id"] = id });
        }

        return removed;
    }

    /// <summary>Makes everything since the last call durable.</summary>
    public void Flush()
    {
        lock (Gate)
        {
            if (_pending.Count == 0)
            {
                return;
            }

            _pending.Add(new JsonObject { ["clock"] = _clock.Now.ToString("O") });
            _file?.Append(_pending);
            _pending = [];
            IsNew = false;
        }
    }

    /// <summary>Replays the file.</summary>
    public void Load()
    {
        foreach (var change in _file?.Load() ?? [])
        {
            IsNew = false;
            Replay(change);
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Replay(JsonObject change)
    {
        if (change["save"] is { } saved)
        {
            Put(new(saved.GetValue<string>(), change["id"]!.GetValue<string>(), (JsonObject)change["record"]!.DeepClone()));
        }
        else if (change["remove"] is { } removed)
        {
            _collections[removed.GetValue<string>()].Remove(change["id"]!.GetValue<string>());
        }
        else if (change["sequence"] is { } sequence)
        {
            _sequences[sequence.GetValue<string>()] = change["value"]!.GetValue<long>();
        }
        else if (change["clock"] is { } clock)
        {
            _clock.Set(DateTimeOffset.Parse(clock.GetValue<string>()));
        }
    }

    private void Put(StoredRecord record)
    {
        if (!_collections.TryGetValue(record.Collection, out var records))
        {
            _collections[record.Collection] = records = new(StringComparer.Ordinal);
        }

        records[record.Id] = record;
    }
}
