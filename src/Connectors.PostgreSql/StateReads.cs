using Connectors.State;
using Connectors.Tenancy;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>The two reading verbs as SQL. Tenant and set are part of every statement, and where it names one of each they are not read
/// back.</summary>
internal static class StateReads
{
    private const string Columns = "e.key, e.etag, e.json, e.due_at, nullif(e.index_keys, '{}')";

    private const int FewKeys = 100;

    public static async ValueTask<IReadOnlyList<StateEntry>> FindAsync(Database database, IReadOnlyCollection<StateKey> keys, CancellationToken ct)
    {
        if (keys.Count <= FewKeys)
        {
            return keys.Count == 0 ? [] : await FewAsync(database, [.. keys.Distinct()], ct);
        }

        var sets = KeySet.Of(keys);
        return await database.ReadAsync(connection => ManyAsync(connection, database.Schema, sets, ct), ct);
    }

    private static ValueTask<List<StateEntry>> FewAsync(Database database, StateKey[] keys, CancellationToken ct) => ReadAsync(
        database, $"select {Columns}, e.tenant, e.kind from \"{database.Schema}\".entries($1, $2, $3) e",
        [Sql.Texts(keys.Select(key => key.Tenant.Value)), Sql.Texts(keys.Select(key => key.Set)), Sql.Texts(keys.Select(key => key.Key))],
        row => Entry(row, new(row.GetString(5)), row.GetString(6)), ct);

    private static async Task<List<StateEntry>> ManyAsync(NpgsqlConnection connection, string schema, KeySet[] sets, CancellationToken ct)
    {
        await using (var look = new NpgsqlBatch(connection) { BatchCommands = { KeyLooks.Occupied(schema, sets) } })
        {
            await using var occupied = await look.ExecuteReaderAsync(ct);
            sets = await KeyLooks.ReadOccupiedAsync(occupied, sets, ct);
        }

        var found = new List<StateEntry>();
        if (sets.Length == 0)
        {
            return found;
        }

        await using var batch = new NpgsqlBatch(connection);
        KeyLooks.Add(batch, set => $"select {Columns} from \"{schema}\".{(set.IsDense ? "entries_between" : "entries_of")}", sets);
        await using var row = await batch.ExecuteReaderAsync(ct);
        foreach (var set in sets)
        {
            var tenant = new TenantId(set.Tenant);
            while (await row.ReadAsync(ct))
            {
                found.Add(Entry(row, tenant, set.Set));
            }

            await row.NextResultAsync(ct);
        }

        return found;
    }

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
        return ReadAsync(database, sql, [.. parameters], row => Entry(row, query.Tenant, query.Set), ct);
    }

    private static ValueTask<List<StateEntry>> ReadAsync(
        Database database, string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, StateEntry> entry, CancellationToken ct) =>
        database.ReadAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters)
            {
                // It is read once more where the connection is broken.
                command.Parameters.Add(parameter.Clone());
            }

            var found = new List<StateEntry>();
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                found.Add(entry(row));
            }

            return found;
        }, ct);

    private static StateEntry Entry(NpgsqlDataReader row, TenantId tenant, string set) =>
        new(new(tenant, set, row.GetString(0)), row.GetInt64(1).ToString(), row.GetFieldValue<byte[]>(2))
        {
            DueAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
            IndexKeys = row.IsDBNull(4) ? [] : [.. row.GetFieldValue<string[]>(4)],
        };
}
