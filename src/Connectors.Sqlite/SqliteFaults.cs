using Connectors.Faults;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>What SQLite's error codes mean and what to do. Where waiting helps the fault may be retried, else a person has to act; the store itself
/// goes on in both cases as soon as the cause is gone.</summary>
internal static class SqliteFaults
{
    /// <summary>What comes of taking the file for itself where nothing can be written: a lock of a writer is refused.</summary>
    private const int LockFailed = 3850;

    public static Fault Of(SqliteException failed) => failed.SqliteErrorCode switch
    {
        _ when failed.SqliteExtendedErrorCode == LockFailed => new(FaultKind.Configuration,
            "The state file cannot be locked (SQLite error 10): its file system is read-only or knows no locks. Let this process write there."),
        5 or 6 => new(FaultKind.Configuration,
            "The state file is in use by another process: SQLite serves one process. Stop the other, or use a shared store."),
        13 => new(FaultKind.Transient,
            "The disk of the state file is full (SQLite error 13): nothing of this commit is stored. Make space, then work goes on by itself."),
        8 => new(FaultKind.Configuration,
            "The state file or its folder is read-only (SQLite error 8): nothing is stored. Let this process write there, then go on."),
        14 => new(FaultKind.Configuration,
            "The state file cannot be opened (SQLite error 14): its folder must exist and this process must be allowed to write there."),
        11 or 26 => new(FaultKind.Configuration,
            $"The state file is damaged or no state file (SQLite error {failed.SqliteErrorCode}): put a backup in its place, do not delete it."),
        _ => new(FaultKind.Transient,
            $"The state file cannot be used (SQLite error {failed.SqliteErrorCode}): check disk space and permissions, then go on."),
    };
}
