using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Sqlite;

/// <summary>A statement that is compiled once, and the row on which it stands while it runs.</summary>
/// <remarks>Straight on SQLite's own calls: a command of ADO.NET makes a kilobyte of garbage each time.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _file;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <param name="file">The open file.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="values">Its parameters: each later call names the same ones in the same order.</param>
    /// <exception cref="SqliteException">SQLite does not understand it.</exception>
    public SqliteStatement(sqlite3 file, string sql, ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        _file = file;
        Check(raw.sqlite3_prepare_v2(file, sql, out _statement));
        _places = new int[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            _places[index] = raw.sqlite3_bind_parameter_index(_statement, values[index].Name);
        }
    }

    public void Bind(ReadOnlySpan<(string Name, SqliteValue Value)> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            Check(values[index].Value.Bind(_statement, _places[index]));
        }
    }

    /// <summary>Goes to the next row, or does all there is to do; false at the end.</summary>
    /// <exception cref="SqliteException">SQLite failed.</exception>
    public bool Step()
    {
        var answer = raw.sqlite3_step(_statement);
        Check(answer);
        return answer == raw.SQLITE_ROW;
    }

    /// <summary>Ends a run, so that nothing is locked by it. What failed was told by the step already.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose() => _statement.Dispose();

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, _file);
}
