using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Entries in large numbers.</summary>
internal static class EntryCopy
{
    /// <summary>Copies entries that are not there yet, in the order of their keys, with what they are found by.</summary>
    public static async Task InsertAsync(NpgsqlConnection connection, string schema, EntryChange[] entries, CancellationToken ct)
    {
        if (entries.Length == 0)
        {
            return;
        }

        await CopyRows.WriteAsync(connection, $"\"{schema}\".entry (tenant, kind, key, json, due_at, index_keys)", entries, 6, Write, ct);
        if (entries.All(change => change.IndexKeys.IsEmpty))
        {
            return;
        }

        await CopyRows.WriteAsync(connection, $"\"{schema}\".entry_index (tenant, kind, index_key, key)", Index(entries), 4, (row, one) =>
        {
            row.Text(one.Key.Tenant.Value);
            row.Text(one.Key.Set);
            row.Text(one.Index);
            row.Text(one.Key.Key);
        }, ct);
    }

    /// <summary>What entries are found by, each text once.</summary>
    private static IEnumerable<(StateKey Key, string Index)> Index(EntryChange[] entries)
    {
        foreach (var change in entries)
        {
            var keys = change.IndexKeys;
            for (var at = 0; at < keys.Length; at++)
            {
                if (at == 0 || !keys.AsSpan(0, at).Contains(keys[at]))
                {
                    yield return (change.Key, keys[at]);
                }
            }
        }
    }

    /// <summary>Puts changes into a table of this transaction, from which they are merged.</summary>
    public static async Task StageAsync(NpgsqlConnection connection, EntryChange[] entries, CancellationToken ct)
    {
        await using var make = new NpgsqlCommand(
            """
            create temporary table change (
                n int, expected text, is_last boolean, tenant text collate "C", kind text collate "C", key text collate "C", json bytea,
                due_at timestamptz, index_keys text[]) with (toast_tuple_target = 8160) on commit drop
            """, connection);
        await make.ExecuteNonQueryAsync(ct);
        await CopyRows.WriteAsync(connection, "pg_temp.change", entries, 9, (row, change) =>
        {
            row.Whole(change.Place);
            row.Text(change.Expected);
            row.Flag(change.IsLast);
            Write(row, change);
        }, ct);
    }

    private static void Write(CopyRows row, EntryChange change)
    {
        row.Text(change.Key.Tenant.Value);
        row.Text(change.Key.Set);
        row.Text(change.Key.Key);
        row.Bytes(change.Entry?.Json);
        row.Time(change.Entry?.DueAt);
        row.Texts(change.IndexKeys);
    }
}
