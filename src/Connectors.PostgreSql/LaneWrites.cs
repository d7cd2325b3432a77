using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Changes of lanes as calls of the schema's functions.</summary>
internal static class LaneWrites
{
    private const long NoItem = -1;

    /// <summary>Name of what the database tells listeners of a schema.</summary>
    public static string Channel(string schema) => $"{schema}_work";

    /// <summary>The expression that locks the lanes of a commit and gives the place of the first change whose lease is lost.</summary>
    public static (string Sql, NpgsqlParameter[] Parameters) Hold(string schema, StateChange[] changes)
    {
        var done = new HashSet<long>();
        var held = changes.SelectMany((change, place) => Held(change, place, done)).ToArray();
        return held.Length == 0 ? ("null", []) :
        (
            $"\"{schema}\".hold($1, $2, $3, $4, $5, $6)",
            [
                Sql.Wholes(held.Select(row => row.Place)), Sql.Texts(held.Select(row => row.Lane.Tenant.Value)),
                    Sql.Texts(held.Select(row => row.Lane.Name)),
                Sql.Texts(held.Select(row => row.Lease?.Owner)), Sql.Longs(held.Select(row => row.Lease?.Fence)),
                    Sql.Longs(held.Select(row => row.Item)),
            ]);
    }

    /// <summary>A commit finishes an item once: a later change of it finds no item.</summary>
    private static IEnumerable<(int Place, LaneKey Lane, LaneLease? Lease, long? Item)> Held(StateChange change, int place, HashSet<long> done) =>
        change switch
        {
            StateChange.Enqueue put => [(place, put.Item.Lane, null, null)],
            StateChange.Complete complete => [(place, complete.Lease.Lane, complete.Lease, done.Add(complete.Item.Id) ? complete.Item.Id : NoItem)],
            StateChange.Defer defer => [(place, defer.Lease.Lane, defer.Lease, done.Contains(defer.Item.Id) ? NoItem : defer.Item.Id)],
            StateChange.Hold hold => [(place, hold.Lease.Lane, hold.Lease, null)],
            _ => [],
        };

    /// <summary>What is done when all leases hold.</summary>
    public static void Add(NpgsqlBatch batch, string schema, StateChange[] changes)
    {
        Add(batch, schema, changes.OfType<StateChange.Defer>().GroupBy(defer => defer.Item.Id, (_, same) => same.Last()).ToArray());
        Add(batch, schema, changes.OfType<StateChange.Complete>().ToArray());
        Add(batch, schema, changes.OfType<StateChange.Enqueue>().ToArray());
    }

    private static void Add(NpgsqlBatch batch, string schema, StateChange.Defer[] defers) => Add(batch, defers, $"\"{schema}\".defer",
    [
        Sql.Texts(defers.Select(change => change.Lease.Lane.Tenant.Value)), Sql.Texts(defers.Select(change => change.Lease.Lane.Name)),
        Sql.Longs(defers.Select(change => (long?)change.Item.Id)), Sql.Bytes(defers.Select(change => change.Item.Payload.ToArray())),
        Sql.Spans(defers.Select(change => change.Delay)), Sql.Wholes(defers.Select(change => change.Item.Attempts)),
    ]);

    private static void Add(NpgsqlBatch batch, string schema, StateChange.Complete[] completes) => Add(batch, completes, $"\"{schema}\".complete",
    [
        Sql.Texts(completes.Select(change => change.Lease.Lane.Tenant.Value)), Sql.Texts(completes.Select(change => change.Lease.Lane.Name)),
        Sql.Longs(completes.Select(change => (long?)change.Item.Id)),
    ]);

    private static void Add(NpgsqlBatch batch, string schema, StateChange.Enqueue[] puts) => Add(batch, puts, $"\"{schema}\".enqueue",
    [
        Sql.Text(Channel(schema)), Sql.Texts(puts.Select(change => change.Item.Lane.Tenant.Value)),
            Sql.Texts(puts.Select(change => change.Item.Lane.Name)),
        Sql.Texts(puts.Select(change => change.Item.Key)), Sql.Texts(puts.Select(change => change.Item.Kind)),
        Sql.Wholes(puts.Select(change => (int)change.Item.Class)), Sql.Bytes(puts.Select(change => change.Item.Payload.ToArray())),
        Sql.Spans(puts.Select(change => change.Delay)),
    ]);

    private static void Add(NpgsqlBatch batch, StateChange[] changes, string function, NpgsqlParameter[] parameters)
    {
        if (changes.Length > 0)
        {
            var command = new NpgsqlBatchCommand($"select {function}({string.Join(", ", parameters.Select((_, at) => $"${at + 1}"))})");
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
    }
}
