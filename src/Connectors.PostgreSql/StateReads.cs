using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>The two reading verbs as SQL. Tenant and set are part of every statement.</summary>
internal static class StateReads
{
    private const string Columns = "e.tenant, e.kind, e.key, e.etag, e.json, e.due_at, e.index_keys";

    private const int FewKeys = 100;

    public static async ValueTask<IReadOnlyList<StateEntry>> FindAsync(Database database, IReadOnlyCollection<StateKey> keys, CancellationToken ct) =>
        keys.Count == 0 ? [] : await ReadAsync(database, keys.Count > FewKeys
            ? KeyLooks.Of($"select {Columns} from \"{database.Schema}\".entries_of", keys) : [Few(database.Schema, [.. keys.Distinct()])], ct);

    private static (string Sql, NpgsqlParameter[] Parameters) Few(string schema, StateKey[] keys) =>
    (
        $"select {Columns} from \"{schema}\".entries($1, $2, $3) e",
        [Sql.Texts(keys.Select(key => key.Tenant.Value)), Sql.Texts(keys.Select(key => key.Set)), Sql.Texts(keys.Select(key => key.Key))]);

    public static ValueTask<List<StateEntry>> QueryAsync(Database database, StateQuery query, CancellationToken ct)
    {
        var parameters = new List<NpgsqlParameter> { Sql.Text(query.Tenant.Value), Sql.Text(query.Set), Sql.Long(query.Take) };
        string Add(NpgsqlParameter parameter)
        {
            parameters.Add(parameter);
            return $"${parameters.Count}";
        }

        // The key that pages are cut at is that of the index that is read, so that a page costs what it holds.
        var index = query.IndexKey is { } key
            ? $"join \"{database.Schema}\".entry_index x on x.tenant = $1 and x.kind = $2 and x.index_key = {Add(Sql.Text(key))} and x.key = e.key"
            : "";
        var by = index.Length > 0 ? "x.key" : "e.key";
        var after = query.After is { } last ? $"and {by} > {Add(Sql.Text(last))}" : "";
        var due = query.DueBefore is { } before ? $"and e.due_at <= {Add(Sql.Time(before))}" : "";
        var sql = $"""
            select {Columns} from "{database.Schema}".entry e {index}
            where e.tenant = $1 and e.kind = $2 {after} {due} order by {by} limit $3
            """;
        return ReadAsync(database, [(sql, [.. parameters])], ct);
    }

    private static ValueTask<List<StateEntry>> ReadAsync(
        Database database, (string Sql, NpgsqlParameter[] Parameters)[] looks, CancellationToken ct) =>
        database.ReadAsync(async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var (sql, parameters) in looks)
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var parameter in parameters)
                {
                    command.Parameters.Add(parameter.Clone());
                }

                batch.BatchCommands.Add(command);
            }

            var found = new List<StateEntry>();
            await using var row = await batch.ExecuteReaderAsync(ct);
            do
            {
                while (await row.ReadAsync(ct))
                {
                    found.Add(await EntryAsync(row, ct));
                }
            }
            while (await row.NextResultAsync(ct));
            return found;
        }, ct);

    private static async ValueTask<StateEntry> EntryAsync(NpgsqlDataReader row, CancellationToken ct) =>
        new(new(new(row.GetString(0)), row.GetString(1), row.GetString(2)), row.GetInt64(3).ToString(), row.GetFieldValue<byte[]>(4))
        {
            DueAt = await row.IsDBNullAsync(5, ct) ? null : row.GetFieldValue<DateTimeOffset>(5),
            IndexKeys = [.. row.GetFieldValue<string[]>(6)],
        };
}
