namespace Connectors.Mapping;

/// <summary>Compiled mappings by name and by the contents of their overlays. Bounded: the one that was not asked for the longest leaves first.
/// Thread-safe.</summary>
internal sealed class CompiledCache
{
    private const int Most = 4_096;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Hash), LinkedListNode<CompiledEntry>> _entries = [];
    private readonly LinkedList<CompiledEntry> _byUse = new();

    public CompiledMapping? Find(string name, string hash)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((name, hash), out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Mapping;
        }
    }

    /// <summary>Keeps a mapping; when another thread was faster, its mapping counts.</summary>
    public CompiledMapping Add(string name, string hash, CompiledMapping mapping)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue((name, hash), out var known))
                return known.Value.Mapping;
            _entries[(name, hash)] = _byUse.AddFirst(new CompiledEntry(name, hash, mapping));
            if (_entries.Count > Most)
            {
                var oldest = _byUse.Last!.Value;
                _entries.Remove((oldest.Name, oldest.Hash));
                _byUse.RemoveLast();
            }
            return mapping;
        }
    }
}
