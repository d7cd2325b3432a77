using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Sqlite;

/// <summary>How lanes stand. Counts items, so that no figure can drift from what is stored.</summary>
internal static class LaneFigures
{
    private const string Counts = "count(i.id), coalesce(sum(i.ready_at<=$now), 0), min(CASE WHEN i.ready_at<=$now THEN i.ready_at END)";

    public static List<KeyValuePair<LaneKey, LaneReading>> List(SqliteSession session, TenantId tenant, long now) => session.Rows(
        $"""
        SELECT {Counts}, coalesce(l.held_until>$now, 0), l.name
        FROM lane l LEFT JOIN item i ON i.lane=l.id WHERE l.tenant=$tenant GROUP BY l.id ORDER BY l.name
        """,
        row => KeyValuePair.Create(new LaneKey(tenant, row.Text(4)), Reading(row, now)), ("$tenant", tenant.Value), ("$now", now));

    public static LaneReading Measure(SqliteSession session, long now) => session.Rows(
        $"SELECT {Counts}, (SELECT count(*) FROM lane WHERE held_until>$now) FROM item i", row => Reading(row, now), ("$now", now))[0];

    private static LaneReading Reading(SqliteStatement row, long now) => new(
        row.Number(0), row.Number(1), row.IsNull(2) ? null : TimeSpan.FromMilliseconds(now - row.Number(2)), (int)row.Number(3));
}
