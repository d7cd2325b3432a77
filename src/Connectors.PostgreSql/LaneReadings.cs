using Connectors.State;
using Connectors.Tenancy;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>How lanes stand, from the view that people use too.</summary>
internal static class LaneReadings
{
    public static ValueTask<List<KeyValuePair<LaneKey, LaneReading>>> ListAsync(Database database, TenantId tenant, CancellationToken ct) =>
        database.ReadAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(
                $"""
                select depth, claimable, oldest_claimable, held::int, name from "{database.Schema}".lanes where tenant = $1 order by name
                """, connection);
            command.Parameters.Add(Sql.Text(tenant.Value));
            await using var row = await command.ExecuteReaderAsync(ct);
            var lanes = new List<KeyValuePair<LaneKey, LaneReading>>();
            while (await row.ReadAsync(ct))
            {
                lanes.Add(new(new(tenant, row.GetString(4)), Read(row)));
            }

            return lanes;
        }, ct);

    public static ValueTask<LaneReading> MeasureAsync(Database database, CancellationToken ct) => database.ReadAsync(async connection =>
    {
        await using var command = new NpgsqlCommand(
            $"""
            select coalesce(sum(depth), 0)::bigint, coalesce(sum(claimable), 0)::bigint, max(oldest_claimable), count(*) filter (where held)::int
            from "{database.Schema}".lanes
            """, connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return Read(row);
    }, ct);

    private static LaneReading Read(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetTimeSpan(2), row.GetInt32(3));
}
