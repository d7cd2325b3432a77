using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>A commit of many changes: what is there already is locked and compared, what is new is copied straight into the tables. Should somebody
/// put an entry there meanwhile, its key stands twice, and all is done again.</summary>
internal sealed class LargeCommit(Database database, int copyAbove, StateChange[] changes, EntryChange[] entries)
{
    private readonly string _schema = database.Schema;

    public async Task DoAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (lost, there) = await LookAsync(connection, ct);
        Refuse(lost, there);
        var last = entries.Where(change => change.IsLast).ToLookup(change => there.ContainsKey(change.Key));
        await EntryCopy.InsertAsync(connection, _schema, [.. last[false].Where(change => change.Entry is not null)], ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        await AddAsync(batch, [.. last[true]], ct);
        var items = changes.OfType<StateChange.Enqueue>().ToArray();
        // Urgent work changes what is in its lane already.
        var isCopied = items.Length > copyAbove && items.All(put => put.Item.Class == WorkClass.Bulk);
        LaneWrites.Add(batch, _schema, isCopied ? [.. changes.Where(change => change is not StateChange.Enqueue)] : changes);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(ct);
        }

        if (isCopied)
        {
            await ItemCopy.WriteAsync(connection, _schema, items, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Locks lanes, then entries: two commits wait for each other only one way.</summary>
    private async Task<(int? Lost, Dictionary<StateKey, string> There)> LookAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var hold = LaneWrites.Hold(HeldLane.Of(changes));
        Add(hold.Length == 0 ? "select null::int" : $"select \"{_schema}\".hold($1, $2, $3, $4, $5, $6, $7)", hold);
        var keys = entries.Where(change => change.IsLast).Select(change => change.Key);
        foreach (var (sql, parameters) in KeyLooks.Of($"select tenant, kind, key, etag from \"{_schema}\".lock_entries", keys))
        {
            Add(sql, parameters);
        }

        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        int? lost = row.IsDBNull(0) ? null : row.GetInt32(0);
        var there = new Dictionary<StateKey, string>();
        while (await row.NextResultAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                there.Add(new(new(row.GetString(0)), row.GetString(1), row.GetString(2)), row.GetInt64(3).ToString());
            }
        }

        return (lost, there);

        void Add(string sql, NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>The first change that does not fit is named.</summary>
    private void Refuse(int? lost, Dictionary<StateKey, string> there)
    {
        var refused = entries.FirstOrDefault(change => change.Expected is { } expected && expected != there.GetValueOrDefault(change.Key, ""));
        if (lost is { } place && (refused is null || place < refused.Place))
        {
            throw RefusedChange.Of(changes[place], "");
        }

        if (refused is not null)
        {
            throw RefusedChange.Of(changes[refused.Place], there.GetValueOrDefault(refused.Key, ""));
        }
    }

    private async Task AddAsync(NpgsqlBatch batch, EntryChange[] there, CancellationToken ct)
    {
        if (there.Length > copyAbove)
        {
            await EntryCopy.StageAsync(batch.Connection!, there, ct);
            batch.BatchCommands.Add(new($"select \"{_schema}\".merge_entries(null)"));
        }
        else if (there.Length > 0)
        {
            batch.BatchCommands.Add(ShortCommit.Of(_schema, [], there));
        }
    }
}
