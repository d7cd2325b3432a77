using System.Diagnostics.CodeAnalysis;

namespace Connectors.Tenancy;

/// <summary>The one kind of cache for what belongs to a tenant's connection: keyed by tenant, bounded, least recently used leaves first.
/// Thread-safe.</summary>
/// <param name="capacity">How many entries at most.</param>
/// <param name="isInUse">Entries that must not leave now, such as a budget with requests in flight; null for none.</param>
internal sealed class TenantCache<TValue>(int capacity, Func<TValue, bool>? isInUse = null)
    where TValue : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantKey, LinkedListNode<(TenantKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TenantKey Key, TValue Value)> _byUse = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>The entry, made when there is none or when the one there is no longer good.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="make">Makes an entry; runs under the lock, so it must be quick and do no I/O.</param>
    /// <param name="isGood">Whether an entry may still be used; null for always.</param>
    public TValue GetOrAdd(TenantKey key, Func<TenantKey, TValue> make, Func<TValue, bool>? isGood = null)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                if (isGood is not null && !isGood(node.Value.Value))
                    node.Value = (key, make(key));
            }
            else
            {
                node = new((key, make(key)));
                _entries.Add(key, node);
                RemoveOldest();
            }
            _byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    public bool TryGet(TenantKey key, [NotNullWhen(true)] out TValue? value)
    {
        lock (_gate)
        {
            value = _entries.TryGetValue(key, out var node) ? node.Value.Value : null;
            return value is not null;
        }
    }

    private void RemoveOldest()
    {
        for (var node = _byUse.Last; node is not null && _entries.Count > capacity;)
        {
            var previous = node.Previous;
            if (isInUse is null || !isInUse(node.Value.Value))
            {
                _byUse.Remove(node);
                _entries.Remove(node.Value.Key);
            }
            node = previous;
        }
    }
}
