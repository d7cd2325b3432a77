namespace Connectors.Mapping;

/// <summary>Compiled mappings by name and by the contents of their overlays. What nobody uses goes: entries are held weakly, and only the most
/// recent ones besides, for hosts that open their tenants anew each time. Thread-safe.</summary>
/// <param name="recent">How many of the most recent ones stay although nobody uses them.</param>
internal sealed class CompiledCache(int recent = CompiledCache.Recent)
{
    private const int Recent = 256;
    private const int LeastSweep = 1_024;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Hash), WeakReference<CompiledEntry>> _entries = [];
    private readonly Dictionary<(string Name, string Hash), LinkedListNode<CompiledEntry>> _kept = [];
    private readonly LinkedList<CompiledEntry> _byUse = new();
    private int _sweepAt = LeastSweep;

    /// <summary>How many are known, also those that are gone and not yet swept out.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    public CompiledMapping? Find(string name, string hash, ImmutableArray<MappingOrigin> origins)
    {
        lock (_lock)
            return Live((name, hash)) is { } entry ? Use(entry).Under(origins) : null;
    }

    /// <summary>Keeps a mapping; when another thread was faster, its mapping counts.</summary>
    public CompiledMapping Add(string name, string hash, CompiledMapping mapping)
    {
        lock (_lock)
        {
            if (Live((name, hash)) is { } known)
                return known.Under(mapping.Origins);
            var entry = new CompiledEntry(name, hash);
            var kept = entry.Begin(mapping.In(entry));
            _entries[entry.Key] = new(entry);
            Use(entry);
            if (_entries.Count >= _sweepAt)
                Sweep();
            return kept;
        }
    }

    /// <summary>A mapping that was replaced: it goes as soon as the last one who uses it lets go.</summary>
    public void Loosen(CompiledMapping mapping)
    {
        lock (_lock)
        {
            if (mapping.Entry is { } entry && _kept.Remove(entry.Key, out var node))
                _byUse.Remove(node);
        }
    }

    private CompiledEntry? Live((string Name, string Hash) key) =>
        _entries.TryGetValue(key, out var weak) && weak.TryGetTarget(out var entry) ? entry : null;

    private CompiledEntry Use(CompiledEntry entry)
    {
        if (_kept.TryGetValue(entry.Key, out var node))
            _byUse.Remove(node);
        _kept[entry.Key] = _byUse.AddFirst(entry);
        if (_byUse.Count > recent)
        {
            _kept.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
        return entry;
    }

    private void Sweep()
    {
        foreach (var (key, weak) in _entries)
        {
            if (!weak.TryGetTarget(out _))
                _entries.Remove(key);
        }
        _sweepAt = Math.Max(LeastSweep, _entries.Count * 2);
    }
}
