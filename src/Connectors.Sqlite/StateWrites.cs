using Connectors.State;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>The writing verb as SQL: one transaction, checked before anything is changed.</summary>
internal static class StateWrites
{
    public static void Commit(SqliteConnection connection, IReadOnlyCollection<StateChange> changes)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var change in changes)
        {
            Check(connection, transaction, change);
        }

        var etag = NextTag(connection, transaction, changes.Count);
        foreach (var change in changes)
        {
            Apply(connection, transaction, change, etag++);
        }

        transaction.Commit();
    }

    private static void Check(SqliteConnection connection, SqliteTransaction transaction, StateChange change)
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

        using var read = Command(connection, transaction, "SELECT etag FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key", change.Key);
        var actual = read.ExecuteScalar()?.ToString() ?? "";
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new StateConflictException(change.Key, expected, actual);
        }
    }

    private static long NextTag(SqliteConnection connection, SqliteTransaction transaction, int count)
    {
        using var next = connection.CreateCommand();
        next.Transaction = transaction;
        next.CommandText = "UPDATE sequence SET value = value + $count WHERE name='etag'; SELECT value - $count + 1 FROM sequence WHERE name='etag'";
        next.Parameters.AddWithValue("$count", count);
        return Convert.ToInt64(next.ExecuteScalar());
    }

    private static void Apply(SqliteConnection connection, SqliteTransaction transaction, StateChange change, long etag)
    {
        using (var unindex = Command(connection, transaction, "DELETE FROM state_index WHERE tenant=$tenant AND kind=$kind AND key=$key", change.Key))
        {
            unindex.ExecuteNonQuery();
        }

        var entry = change switch
        {
            StateChange.Put put => put.Entry,
            StateChange.Set always => always.Entry,
            _ => null,
        };
        if (entry is null)
        {
            using var remove = Command(connection, transaction, "DELETE FROM state WHERE tenant=$tenant AND kind=$kind AND key=$key", change.Key);
            remove.ExecuteNonQuery();
            return;
        }

        using (var store = Command(connection, transaction, "INSERT OR REPLACE INTO state VALUES ($tenant, $kind, $key, $etag, $json, $due)",
            change.Key))
        {
            store.Parameters.AddWithValue("$etag", etag);
            store.Parameters.AddWithValue("$json", entry.Json.ToArray());
            store.Parameters.AddWithValue("$due", entry.DueAt is { } due ? due.ToUnixTimeMilliseconds() : DBNull.Value);
            store.ExecuteNonQuery();
        }

        foreach (var indexKey in entry.IndexKeys.Distinct(StringComparer.Ordinal))
        {
            using var index = Command(connection, transaction, "INSERT INTO state_index VALUES ($tenant, $kind, $index, $key)", change.Key);
            index.Parameters.AddWithValue("$index", indexKey);
            index.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, StateKey key)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$tenant", key.Tenant.Value);
        command.Parameters.AddWithValue("$kind", key.Set);
        command.Parameters.AddWithValue("$key", key.Key);
        return command;
    }
}
