using Connectors.State;

namespace Connectors.Sqlite;

/// <summary>The changes of lanes inside one commit.</summary>
/// <param name="session">The file, in a transaction.</param>
/// <param name="now">The time, in milliseconds.</param>
internal sealed class LaneWrites(SqliteSession session, long now)
{
    private readonly Dictionary<LaneKey, long> _lanes = [];
    private readonly HashSet<(LaneKey, string, long)> _held = [];
    private readonly HashSet<long> _touched = [];

    /// <summary>Whether a change is one of lanes.</summary>
    public static bool Takes(StateChange change) => change is StateChange.Enqueue or StateChange.Complete or StateChange.Defer or StateChange.Hold;

    /// <summary>Whether the lease of a change still stands. Whether its item is there shows when it is applied.</summary>
    /// <param name="change">The change.</param>
    /// <param name="withItem">Whether its item is looked for all the same.</param>
    /// <exception cref="LeaseLostException">It does not, or its item is not there.</exception>
    public void Check(StateChange change, bool withItem)
    {
        var (lease, item) = change switch
        {
            StateChange.Complete complete => (complete.Lease, complete.Item),
            StateChange.Defer defer => (defer.Lease, defer.Item),
            StateChange.Hold hold => (hold.Lease, null),
            _ => (null, null),
        };
        if (lease is not null && _held.Add((lease.Lane, lease.Owner, lease.Fence)))
        {
            _lanes[lease.Lane] = LaneClaims.FindHeld(session, lease) ?? throw new LeaseLostException(lease);
        }

        if (withItem && item is not null && KeyOf(_lanes[lease!.Lane], item.Id) is null)
        {
            throw new LeaseLostException(lease);
        }
    }

    public void Apply(StateChange change)
    {
        switch (change)
        {
            case StateChange.Enqueue put: Add(put.Item, now + (long)put.Delay.TotalMilliseconds); break;
            case StateChange.Complete complete: Remove(complete); break;
            case StateChange.Defer defer: PutOff(defer); break;
        }
    }

    /// <summary>Notes in the lanes that were touched when they hold claimable work. What can be claimed now is not noted anew with each
    /// item.</summary>
    public void Settle()
    {
        foreach (var lane in _touched)
        {
            var due = session.Rows(
                """
                SELECT coalesce(
                    (SELECT ready_at FROM item WHERE lane=$lane AND class=c.class AND waits=0 ORDER BY id LIMIT 1),
                    (SELECT min(ready_at) FROM item WHERE lane=$lane AND class=c.class AND waits=1))
                FROM (SELECT 0 AS class UNION ALL SELECT 1) c
                """,
                row => row.IsNull(0) ? (long?)null : row.Number(0), ("$lane", lane));
            session.Run(
                """
                UPDATE lane SET due_at=$due, interactive_due_at=$interactive, bulk_due_at=$bulk
                WHERE id=$lane AND NOT (coalesce(max(due_at, $due) <= $now, 0)
                    AND (interactive_due_at IS $interactive OR coalesce(max(interactive_due_at, $interactive) <= $now, 0))
                    AND (bulk_due_at IS $bulk OR coalesce(max(bulk_due_at, $bulk) <= $now, 0)))
                """,
                ("$due", due.Min()), ("$interactive", due[(int)WorkClass.Interactive]), ("$bulk", due[(int)WorkClass.Bulk]), ("$lane", lane),
                ("$now", now));
        }
    }

    private void Add(WorkItem item, long due)
    {
        var lane = LaneOf(item.Lane);
        if (item.Class == WorkClass.Interactive)
        {
            session.Run("UPDATE item SET class=1 WHERE lane=$lane AND key=$key AND class=0", ("$lane", lane), ("$key", item.Key));
        }

        session.Run(
            """
            INSERT INTO item (lane, key, kind, class, attempts, at, due_at, ready_at, waits, payload)
            SELECT $lane, $key, $kind, $class, 0, $now, $due, ready, ready > $now, $payload
            FROM (SELECT coalesce((SELECT max($due, ready_at) FROM item WHERE lane=$lane AND key=$key ORDER BY id DESC LIMIT 1), $due) AS ready)
            """,
            ("$lane", lane), ("$key", item.Key), ("$kind", item.Kind), ("$class", (long)item.Class), ("$now", now), ("$due", due),
            ("$payload", item.Payload));
        _touched.Add(lane);
    }

    private void Remove(StateChange.Complete complete)
    {
        var (lane, id) = (_lanes[complete.Lease.Lane], complete.Item.Id);
        if (session.Run("DELETE FROM item WHERE id=$id AND lane=$lane AND waits=0", ("$id", id), ("$lane", lane)) == 0)
        {
            // It was put off by the same holder: what waited behind it is free now.
            var key = KeyOf(lane, id) ?? throw new LeaseLostException(complete.Lease);
            session.Run("DELETE FROM item WHERE id=$id", ("$id", id));
            Reschedule(lane, key, id);
        }

        _touched.Add(lane);
    }

    private void PutOff(StateChange.Defer defer)
    {
        var (lane, id) = (_lanes[defer.Lease.Lane], defer.Item.Id);
        var key = KeyOf(lane, id) ?? throw new LeaseLostException(defer.Lease);
        session.Run("UPDATE item SET payload=$payload, attempts=$attempts, due_at=$due WHERE id=$id",
            ("$payload", defer.Item.Payload), ("$attempts", defer.Item.Attempts),
            ("$due", now + (long)defer.Delay.TotalMilliseconds), ("$id", id));
        Reschedule(lane, key, id);
        _touched.Add(lane);
    }

    /// <summary>Works out anew when an item of a key and later ones can be claimed. Ends where nothing changes any more.</summary>
    private void Reschedule(long lane, string key, long from)
    {
        var ready = ReadyBefore(lane, key, from);
        var items = session.Rows("SELECT id, due_at, ready_at FROM item WHERE lane=$lane AND key=$key AND id>=$id ORDER BY id",
            row => (Id: row.Number(0), Due: row.Number(1), Ready: row.Number(2)), ("$lane", lane), ("$key", key), ("$id", from));
        foreach (var item in items)
        {
            ready = Math.Max(ready, item.Due);
            if (ready == item.Ready && item.Id != from)
            {
                return;
            }

            session.Run("UPDATE item SET ready_at=$ready, waits=$waits WHERE id=$id", ("$ready", ready), ("$waits", ready > now), ("$id", item.Id));
        }
    }

    private long ReadyBefore(long lane, string key, long id) =>
        session.Number("SELECT ready_at FROM item WHERE lane=$lane AND key=$key AND id<$id ORDER BY id DESC LIMIT 1",
            ("$lane", lane), ("$key", key), ("$id", id)) ?? long.MinValue;

    private string? KeyOf(long lane, long id) =>
        session.Rows("SELECT key FROM item WHERE id=$id AND lane=$lane", row => row.Text(0), ("$id", id), ("$lane", lane)).SingleOrDefault();

    private long LaneOf(LaneKey key)
    {
        if (!_lanes.TryGetValue(key, out var lane))
        {
            _lanes[key] = lane = LaneClaims.Find(session, key) ?? Make(key);
        }

        return lane;
    }

    private long Make(LaneKey key)
    {
        session.Run("INSERT INTO lane (tenant, name) VALUES ($tenant, $name)", ("$tenant", key.Tenant.Value), ("$name", key.Name));
        return LaneClaims.Find(session, key)!.Value;
    }
}
