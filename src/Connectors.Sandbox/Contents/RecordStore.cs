using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The contents of one account: collections of JSON records in insertion order. All use is inside <see cref="Gate"/>.</summary>
/// <remarks>Changes become durable at <see cref="Flush"/>, which the host calls before it answers: one line for each request, so that a kill never
/// leaves half of one.</remarks>
internal sealed class RecordStore(SandboxClock clock) : IDisposable
{
    private readonly Dictionary<string, OrderedDictionary<string, StoredRecord>> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private ContentsFile? _file;
    private ChangeLine? _pending;
    private DateTimeOffset? _savedClock;

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
        _pending?.Sequence(sequence, next);
        return next.ToString(CultureInfo.InvariantCulture);
    }

    public void Save(string collection, string id, JsonObject record)
    {
        Put(new(collection, id, record));
        _pending?.Save(collection, id, record);
    }

    public bool Remove(string collection, string id)
    {
        var removed = _collections.TryGetValue(collection, out var records) && records.Remove(id);
        if (removed)
        {
            _pending?.Remove(collection, id);
        }

        return removed;
    }

    /// <summary>Makes everything since the last call durable, the clock too. Without a file nothing is.</summary>
    public void Flush()
    {
        lock (Gate)
        {
            if (_pending is null || (_pending.IsEmpty && _savedClock == clock.Now))
            {
                return;
            }

            var now = clock.Now;
            _pending.Clock(now);
            _file!.Append(_pending.Take());
            (_pending, _savedClock, IsNew) = (new(), now, false);
        }
    }

    /// <summary>Meets what the file holds, and keeps every later change in it.</summary>
    public void Load(ContentsFile file)
    {
        _file = file;
        foreach (var change in file.Load())
        {
            IsNew = false;
            Replay(change);
        }

        (_pending, _savedClock) = (new(), clock.Now);
    }

    public void Dispose() => _file?.Dispose();

    private void Replay(JsonObject change)
    {
        if (change["save"] is { } saved)
        {
            // Taken out of the line, because a node has one parent only.
            change.Remove("record", out var record);
            Put(new(saved.GetValue<string>(), change["id"]!.GetValue<string>(), record!.AsObject()));
        }
        else if (change["remove"] is { } removed)
        {
            _collections[removed.GetValue<string>()].Remove(change["id"]!.GetValue<string>());
        }
        else if (change["sequence"] is { } sequence)
        {
            _sequences[sequence.GetValue<string>()] = change["value"]!.GetValue<long>();
        }
        else if (change["clock"] is { } time)
        {
            clock.Set(time.GetValue<DateTimeOffset>());
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
