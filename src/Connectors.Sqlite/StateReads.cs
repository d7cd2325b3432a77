using System.Text;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>The two reading verbs as SQL. Tenant and set are part of every statement.</summary>
internal static class StateReads
{
    /// <summary>An entry with its index keys, which may hold any character and are spelled in hexadecimal for that.</summary>
    private const string Columns = """
        s.key, s.etag, s.json, s.due_at,
        (SELECT group_concat(hex(i.index_key), ' ') FROM state_index i WHERE i.tenant=s.tenant AND i.kind=s.kind AND i.key=s.key)
        """;

    public static List<StateEntry> Find(SqliteSession session, IReadOnlyCollection<StateKey> keys)
    {
        var found = new List<StateEntry>(keys.Count);
        foreach (var key in keys.Distinct())
        {
            found.AddRange(session.Rows(
                $"SELECT {Columns} FROM state s WHERE s.tenant=$tenant AND s.kind=$kind AND s.key=$key",
                row => Entry(row, key.Tenant, key.Set),
                ("$tenant", key.Tenant.Value), ("$kind", key.Set), ("$key", key.Key)));
        }

        return found;
    }

    /// <summary>Each combination of filters is a statement of its own, so that each uses the index made for it.</summary>
    public static List<StateEntry> Query(SqliteSession session, StateQuery query)
    {
        var index = query.IndexKey is null ? "" : " JOIN state_index x ON x.tenant=s.tenant AND x.kind=s.kind AND x.key=s.key AND x.index_key=$index";
        var after = query.After is null ? "" : " AND s.key > $after";
        var due = query.DueBefore is null ? "" : " AND s.due_at <= $due";
        var values = new List<(string, object?)> { ("$tenant", query.Tenant.Value), ("$kind", query.Set), ("$take", query.Take) };
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

    private static StateEntry Entry(SqliteDataReader row, TenantId tenant, string set) =>
        new(new(tenant, set, row.GetString(0)), row.GetInt64(1).ToString(), row.GetFieldValue<byte[]>(2))
        {
            DueAt = row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            IndexKeys = row.IsDBNull(4) ? [] : [.. row.GetString(4).Split(' ').Select(hex => Encoding.UTF8.GetString(Convert.FromHexString(hex)))],
        };
}
