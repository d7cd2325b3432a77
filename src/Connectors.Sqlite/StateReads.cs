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

    /// <summary>A statement over one set.</summary>
    public static string Select(string condition) => $"SELECT {Columns} FROM state s WHERE s.tenant=$tenant AND s.kind=$kind AND {condition}";

    public static List<StateEntry> Find(SqliteSession session, IReadOnlyCollection<StateKey> keys) => session.Snapshot(() =>
    {
        var (found, blocks) = (new List<StateEntry>(), new Dictionary<(TenantId, string), KeyBlock>());
        foreach (var key in keys)
        {
            if (!blocks.TryGetValue((key.Tenant, key.Set), out var block))
            {
                blocks.Add((key.Tenant, key.Set), block = new(key.Tenant, key.Set));
            }

            if (block.IsFull)
            {
                block.Find(session, found);
            }

            block.Add(key.Key);
        }

        foreach (var block in blocks.Values)
        {
            block.Find(session, found);
        }

        return found.Count < 2 ? found : [.. found.DistinctBy(entry => entry.Key)];
    });

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

    public static StateEntry Entry(SqliteStatement row, TenantId tenant, string set) =>
        new(new(tenant, set, row.Text(0)), row.Number(1).ToString(), row.Bytes(2))
        {
            DueAt = row.IsNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
            IndexKeys = row.IsNull(4) ? [] : [.. row.Text(4).Split(' ').Select(hex => Encoding.UTF8.GetString(Convert.FromHexString(hex)))],
        };
}
