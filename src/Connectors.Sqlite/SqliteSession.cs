using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Sqlite;

/// <summary>An open file with its statements, each compiled once. Not safe for parallel use: the store gives turns.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a file and brings it to the newest version.</summary>
    public static SqliteSession Open(string path)
    {
        var connection = SqliteLibrary.Open(path);
        try
        {
            SqliteSchema.Migrate(connection);
            var session = new SqliteSession(connection);
            session.EndLeases();
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Who held lanes is dead: the file is open to one process, and that is us. Nobody has to wait for the leases to end. Fences
    /// stay.</summary>
    private void EndLeases() => Run("UPDATE lane SET held_until=0 WHERE held_until IS NOT NULL");

    /// <summary>Runs a statement and returns how many rows it changed. Names of parameters stand in the same order at each call.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? One(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var row = Command(sql, values).ExecuteReader();
        return row.Read() && !row.IsDBNull(0) ? row.GetValue(0) : null;
    }

    /// <summary>All rows, read to the end before they are returned, so that the statement is free again.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var found = new List<T>();
        using var row = Command(sql, values).ExecuteReader();
        while (row.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    /// <summary>The next number of a sequence, or the first of so many. Numbers of commits that fail come again.</summary>
    public long Next(string sequence, int count = 1)
    {
        Run("UPDATE sequence SET value = value + $count WHERE name=$name", ("$count", count), ("$name", sequence));
        return (long)One("SELECT value FROM sequence WHERE name=$name", ("$name", sequence))! - count + 1;
    }

    /// <summary>Does work in one transaction; whatever is thrown undoes it.</summary>
    public T Transaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
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

    /// <summary>A value of bytes, without a copy where the memory is a whole array.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var part) && part.Array is { } array && part.Count == array.Length ? array : memory.ToArray();

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                command.Parameters.AddWithValue(name, DBNull.Value);
            }

            _commands.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index].Value ?? DBNull.Value;
        }

        return command;
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
