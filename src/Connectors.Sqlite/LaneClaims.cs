using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Sqlite;

/// <summary>Leases as SQL: claimed, prolonged, given back. Each is a transaction.</summary>
internal static class LaneClaims
{
    /// <summary>The parts of a claim's filter. The statement that looks for a lane is made of those that a claim names; a test looks at their
    /// plans.</summary>
    public static string PickSql(WorkClaim claim)
    {
        var due = claim.Class switch
        {
            null => "due_at",
            WorkClass.Interactive => "interactive_due_at",
            _ => "bulk_due_at",
        };
        var tenant = claim.Tenant is null ? "" : " AND tenant=$tenant";
        var prefix = claim.LanePrefix is null ? "" : " AND substr(name, 1, length($prefix))=$prefix";
        return $"SELECT id FROM lane WHERE {due}<=$now AND (held_until IS NULL OR held_until<=$now){tenant}{prefix} ORDER BY served, id LIMIT 1";
    }

    /// <summary>The statement that takes items. What waits is not among them.</summary>
    public const string TakeSql =
        "SELECT id, key, kind, class, attempts, at, payload FROM item WHERE lane=$lane AND waits=0 ORDER BY class DESC, id LIMIT $take";

    /// <summary>The statement that turns waiting items whose time has come.</summary>
    public const string TurnSql = "UPDATE item SET waits=0 WHERE lane=$lane AND class IN (0, 1) AND waits=1 AND ready_at<=$now";

    public static LaneLease? Claim(SqliteSession session, WorkClaim claim, long now)
    {
        var filter = new List<(string, SqliteValue)> { ("$now", now) };
        if (claim.Tenant is { } tenant)
        {
            filter.Add(("$tenant", tenant.Value));
        }

        if (claim.LanePrefix is not null)
        {
            filter.Add(("$prefix", claim.LanePrefix));
        }

        return session.Transaction(() => session.Number(PickSql(claim), [.. filter]) is { } lane ? Take(session, claim, lane, now) : null);
    }

    public static LaneLease? Renew(SqliteSession session, LaneLease lease, long until) => session.Transaction(() =>
    {
        if (FindHeld(session, lease) is not { } lane)
        {
            return null;
        }

        session.Run("UPDATE lane SET held_until=$until WHERE id=$lane", ("$until", until), ("$lane", lane));
        return lease with { Until = DateTimeOffset.FromUnixTimeMilliseconds(until) };
    });

    public static bool Release(SqliteSession session, LaneLease lease) => session.Transaction(() =>
    {
        if (FindHeld(session, lease) is not { } lane)
        {
            return false;
        }

        session.Run("UPDATE lane SET owner=NULL, held_until=NULL, served=$served WHERE id=$lane", ("$served", session.Next("served")),
            ("$lane", lane));
        return true;
    });

    public static long? Find(SqliteSession session, LaneKey key) =>
        session.Number("SELECT id FROM lane WHERE tenant=$tenant AND name=$name", ("$tenant", key.Tenant.Value), ("$name", key.Name));

    /// <summary>The lane when the lease is still its last one. A lease that has ended stands until someone else claims.</summary>
    public static long? FindHeld(SqliteSession session, LaneLease lease) => session.Number(
        "SELECT id FROM lane WHERE tenant=$tenant AND name=$name AND fence=$fence AND owner=$owner AND held_until IS NOT NULL",
        ("$tenant", lease.Lane.Tenant.Value), ("$name", lease.Lane.Name), ("$fence", lease.Fence), ("$owner", lease.Owner));

    private static LaneLease Take(SqliteSession session, WorkClaim claim, long lane, long now)
    {
        var (key, fence) = session.Rows("SELECT tenant, name, fence FROM lane WHERE id=$lane",
            row => (new LaneKey(new TenantId(row.Text(0)), row.Text(1)), row.Number(2) + 1), ("$lane", lane))[0];
        session.Run(TurnSql, ("$lane", lane), ("$now", now));
        var items = session.Rows(TakeSql,
            row => new WorkItem(key, row.Text(1), row.Text(2), row.Bytes(6))
            {
                Id = row.Number(0),
                Class = (WorkClass)row.Number(3),
                Attempts = (int)row.Number(4) + 1,
                At = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(5)),
            },
            ("$lane", lane), ("$take", claim.Quantum));
        foreach (var item in items)
        {
            session.Run("UPDATE item SET attempts=$attempts WHERE id=$id", ("$attempts", item.Attempts), ("$id", item.Id));
        }

        var until = now + (long)claim.Lease.TotalMilliseconds;
        session.Run("UPDATE lane SET owner=$owner, fence=$fence, held_until=$until, served=$served WHERE id=$lane",
            ("$owner", claim.Owner), ("$fence", fence), ("$until", until), ("$served", session.Next("served")), ("$lane", lane));
        return new(key, claim.Owner, fence, DateTimeOffset.FromUnixTimeMilliseconds(until), [.. items]);
    }
}
