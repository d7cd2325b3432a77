using Connectors.State;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Claiming, prolonging and giving back. Times are the database's.</summary>
internal sealed class LaneCalls(Database database, TimeProvider time)
{
    private static readonly TimeSpan RescueEvery = TimeSpan.FromMinutes(1);
    private long _rescuedAt = long.MinValue;

    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct)
    {
        await RescueAsync(ct);
        return await database.WriteAsync(async connection =>
        {
            await using var command = new NpgsqlCommand($"select * from \"{database.Schema}\".claim($1, $2, $3, $4, $5, $6)", connection);
            command.Parameters.AddRange(new[]
            {
                Sql.Text(claim.Owner), Sql.Whole(claim.Quantum), Sql.Span(claim.Lease), Sql.Whole((int?)claim.Class), Sql.Text(claim.Tenant?.Value),
                Sql.Text(claim.LanePrefix),
            });
            await using var row = await command.ExecuteReaderAsync(ct);
            return await ReadAsync(row, claim.Owner, ct);
        }, ct);
    }

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct) => database.WriteAsync(async connection =>
    {
        await using var command = new NpgsqlCommand(
            $"""
            update "{database.Schema}".lane set lease_until = clock_timestamp() + $5
            where tenant = $1 and name = $2 and owner = $3 and fence = $4 returning lease_until
            """, connection);
        command.Parameters.AddRange(Of(lease).Append(Sql.Span(duration)).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? lease with { Until = row.GetFieldValue<DateTimeOffset>(0) } : null;
    }, ct);

    public async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct) => await database.WriteAsync(async connection =>
    {
        await using var command = new NpgsqlCommand($"select \"{database.Schema}\".release($1, $2, $3, $4)", connection);
        command.Parameters.AddRange(Of(lease));
        return await command.ExecuteNonQueryAsync(ct);
    }, ct);

    /// <summary>At the first claim and each minute: lanes are looked at whatever their state says.</summary>
    private async ValueTask RescueAsync(CancellationToken ct)
    {
        var (last, now) = (Interlocked.Read(ref _rescuedAt), time.GetTimestamp());
        if ((last == long.MinValue || time.GetElapsedTime(last, now) >= RescueEvery)
            && Interlocked.CompareExchange(ref _rescuedAt, now, last) == last)
        {
            await database.WriteAsync(async connection =>
            {
                await using var command = new NpgsqlCommand($"select \"{database.Schema}\".rescue()", connection);
                return await command.ExecuteScalarAsync(ct);
            }, ct);
        }
    }

    private static NpgsqlParameter[] Of(LaneLease lease) =>
        [Sql.Text(lease.Lane.Tenant.Value), Sql.Text(lease.Lane.Name), Sql.Text(lease.Owner), Sql.Long(lease.Fence)];

    private static async Task<LaneLease?> ReadAsync(NpgsqlDataReader row, string owner, CancellationToken ct)
    {
        (LaneKey Lane, long Fence, DateTimeOffset Until)? lease = null;
        var items = ImmutableArray.CreateBuilder<WorkItem>();
        while (await row.ReadAsync(ct))
        {
            lease ??= (new(new(row.GetString(0)), row.GetString(1)), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3));
            items.Add(new(lease.Value.Lane, row.GetString(5), row.GetString(6), row.GetFieldValue<byte[]>(8))
            {
                Id = row.GetInt64(4), Class = (WorkClass)row.GetInt16(7), Attempts = row.GetInt32(9), At = row.GetFieldValue<DateTimeOffset>(10),
            });
        }

        return lease is { } held ? new(held.Lane, owner, held.Fence, held.Until, items.ToImmutable()) : null;
    }
}
