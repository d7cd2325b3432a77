using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Changes of entries as calls of the schema's functions, behind the look at lanes that they must wait for.</summary>
internal static class EntryWrites
{
    /// <summary>Few changes: all in one call.</summary>
    public static NpgsqlBatchCommand InArrays(string schema, (string Sql, NpgsqlParameter[] Parameters) hold, EntryChange[] entries)
    {
        var index = entries.SelectMany(change => change.IndexKeys, (change, key) => (change.Place, Key: key)).ToArray();
        NpgsqlParameter[] rows =
        [
            Sql.Wholes(entries.Select(change => change.Place)),
            Sql.Texts(entries.Select(change => change.Key.Tenant.Value)),
            Sql.Texts(entries.Select(change => change.Key.Set)),
            Sql.Texts(entries.Select(change => change.Key.Key)),
            Sql.Texts(entries.Select(change => change.Expected)),
            Sql.Flags(entries.Select(change => change.IsLast)),
            Sql.Bytes(entries.Select(change => change.Entry?.Json.ToArray())),
            Sql.Times(entries.Select(change => change.Entry?.DueAt)),
            Sql.Wholes(index.Select(key => key.Place)),
            Sql.Texts(index.Select(key => key.Key)),
        ];
        var places = string.Join(", ", rows.Select((_, at) => $"${hold.Parameters.Length + at + 1}"));
        var command = new NpgsqlBatchCommand($"select \"{schema}\".write_entries({hold.Sql}, {places})");
        command.Parameters.AddRange(hold.Parameters.Concat(rows).ToArray());
        return command;
    }

    /// <summary>Puts changes into a table of this transaction.</summary>
    public static async Task CopyAsync(NpgsqlConnection connection, EntryChange[] entries, CancellationToken ct)
    {
        await using (var make = new NpgsqlCommand(
            """
            create temporary table change (
                n int, tenant text collate "C", kind text collate "C", key text collate "C", expected text, is_last boolean, json bytea,
                due_at timestamptz, index_keys text[]) on commit drop
            """, connection))
        {
            await make.ExecuteNonQueryAsync(ct);
        }

        await using var copy = await connection.BeginBinaryImportAsync("copy pg_temp.change from stdin (format binary)", ct);
        foreach (var change in entries)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(change.Place, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(change.Key.Tenant.Value, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(change.Key.Set, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(change.Key.Key, NpgsqlDbType.Text, ct);
            await WriteAsync(copy, change.Expected, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(change.IsLast, NpgsqlDbType.Boolean, ct);
            await WriteAsync(copy, change.Entry?.Json, NpgsqlDbType.Bytea, ct);
            await WriteAsync(copy, change.Entry?.DueAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(change.IndexKeys.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Does what was copied.</summary>
    public static NpgsqlBatchCommand Merge(string schema, (string Sql, NpgsqlParameter[] Parameters) hold)
    {
        var command = new NpgsqlBatchCommand($"select \"{schema}\".merge_entries({hold.Sql})");
        command.Parameters.AddRange(hold.Parameters);
        return command;
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
        where T : struct => value is { } there ? copy.WriteAsync(there, type, ct) : copy.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
}
