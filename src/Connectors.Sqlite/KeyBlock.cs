using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Sqlite;

/// <summary>Keys of one set that are looked for together. Filled and emptied over and over: pages of records ask for thousands.</summary>
internal sealed class KeyBlock(TenantId tenant, string set)
{
    private const int Together = 40;

    /// <summary>Up to so many are looked for one by one: names of parameters that nobody needs cost more.</summary>
    private const int Few = 4;

    private static readonly string[] Names = [.. Enumerable.Range(0, Together).Select(place => $"$key{place}")];
    private static readonly string OneSql = StateReads.Select("s.key=$key");
    private static readonly string ManySql = StateReads.Select($"s.key IN ({string.Join(", ", Names)})");

    private readonly List<string> _keys = [];
    private (string Name, SqliteValue Value)[]? _values;

    public bool IsFull => _keys.Count == Together;

    public void Add(string key) => _keys.Add(key);

    /// <summary>Looks for the keys and forgets them. An entry may come twice when its key did.</summary>
    public void Find(SqliteSession session, List<StateEntry> found)
    {
        if (_keys.Count > Few)
        {
            found.AddRange(session.Rows(ManySql, Entry, Values()));
        }
        else
        {
            foreach (var key in _keys)
            {
                found.AddRange(session.Rows(OneSql, Entry, ("$tenant", tenant.Value), ("$kind", set), ("$key", key)));
            }
        }

        _keys.Clear();
    }

    private (string Name, SqliteValue Value)[] Values()
    {
        _values ??= [("$tenant", tenant.Value), ("$kind", set), .. new (string, SqliteValue)[Together]];
        for (var place = 0; place < Together; place++)
        {
            // What is asked for twice by one statement is found once.
            _values[2 + place] = (Names[place], _keys[Math.Min(place, _keys.Count - 1)]);
        }

        return _values;
    }

    private StateEntry Entry(SqliteStatement row) => StateReads.Entry(row, tenant, set);
}
