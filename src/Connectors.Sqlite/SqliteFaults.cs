using Connectors.Faults;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>What SQLite's error codes mean and what to do.</summary>
internal static class SqliteFaults
{
    public static Fault Of(SqliteException failed) => failed.SqliteErrorCode switch
    {
        5 or 6 => new(FaultKind.Configuration,
            "The state file is in use by another process: SQLite serves one process. Stop the other, or use a shared store."),
        _ => new(FaultKind.Transient,
            $"The state file cannot be used (SQLite error {failed.SqliteErrorCode}): check disk space and permissions, then go on."),
    };
}
