using Connectors.State;
using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Changes of lanes as calls of the schema's functions.</summary>
internal static class LaneWrites
{
    /// <summary>Name of what the database tells listeners of a schema.</summary>
    public static string Channel(string schema) => $"{schema}_work";

    /// <summary>What the function <c>hold</c> needs to lock the lanes of a commit, to look at its leases and to take finished items out; none where
    /// no change speaks of lanes.</summary>
    public static NpgsqlParameter[] Hold(HeldLane[] held) => held.Length == 0 ? [] :
        [
            Sql.Column(NpgsqlDbType.Integer, held, row => row.Place), Sql.Column(NpgsqlDbType.Text, held, row => row.Lane.Tenant.Value),
            Sql.Column(NpgsqlDbType.Text, held, row => row.Lane.Name), Sql.Column(NpgsqlDbType.Text, held, row => row.Lease?.Owner),
            Sql.Column(NpgsqlDbType.Bigint, held, row => row.Lease?.Fence), Sql.Column(NpgsqlDbType.Bigint, held, row => row.Item),
            Sql.Column(NpgsqlDbType.Boolean, held, row => row.IsFinished),
        ];

    /// <summary>What is done when all leases hold.</summary>
    public static void Add(NpgsqlBatch batch, string schema, StateChange[] changes)
    {
        // Few commits put work in or off.
        if (changes.OfType<StateChange.Defer>().GroupBy(defer => defer.Item.Id, (_, same) => same.Last()).ToArray() is [_, ..] defers)
        {
            Add(batch, $"\"{schema}\".defer",
            [
                Sql.Column(NpgsqlDbType.Text, defers, change => change.Lease.Lane.Tenant.Value),
                Sql.Column(NpgsqlDbType.Text, defers, change => change.Lease.Lane.Name),
                Sql.Column(NpgsqlDbType.Bigint, defers, change => change.Item.Id),
                Sql.Column(NpgsqlDbType.Bytea, defers, change => change.Item.Payload.ToArray()),
                Sql.Column(NpgsqlDbType.Interval, defers, change => change.Delay),
                Sql.Column(NpgsqlDbType.Integer, defers, change => change.Item.Attempts),
            ]);
        }

        if (changes.OfType<StateChange.Enqueue>().ToArray() is [_, ..] puts)
        {
            Add(batch, $"\"{schema}\".enqueue",
            [
                Sql.Text(Channel(schema)), Sql.Column(NpgsqlDbType.Text, puts, change => change.Item.Lane.Tenant.Value),
                Sql.Column(NpgsqlDbType.Text, puts, change => change.Item.Lane.Name), Sql.Column(NpgsqlDbType.Text, puts, change => change.Item.Key),
                Sql.Column(NpgsqlDbType.Text, puts, change => change.Item.Kind),
                Sql.Column(NpgsqlDbType.Integer, puts, change => (int)change.Item.Class),
                Sql.Column(NpgsqlDbType.Bytea, puts, change => change.Item.Payload.ToArray()),
                Sql.Column(NpgsqlDbType.Interval, puts, change => change.Delay),
            ]);
        }
    }

    private static void Add(NpgsqlBatch batch, string function, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand($"select {function}({string.Join(", ", parameters.Select((_, at) => $"${at + 1}"))})");
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
    }
}
