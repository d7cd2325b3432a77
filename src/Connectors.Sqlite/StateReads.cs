using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Sqlite;

/// <summary>The two reading verbs as SQL. Tenant and set are part of every statement.</summary>
internal static class StateReads
{
    /// <summary>An entry with its index keys, which may hold any character and are spelled in hexadecimal for that.</summary>
    private const string Columns = """
        s.key, s.etag, s.json, s.due_at,
        (SELECT group_concat(hex(i.index_key), ' ') FROM state_index i WHERE i.tenant=s.tenant AND i.kind=s.kind AND i.key=s.key)
        """;

    /// <summary>So many keys of a set are looked for by one statement; up to so few each by its own.</summary>
    private const int Together = 40;
    private const int Few = 4;

    private static readonly string[] KeyNames = [.. Enumerable.Range(0, Together).Select(place => $"$key{place}")];
    private static readonly string FindSql = $"SELECT {Columns} FROM state s WHERE s.tenant=$tenant AND s.kind=$kind AND s.key=$key";
    private static readonly string FindManySql =
        $"SELECT {Columns} FROM state s WHERE s.tenant=$tenant AND s.kind=$kind AND s.key IN ({string.Join(", ", KeyNames)})";

    public static List<StateEntry> Find(SqliteSession session, IReadOnlyCollection<StateKey> keys) => session.Snapshot(() =>
    {
        var found = new List<StateEntry>();
        foreach (var set in keys.Distinct().GroupBy(key => (key.Tenant, key.Set)))
        {
            foreach (var block in set.Chunk(Together))
            {
                if (block.Length > Few)
                {
                    found.AddRange(FindMany(session, block));
                    continue;
                }

                foreach (var key in block)
                {
                    found.AddRange(session.Rows(FindSql, row => Entry(row, key.Tenant, key.Set),
                        ("$tenant", key.Tenant.Value), ("$kind", key.Set), ("$key", key.Key)));
                }
            }
        }

        return found;
    });

    private static List<StateEntry> FindMany(SqliteSession session, StateKey[] keys)
    {
        var (tenant, set) = (keys[0].Tenant, keys[0].Set);
        var values = new (string, SqliteValue)[2 + Together];
        (values[0], values[1]) = (("$tenant", tenant.Value), ("$kind", set));
        for (var place = 0; place < Together; place++)
        {
            // What is asked for twice is found once.
            values[2 + place] = (KeyNames[place], keys[Math.Min(place, keys.Length - 1)].Key);
        }

        return session.Rows(FindManySql, row => Entry(row, tenant, set), values);
    }

    /// <summary>Each combination of filters is a statement of its own, so that each uses the index made for it.</summary>
    public static List<StateEntry> Query(SqliteSession session, StateQuery query)
    {
        var index = query.IndexKey is null ? "" : " JOIN state_index x ON x.tenant=s.tenant AND x.kind=s.kind AND x.key=s.key AND x.index_key=$index";
        var after = query.After is null ? "" : " AND s.key > $after";
        var due = query.DueBefore is null ? "" : " AND s.due_at <= $due";
        var values = new List<(string, SqliteValue)> { ("$tenant", query.Tenant.Value), ("$kind", query.Set), ("$take", query.Take) };
        if (query.IndexKey is not null)
        {
            values.Add(("$index", query.IndexKey));
        }

        if (query.After is not null)
        {
            values.Add(("$after", query.After));
        }

        if (query.DueBefore is { } before)
        {
            values.Add(("$due", before.ToUnixTimeMilliseconds()));
        }

        return session.Rows(
            $"SELECT {Columns} FROM state s{index} WHERE s.tenant=$tenant AND s.kind=$kind{after}{due} ORDER BY s.key LIMIT $take",
            row => Entry(row, query.Tenant, query.Set), [.. values]);
    }

    private static StateEntry Entry(SqliteStatement row, TenantId tenant, string set) =>
        new(new(tenant, set, row.Text(0)), row.Number(1).ToString(), row.Bytes(2))
        {
            DueAt = row.IsNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
            IndexKeys = row.IsNull(4) ? [] : [.. row.Text(4).Split(' ').Select(hex => Encoding.UTF8.GetString(Convert.FromHexString(hex)))],
        };
}
