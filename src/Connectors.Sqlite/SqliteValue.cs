using System.Text;
using SQLitePCL;

namespace Connectors.Sqlite;

/// <summary>What a parameter of a statement can be: a text, a number, bytes or nothing.</summary>
internal readonly struct SqliteValue
{
    private const int Short = 512;

    private readonly SqliteValueKind _kind;
    private readonly long _number;
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    private SqliteValue(long number) => (_kind, _number) = (SqliteValueKind.Number, number);

    private SqliteValue(string text) => (_kind, _text) = (SqliteValueKind.Text, text);

    private SqliteValue(ReadOnlyMemory<byte> bytes) => (_kind, _bytes) = (SqliteValueKind.Bytes, bytes);

    public static implicit operator SqliteValue(long number) => new(number);

    public static implicit operator SqliteValue(long? number) => number is { } there ? new(there) : default;

    public static implicit operator SqliteValue(bool flag) => new(flag ? 1 : 0);

    public static implicit operator SqliteValue(string text) => new(text);

    public static implicit operator SqliteValue(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Gives the value to a parameter, which keeps a copy.</summary>
    /// <returns>SQLite's answer.</returns>
    public int Bind(sqlite3_stmt statement, int place) => _kind switch
    {
        SqliteValueKind.Number => raw.sqlite3_bind_int64(statement, place, _number),
        SqliteValueKind.Text => BindText(statement, place, _text!),
        // No bytes are something else than nothing, for which SQLite would take an empty span.
        SqliteValueKind.Bytes when _bytes.IsEmpty => raw.sqlite3_bind_zeroblob(statement, place, 0),
        SqliteValueKind.Bytes => raw.sqlite3_bind_blob(statement, place, _bytes.Span),
        _ => raw.sqlite3_bind_null(statement, place),
    };

    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, place, text);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = most <= Short ? stackalloc byte[Short] : new byte[most];
        return raw.sqlite3_bind_text(statement, place, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }
}
