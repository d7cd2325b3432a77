using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Changes of entries as calls of the schema's functions, behind the look at lanes that they must wait for.</summary>
internal static class EntryWrites
{
    private const string First = "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10";
    private const string Last = "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17";
    private const string None = "null, null, null, null, null, null, null, null, null, null";

    /// <summary>Few changes of entries, and what they must wait for, in one call.</summary>
    public static NpgsqlBatchCommand InArrays(string schema, NpgsqlParameter[] hold, EntryChange[] entries)
    {
        EntryChange.Sort(entries);
        NpgsqlParameter[] rows = entries.Length == 0 ? [] :
        [
            Sql.Column(NpgsqlDbType.Integer, entries, change => change.Place),
            Sql.Column(NpgsqlDbType.Text, entries, change => change.Key.Tenant.Value),
            Sql.Column(NpgsqlDbType.Text, entries, change => change.Key.Set),
            Sql.Column(NpgsqlDbType.Text, entries, change => change.Key.Key),
            Sql.Column(NpgsqlDbType.Text, entries, change => change.Expected),
            Sql.Column(NpgsqlDbType.Boolean, entries, change => change.IsLast),
            Sql.Column(NpgsqlDbType.Bytea, entries, change => change.Entry?.Json.ToArray()),
            Sql.Column(NpgsqlDbType.TimestampTz, entries, change => change.Entry?.DueAt?.ToUniversalTime()),
            Sql.Column(NpgsqlDbType.Integer, entries, change => change.IndexKeys.Length),
            Sql.Texts(entries.SelectMany(change => change.IndexKeys)),
        ];
        var command = new NpgsqlBatchCommand($"select \"{schema}\".change({(hold, rows) switch
        {
            ([], _) => $"{LaneWrites.NoneHeld}, {First}",
            (_, []) => $"{LaneWrites.Held}, {None}",
            _ => $"{LaneWrites.Held}, {Last}",
        }})");
        command.Parameters.AddRange(hold);
        command.Parameters.AddRange(rows);
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
    public static NpgsqlBatchCommand Merge(string schema, NpgsqlParameter[] hold)
    {
        var lost = hold.Length == 0 ? "null" : $"\"{schema}\".hold({LaneWrites.Held})";
        var command = new NpgsqlBatchCommand($"select \"{schema}\".merge_entries({lost})");
        command.Parameters.AddRange(hold);
        return command;
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
        where T : struct => value is { } there ? copy.WriteAsync(there, type, ct) : copy.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
}
