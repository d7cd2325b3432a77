using Connectors.State;
using Npgsql;
using NpgsqlTypes;

namespace Connectors.PostgreSql;

/// <summary>Much bulk work, copied into lanes that the transaction holds already.</summary>
internal static class ItemCopy
{
    public static async Task WriteAsync(NpgsqlConnection connection, string schema, StateChange.Enqueue[] items, CancellationToken ct)
    {
        await using var clock = new NpgsqlCommand("select clock_timestamp()", connection);
        var now = new DateTimeOffset((DateTime)(await clock.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
        await CopyRows.WriteAsync(connection, $"\"{schema}\".item (tenant, lane, key, kind, class, payload, due_at, put_off, at)", items, 9,
            (row, put) => Write(row, put, now), ct);
        var lanes = items.GroupBy(put => put.Item.Lane, (lane, puts) => (Lane: lane, Due: now + puts.Min(put => put.Delay))).ToArray();
        await using var lower = new NpgsqlCommand($"select \"{schema}\".lower($1, $2, $3, $4)", connection);
        lower.Parameters.AddRange(new[]
        {
            Sql.Text(LaneWrites.Channel(schema)), Sql.Texts(lanes.Select(lane => lane.Lane.Tenant.Value)),
            Sql.Texts(lanes.Select(lane => lane.Lane.Name)), Sql.Column(NpgsqlDbType.TimestampTz, lanes, lane => lane.Due),
        });
        await lower.ExecuteNonQueryAsync(ct);
    }

    private static void Write(CopyRows row, StateChange.Enqueue put, DateTimeOffset now)
    {
        row.Text(put.Item.Lane.Tenant.Value);
        row.Text(put.Item.Lane.Name);
        row.Text(put.Item.Key);
        row.Text(put.Item.Kind);
        row.Short((short)put.Item.Class);
        row.Bytes(put.Item.Payload);
        row.Time(now + put.Delay);
        row.Flag(put.Delay > TimeSpan.Zero);
        row.Time(now);
    }
}
