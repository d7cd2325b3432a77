using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Few changes of entries, and the lanes that they must wait for, as one call.</summary>
internal static class ShortCommit
{
    private const string Parameters = "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15";

    public static NpgsqlBatchCommand Of(string schema, HeldLane[] held, EntryChange[] entries) =>
        held is [] or [{ Lease: not null }] && entries is [] or [{ Entry: not null }]
            ? One(schema, held.FirstOrDefault(), entries.FirstOrDefault())
            : Several(schema, LaneWrites.Hold(held), entries);

    /// <summary>The frequent commit: what an item of a lane has caused.</summary>
    private static NpgsqlBatchCommand One(string schema, HeldLane? held, EntryChange? change) => new($"select \"{schema}\".change_one({Parameters})")
    {
        Parameters =
        {
            Sql.Whole(held?.Place), Sql.Text(held?.Lane.Tenant.Value), Sql.Text(held?.Lane.Name), Sql.Text(held?.Lease!.Owner),
            Sql.Long(held?.Lease!.Fence), Sql.Long(held?.Item), Sql.Flag(held?.IsFinished),
            Sql.Whole(change?.Place), Sql.Text(change?.Key.Tenant.Value), Sql.Text(change?.Key.Set), Sql.Text(change?.Key.Key),
                Sql.Text(change?.Expected),
            Sql.Bytes(change?.Entry!.Json), Sql.Time(change?.Entry!.DueAt), Sql.Texts(change?.IndexKeys ?? []),
        },
    };

    private static NpgsqlBatchCommand Several(string schema, NpgsqlParameter[] hold, EntryChange[] entries)
    {
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
        var places = (hold, rows) switch
        {
            ([], _) => "null, null, null, null, null, null, null, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10",
            (_, []) => "$1, $2, $3, $4, $5, $6, $7, null, null, null, null, null, null, null, null, null, null",
            _ => "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17",
        };
        var command = new NpgsqlBatchCommand($"select \"{schema}\".change({places})");
        command.Parameters.AddRange(hold);
        command.Parameters.AddRange(rows);
        return command;
    }
}
