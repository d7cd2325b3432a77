using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Sqlite;

/// <summary>Loads SQLite once: the system's library when there is one (it gets security fixes), else the bundled one, which is older.</summary>
internal static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "/usr/lib/libsqlite3.dylib",
        "winsqlite3"];
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Version of the library in use, such as <c>3.40.1</c>.</summary>
    public static string Version => Loaded.Value;

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, assembly, path) =>
        {
            foreach (var candidate in SystemNames)
            {
                if (NativeLibrary.TryLoad(candidate, out var handle))
                {
                    return handle;
                }
            }

            return NativeLibrary.TryLoad(name, assembly, path, out var bundled) ? bundled : 0;
        });
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // Counting memory would take a lock of the whole process for each piece of it, and our two connections would wait for each other there.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        return raw.sqlite3_libversion().utf8_to_string();
    }

    /// <summary>So many KiB of pages are kept: with those that a commit of a page of records changes, none goes into the log twice.</summary>
    private const int Cache = 32 * 1024;

    /// <summary>So many pages go into the log before they go into the file: those that every commit changes go there once then.</summary>
    private const int PagesOfLog = 8_000;

    /// <summary>A connection that reads and writes: write-ahead log, full synchronisation.</summary>
    public static SqliteConnection Open(string path) => Open(path,
        $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-{Cache}; PRAGMA wal_autocheckpoint={PagesOfLog};");

    /// <summary>A connection that reads what was committed, also while another one writes.</summary>
    public static SqliteConnection OpenToRead(string path) => Open(path, $"PRAGMA query_only=ON; PRAGMA cache_size=-{Cache};");

    /// <summary>Takes a state file for this process, until what is returned is disposed or the process ends. A file that is taken is waited for two
    /// seconds: its former process may be ending.</summary>
    /// <remarks>What is locked is a file beside it, which stays empty: a lock of the file itself would keep out our own second connection.</remarks>
    public static SqliteConnection Take(string path)
    {
        // Whoever comes by a link meets the same lock.
        var file = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        return Open($"{file ?? path}-lock", "BEGIN EXCLUSIVE;");
    }

    private static SqliteConnection Open(string path, string setup)
    {
        _ = Version;
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, settings.DefaultTimeout * 1_000);
            if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
            {
                // It would be locked and opened without a word.
                throw new SqliteException("attempt to write a readonly database", raw.SQLITE_READONLY);
            }

            using var command = connection.CreateCommand();
            command.CommandText = setup;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
