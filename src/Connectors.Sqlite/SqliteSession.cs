using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Sqlite;

/// <summary>An open file with its statements, each compiled once. Not safe for parallel use: the store gives turns.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly SqliteConnection? _hold;

    private SqliteSession(SqliteConnection connection, SqliteConnection? hold = null) => (_connection, _hold) = (connection, hold);

    /// <summary>Takes a file for this process and brings it to the newest version.</summary>
    public static SqliteSession Open(string path)
    {
        SqliteConnection? hold = null, connection = null;
        try
        {
            hold = SqliteLibrary.Take(path);
            connection = SqliteLibrary.Open(path);
            SqliteSchema.Migrate(connection);
            var session = new SqliteSession(connection, hold);
            session.EndLeases();
            return session;
        }
        catch
        {
            connection?.Dispose();
            hold?.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is there, can be read and has the newest version.</summary>
    public static bool IsNewest(string path)
    {
        try
        {
            using var connection = File.Exists(path) ? SqliteLibrary.OpenToRead(path) : null;
            return connection is not null && SqliteSchema.VersionOf(connection) == SqliteSchema.Newest;
        }
        catch (SqliteException)
        {
            // Whoever takes it will be told why.
            return false;
        }
    }

    /// <summary>Opens a file of the newest version to read from it.</summary>
    public static SqliteSession OpenToRead(string path) => new(SqliteLibrary.OpenToRead(path));

    /// <summary>Who held lanes is dead: the file is open to one process, and that is us. Nobody has to wait for the leases to end. Fences
    /// stay.</summary>
    private void EndLeases() => Run("UPDATE lane SET held_until=0 WHERE held_until IS NOT NULL");

    /// <summary>Runs a statement and returns how many rows it changed. Names of parameters stand in the same order at each call.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        var statement = Statement(sql, values);
        try
        {
            while (statement.Step())
            {
            }

            return raw.sqlite3_changes(_connection.Handle);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The number in the first column of the first row; null when there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        var statement = Statement(sql, values);
        try
        {
            return statement.Step() && !statement.IsNull(0) ? statement.Number(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>All rows, read to the end before they are returned, so that the statement is free again.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteStatement, T> read, params ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        var found = new List<T>();
        var statement = Statement(sql, values);
        try
        {
            while (statement.Step())
            {
                found.Add(read(statement));
            }

            return found;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The next number of a sequence, or the first of so many. Numbers of commits that fail come again.</summary>
    public long Next(string sequence, int count = 1)
    {
        Run("UPDATE sequence SET value = value + $count WHERE name=$name", ("$count", count), ("$name", sequence));
        return Number("SELECT value FROM sequence WHERE name=$name", ("$name", sequence))!.Value - count + 1;
    }

    /// <summary>Does work in one transaction; whatever is thrown undoes it.</summary>
    public T Transaction<T>(Func<T> work) => Within("BEGIN IMMEDIATE", work);

    /// <summary>Reads as things stand at the first look, whatever is committed meanwhile.</summary>
    public T Snapshot<T>(Func<T> work) => Within("BEGIN", work);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
        _hold?.Dispose();
    }

    private T Within<T>(string begin, Func<T> work)
    {
        Run(begin);
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private SqliteStatement Statement(string sql, ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new(_connection.Handle!, sql, values));
        }

        statement.Bind(values);
        return statement;
    }

    /// <summary>SQLite may have undone the transaction by itself, as on a full disk. What is thrown already says what is wrong.</summary>
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) != 0)
        {
            return;
        }

        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The file is undone when it is opened next.
        }
    }
}
