using System.Runtime.InteropServices;
using Connectors.State;

namespace Connectors.PostgreSql;

/// <summary>Keys of one set that are looked for together.</summary>
internal sealed class KeySet(string tenant, string set)
{
    private readonly List<string> _keys = [];
    private bool _isInOrder = true;

    public string Tenant => tenant;

    public string Set => set;

    /// <summary>How many keys were named.</summary>
    public int Count => _keys.Count;

    /// <summary>Whether little else than them stands between the first and the last.</summary>
    public bool IsDense { get; set; }

    /// <summary>The smallest key.</summary>
    public string First { get; private set; } = "";

    /// <summary>The largest key.</summary>
    public string Last { get; private set; } = "";

    public void Add(string key)
    {
        // Pages are often in the order of their records' ids.
        var toLast = _keys.Count == 0 ? 1 : CodePointOrder.Instance.Compare(key, Last);
        if (toLast == 0)
        {
            return;
        }

        if (_keys.Count == 0 || toLast < 0 && CodePointOrder.Instance.Compare(key, First) < 0)
        {
            First = key;
        }

        Last = toLast > 0 ? key : Last;
        _isInOrder &= toLast > 0;
        _keys.Add(key);
    }

    /// <summary>Each key once, as the database sorts them.</summary>
    public string[] InOrder()
    {
        if (_isInOrder)
        {
            return [.. _keys];
        }

        CollectionsMarshal.AsSpan(_keys).Sort(CodePointOrder.Instance);
        return [.. _keys.Where((key, at) => at == 0 || key != _keys[at - 1])];
    }

    /// <summary>The sets of keys, in the order of tenants and sets.</summary>
    public static KeySet[] Of(IEnumerable<StateKey> keys)
    {
        var sets = new Dictionary<(string Tenant, string Set), KeySet>();
        // Those of a record stand side by side in a few sets, by turns.
        var recent = new List<KeySet>();
        foreach (var key in keys)
        {
            var at = 0;
            while (at < recent.Count && (recent[at].Set != key.Set || recent[at].Tenant != key.Tenant.Value))
            {
                at++;
            }

            if (at == recent.Count)
            {
                if (!sets.TryGetValue((key.Tenant.Value, key.Set), out var found))
                {
                    sets.Add((key.Tenant.Value, key.Set), found = new(key.Tenant.Value, key.Set));
                }

                at = recent.Count < 16 ? at : 0;
                recent.RemoveRange(at, recent.Count - at);
                recent.Add(found);
            }

            recent[at].Add(key.Key);
        }

        return [.. sets.Values.OrderBy(set => set.Tenant, CodePointOrder.Instance).ThenBy(set => set.Set, CodePointOrder.Instance)];
    }
}
