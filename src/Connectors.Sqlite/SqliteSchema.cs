using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>The tables, made and migrated forward only; <c>user_version</c> says which version a file has.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE state (
            tenant TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, json BLOB NOT NULL, due_at INTEGER,
            PRIMARY KEY (tenant, kind, key)) WITHOUT ROWID;
        CREATE INDEX state_due ON state (tenant, kind, due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE state_index (
            tenant TEXT NOT NULL, kind TEXT NOT NULL, index_key TEXT NOT NULL, key TEXT NOT NULL,
            PRIMARY KEY (tenant, kind, index_key, key)) WITHOUT ROWID;
        CREATE INDEX state_index_key ON state_index (tenant, kind, key);
        CREATE TABLE sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO sequence VALUES ('etag', 0);
        """,

        // Times are milliseconds since 1970, UTC. ready_at: when an item's delay and those of earlier items of its key are over. waits: whether that
        // lay ahead when it was last looked at; a claim turns those whose time has come, so that it never passes over what waits. A lane's due_at,
        // and that of each class: when it holds claimable work; null for never.
        """
        CREATE TABLE lane (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, owner TEXT, fence INTEGER NOT NULL DEFAULT 0, held_until INTEGER,
            served INTEGER NOT NULL DEFAULT 0, due_at INTEGER, interactive_due_at INTEGER, bulk_due_at INTEGER, UNIQUE (tenant, name));
        CREATE INDEX lane_due ON lane (due_at, held_until, served) WHERE due_at IS NOT NULL;
        CREATE INDEX lane_interactive ON lane (interactive_due_at, held_until, served) WHERE interactive_due_at IS NOT NULL;
        CREATE INDEX lane_bulk ON lane (bulk_due_at, held_until, served) WHERE bulk_due_at IS NOT NULL;
        CREATE TABLE item (
            id INTEGER PRIMARY KEY AUTOINCREMENT, lane INTEGER NOT NULL REFERENCES lane (id), key TEXT NOT NULL, kind TEXT NOT NULL,
            class INTEGER NOT NULL, attempts INTEGER NOT NULL, at INTEGER NOT NULL, due_at INTEGER NOT NULL, ready_at INTEGER NOT NULL,
            waits INTEGER NOT NULL, payload BLOB NOT NULL);
        CREATE INDEX item_key ON item (lane, key, id);
        CREATE INDEX item_next ON item (lane, class DESC, id) WHERE waits = 0;
        CREATE INDEX item_waiting ON item (lane, class, ready_at) WHERE waits = 1;
        INSERT INTO sequence VALUES ('served', 0);

        CREATE VIEW lanes AS
            SELECT l.tenant, l.name AS lane, count(i.id) AS depth, coalesce(sum(i.class), 0) AS interactive, max(i.attempts) AS most_attempts,
                strftime('%Y-%m-%dT%H:%M:%SZ', min(i.at) / 1000, 'unixepoch') AS oldest,
                strftime('%Y-%m-%dT%H:%M:%SZ', l.due_at / 1000, 'unixepoch') AS due, l.owner,
                strftime('%Y-%m-%dT%H:%M:%SZ', l.held_until / 1000, 'unixepoch') AS held_until
            FROM lane l LEFT JOIN item i ON i.lane = l.id GROUP BY l.id ORDER BY l.tenant, l.name;
        CREATE VIEW runs AS
            SELECT tenant, json_extract(j, '$.flow') AS flow, json_extract(j, '$.state') AS state, json_extract(j, '$.attempts') AS attempts,
                json_array_length(j, '$.doneSteps') AS steps_done, strftime('%Y-%m-%dT%H:%M:%SZ', due_at / 1000, 'unixepoch') AS due,
                json_extract(j, '$.id') AS id
            FROM (SELECT tenant, due_at, CAST(json AS TEXT) AS j FROM state WHERE kind = 'run');
        CREATE VIEW dead_letters AS
            SELECT tenant, json_extract(j, '$.flow') AS flow, json_extract(j, '$.stage') AS stage, json_extract(j, '$.record') AS record,
                json_extract(j, '$.ownerRole') AS owner, json_extract(j, '$.firstSeen') AS first_seen, json_extract(j, '$.dueAt') AS due,
                json_extract(j, '$.causeGroup') AS cause, json_extract(j, '$.runId') AS run
            FROM (SELECT tenant, CAST(json AS TEXT) AS j FROM state WHERE kind = 'deadletter');
        """,

        // Rows lie in the order in which they came, and an index leads to them: where rows lie in the order of their keys, each new one of a page
        // of records changes another leaf of the file, with all JSON in it.
        """
        PRAGMA legacy_alter_table=ON;
        CREATE TABLE state_rows (
            tenant TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, json BLOB NOT NULL, due_at INTEGER,
            PRIMARY KEY (tenant, kind, key));
        INSERT INTO state_rows SELECT * FROM state;
        DROP TABLE state;
        ALTER TABLE state_rows RENAME TO state;
        CREATE INDEX state_due ON state (tenant, kind, due_at) WHERE due_at IS NOT NULL;
        PRAGMA legacy_alter_table=OFF;
        """,
    ];

    public static int Newest => Migrations.Length;

    public static int VersionOf(SqliteConnection connection)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(read.ExecuteScalar());
    }

    /// <summary>Brings a file to the newest version, or to an older one for a test of what comes next.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer package.</exception>
    public static void Migrate(SqliteConnection connection, int? upTo = null)
    {
        var version = VersionOf(connection);
        if (version > Newest)
        {
            throw new InvalidOperationException(
                $"The state file has schema {version}, this package knows {Newest}: "
                    + "use the package version that wrote it, or a newer one.");
        }

        for (; version < (upTo ?? Newest); version++)
        {
            using var transaction = connection.BeginTransaction();
            using var migrate = connection.CreateCommand();
            migrate.Transaction = transaction;
            migrate.CommandText = $"{Migrations[version]} PRAGMA user_version={version + 1};";
            migrate.ExecuteNonQuery();
            transaction.Commit();
        }
    }
}
