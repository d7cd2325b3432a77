using Connectors.State;

namespace Connectors.Sqlite;

/// <summary>The writing verb as SQL: one transaction, checked before anything is changed.</summary>
internal static class StateWrites
{
    public static int Commit(SqliteSession session, IReadOnlyCollection<StateChange> changes, long now) => session.Transaction(() =>
    {
        var lanes = new LaneWrites(session, now);
        var entries = 0;
        foreach (var change in changes)
        {
            if (LaneWrites.Takes(change))
            {
                lanes.Check(change);
            }
            else
            {
                Check(session, change);
                entries++;
            }
        }

        var etag = entries == 0 ? 0 : session.Next("etag", entries);
        foreach (var change in changes)
        {
            if (LaneWrites.Takes(change))
            {
                lanes.Apply(change);
            }
            else
            {
                Apply(session, change, etag++);
            }
        }

        lanes.Settle();
        return changes.Count;
    });

    private static void Check(SqliteSession session, StateChange change)
    {
        var expected = change switch
        {
            StateChange.Put put => put.Entry.ETag,
            StateChange.Remove remove => remove.ETag,
            _ => null,
        };
        if (expected is null)
        {
            return;
        }

        var actual = session.One("SELECT etag FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key",
            ("$tenant", change.Key.Tenant.Value), ("$kind", change.Key.Set), ("$key", change.Key.Key))?.ToString() ?? "";
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new StateConflictException(change.Key, expected, actual);
        }
    }

    private static void Apply(SqliteSession session, StateChange change, long etag)
    {
        var (tenant, kind, key) = (("$tenant", change.Key.Tenant.Value), ("$kind", change.Key.Set), ("$key", change.Key.Key));
        session.Run("DELETE FROM state_index WHERE tenant=$tenant AND kind=$kind AND key=$key", tenant, kind, key);
        var entry = change switch
        {
            StateChange.Put put => put.Entry,
            StateChange.Set always => always.Entry,
            _ => null,
        };
        if (entry is null)
        {
            session.Run("DELETE FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key", tenant, kind, key);
            return;
        }

        session.Run("INSERT OR REPLACE INTO state VALUES ($tenant, $kind, $key, $etag, $json, $due)", tenant, kind, key,
            ("$etag", etag), ("$json", SqliteSession.Bytes(entry.Json)), ("$due", entry.DueAt?.ToUnixTimeMilliseconds()));
        foreach (var indexKey in entry.IndexKeys.Distinct(StringComparer.Ordinal))
        {
            session.Run("INSERT INTO state_index VALUES ($tenant, $kind, $index, $key)", tenant, kind, ("$index", indexKey), key);
        }
    }
}
