using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>The writing verb: one transaction, and one round trip unless the commit is large.</summary>
internal sealed class StateWrites(Database database, int copyAbove)
{
    public async ValueTask CommitAsync(StateChange[] changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (changes.Length == 0)
        {
            return;
        }

        var entries = EntryChange.Of(changes);
        var large = entries.Length > copyAbove ? new LargeCommit(database, copyAbove, changes, entries) : null;
        try
        {
            await database.WriteAsync(async connection =>
            {
                await (large?.DoAsync(connection, ct) ?? SendAsync(connection, changes, entries, ct));
                return 0;
            }, ct);
        }
        catch (PostgresException refused) when (refused.SqlState is RefusedChange.Lease or RefusedChange.Tag)
        {
            throw RefusedChange.Of(refused, changes);
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, StateChange[] changes, EntryChange[] entries, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(ShortCommit.Of(database.Schema, HeldLane.Of(changes), entries));
        LaneWrites.Add(batch, database.Schema, changes);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
