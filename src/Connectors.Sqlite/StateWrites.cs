using Connectors.State;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>The writing verb as SQL: one transaction, checked before anything is changed.</summary>
/// <remarks>What a commit says is new it is believed at first: should it stand there, its key does so twice. Where anything does not fit nothing was
/// done, and everything is looked at in its order, so that the first change that does not fit is named.</remarks>
internal static class StateWrites
{
    private const int TwiceThere = 19;

    public static int Commit(SqliteSession session, IReadOnlyCollection<StateChange> changes, long now)
    {
        try
        {
            // What is removed could come back as new in the same commit, and no key would stand twice.
            return Commit(session, changes, now, isBelieved: !changes.Any(change => change is StateChange.Remove), isRefused: false);
        }
        catch (Exception failed) when (failed is StateConflictException or LeaseLostException or SqliteException { SqliteErrorCode: TwiceThere })
        {
            return Commit(session, changes, now, isBelieved: false, isRefused: true);
        }
    }

    private static int Commit(SqliteSession session, IReadOnlyCollection<StateChange> changes, long now, bool isBelieved, bool isRefused) =>
        session.Transaction(() =>
    {
        var lanes = new LaneWrites(session, now);
        var entries = 0;
        foreach (var change in changes)
        {
            if (LaneWrites.Takes(change))
            {
                lanes.Check(change, withItem: isRefused);
            }
            else
            {
                Check(session, change, isBelieved);
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
                Apply(session, change, etag++, isBelieved);
            }
        }

        lanes.Settle();
        return changes.Count;
    });

    private static void Check(SqliteSession session, StateChange change, bool isBelieved)
    {
        var expected = change switch
        {
            StateChange.Put put => put.Entry.ETag,
            StateChange.Remove remove => remove.ETag,
            _ => null,
        };
        if (expected is null || (isBelieved && expected.Length == 0))
        {
            return;
        }

        var actual = session.Number("SELECT etag FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key",
            ("$tenant", change.Key.Tenant.Value), ("$kind", change.Key.Set), ("$key", change.Key.Key))?.ToString() ?? "";
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new StateConflictException(change.Key, expected, actual);
        }
    }

    private static void Apply(SqliteSession session, StateChange change, long etag, bool isBelieved)
    {
        var (tenant, kind, key) = (("$tenant", change.Key.Tenant.Value), ("$kind", change.Key.Set), ("$key", change.Key.Key));
        switch (change)
        {
            case StateChange.Put { Entry: var entry }:
                Write(entry, mayBeThere: !isBelieved || entry.ETag.Length > 0);
                break;
            case StateChange.Set { Entry: var entry }:
                Write(entry, mayBeThere: true);
                break;
            default:
                RemoveIndex();
                session.Run("DELETE FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key", tenant, kind, key);
                break;
        }

        void Write(StateEntry entry, bool mayBeThere)
        {
            var (number, json, due) = (("$etag", etag), ("$json", entry.Json), ("$due", entry.DueAt?.ToUnixTimeMilliseconds()));
            if (mayBeThere && session.Run("UPDATE state SET etag=$etag, json=$json, due_at=$due WHERE tenant=$tenant AND kind=$kind AND key=$key",
                number, json, due, tenant, kind, key) > 0)
            {
                RemoveIndex();
            }
            else
            {
                session.Run("INSERT INTO state VALUES ($tenant, $kind, $key, $etag, $json, $due)", tenant, kind, key, number, json, due);
            }

            foreach (var indexKey in entry.IndexKeys.Distinct(StringComparer.Ordinal))
            {
                session.Run("INSERT INTO state_index VALUES ($tenant, $kind, $index, $key)", tenant, kind, ("$index", indexKey), key);
            }
        }

        void RemoveIndex() => session.Run("DELETE FROM state_index WHERE tenant=$tenant AND kind=$kind AND key=$key", tenant, kind, key);
    }
}
