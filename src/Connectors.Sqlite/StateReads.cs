using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>The two reading verbs as SQL. Tenant and set are part of every statement.</summary>
internal static class StateReads
{
    /// <summary>An entry with its index keys, joined by the record separator, which no key holds.</summary>
    private const string Columns = """
        s.key, s.etag, s.json, s.due_at,
        (SELECT group_concat(i.index_key, char(30)) FROM state_index i WHERE i.tenant=s.tenant AND i.kind=s.kind AND i.key=s.key)
        """;

    public static IEnumerable<StateEntry> Find(SqliteConnection connection, IReadOnlyCollection<StateKey> keys)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM state s WHERE s.tenant=$tenant AND s.kind=$kind AND s.key=$key";
        var (tenant, kind, key) = (command.Parameters.Add("$tenant", SqliteType.Text), command.Parameters.Add("$kind", SqliteType.Text),
            command.Parameters.Add("$key", SqliteType.Text));
        foreach (var address in keys.Distinct())
        {
            (tenant.Value, kind.Value, key.Value) = (address.Tenant.Value, address.Set, address.Key);
            using var row = command.ExecuteReader();
            if (row.Read())
            {
                yield return Entry(row, address.Tenant, address.Set);
            }
        }
    }

    public static List<StateEntry> Query(SqliteConnection connection, StateQuery query)
    {
        using var command = connection.CreateCommand();
        var index = query.IndexKey is null ? "" : " JOIN state_index x ON x.tenant=s.tenant AND x.kind=s.kind AND x.key=s.key AND x.index_key=$index";
        command.CommandText = $"""
            SELECT {Columns} FROM state s{index}
            WHERE s.tenant=$tenant AND s.kind=$kind AND s.key > $after AND ($due IS NULL OR s.due_at <= $due)
            ORDER BY s.key LIMIT $take
            """;
        command.Parameters.AddWithValue("$tenant", query.Tenant.Value);
        command.Parameters.AddWithValue("$kind", query.Set);
        command.Parameters.AddWithValue("$after", query.After ?? "");
        command.Parameters.AddWithValue("$due", query.DueBefore is { } due ? due.ToUnixTimeMilliseconds() : DBNull.Value);
        command.Parameters.AddWithValue("$take", query.Take);
        if (query.IndexKey is not null)
        {
            command.Parameters.AddWithValue("$index", query.IndexKey);
        }

        var found = new List<StateEntry>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            found.Add(Entry(row, query.Tenant, query.Set));
        }

        return found;
    }

    private static StateEntry Entry(SqliteDataReader row, TenantId tenant, string set) =>
        new(new(tenant, set, row.GetString(0)), row.GetInt64(1).ToString(), row.GetFieldValue<byte[]>(2))
        {
            DueAt = row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            IndexKeys = row.IsDBNull(4) ? [] : [.. row.GetString(4).Split('\u001e')],
        };
}
