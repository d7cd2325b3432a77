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
    ];

    /// <summary>Brings a file to the newest version.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer package.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(read.ExecuteScalar());
        if (version > Migrations.Length)
        {
            throw new InvalidOperationException(
                $"The state file has schema {version}, this package knows {Migrations.Length}: "
                    + "use the package version that wrote it, or a newer one.");
        }

        for (; version < Migrations.Length; version++)
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
