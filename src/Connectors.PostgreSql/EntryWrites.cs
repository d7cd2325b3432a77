using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Changes of entries as a call of the schema's function, behind the look at lanes that they must wait for.</summary>
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
}
