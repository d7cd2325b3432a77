using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>A commit of many changes: what is there already is locked and compared, what is new is copied straight into the tables. Should somebody
/// put an entry there meanwhile, its key stands twice, and all is done again.</summary>
internal sealed class LargeCommit(Database database, int copyAbove, StateChange[] changes, EntryChange[] entries)
{
    private readonly string _schema = database.Schema;
    private bool _isRepeated;

    public async Task DoAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (lost, there) = await LookAsync(connection, ct);
        if (Refusal(lost, there) is { } refusal)
        {
            // The first change that does not fit is named, be it one that was not looked for.
            throw Refusal(lost, await LockAsync(connection, KeySet.Of(entries.Select(change => change.Key)), ct)) ?? refusal;
        }

        await EntryCopy.InsertAsync(
            connection, _schema, [.. entries.Where(change => change is { IsLast: true, Entry: not null } && !there.ContainsKey(change.Key))], ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        await AddAsync(batch, [.. entries.Where(change => change.IsLast && there.ContainsKey(change.Key))], ct);
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
        var sets = KeySet.Of(LookedFor().Select(change => change.Key));
        int? lost;
        await using (var first = new NpgsqlBatch(connection))
        {
            var hold = LaneWrites.Hold(HeldLane.Of(changes));
            var held = new NpgsqlBatchCommand(hold.Length == 0 ? "select null::int" : $"select \"{_schema}\".hold($1, $2, $3, $4, $5, $6, $7)");
            held.Parameters.AddRange(hold);
            first.BatchCommands.Add(held);
            first.BatchCommands.Add(KeyLooks.Occupied(_schema, sets));
            await using var row = await first.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            lost = row.IsDBNull(0) ? null : row.GetInt32(0);
            await row.NextResultAsync(ct);
            sets = await KeyLooks.ReadOccupiedAsync(row, sets, ct);
        }

        return (lost, sets.Length == 0 ? [] : await LockAsync(connection, sets, ct));
    }

    /// <summary>Changes whose entries may be there. A commit that is done for the first time takes its word for those that it says are new: should
    /// one of them stand there, its key does so twice, and the second time it is looked for.</summary>
    private IEnumerable<EntryChange> LookedFor()
    {
        var isFirst = !_isRepeated;
        _isRepeated = true;
        return isFirst ? entries.Where(change => change is not { Expected: "", Entry: not null }) : entries;
    }

    private async Task<Dictionary<StateKey, string>> LockAsync(NpgsqlConnection connection, KeySet[] sets, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        KeyLooks.Add(batch, _ => $"select tenant, kind, key, etag from \"{_schema}\".lock_entries", sets);
        await using var row = await batch.ExecuteReaderAsync(ct);
        var there = new Dictionary<StateKey, string>();
        do
        {
            while (await row.ReadAsync(ct))
            {
                there.Add(new(new(row.GetString(0)), row.GetString(1), row.GetString(2)), row.GetInt64(3).ToString());
            }
        }
        while (await row.NextResultAsync(ct));
        return there;
    }

    private Exception? Refusal(int? lost, Dictionary<StateKey, string> there)
    {
        var refused = entries.Where(change => change.Expected is { } expected && expected != there.GetValueOrDefault(change.Key, ""))
            .MinBy(change => change.Place);
        return lost is { } place && (refused is null || place < refused.Place) ? RefusedChange.Of(changes[place], "")
            : refused is not null ? RefusedChange.Of(changes[refused.Place], there.GetValueOrDefault(refused.Key, "")) : null;
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
