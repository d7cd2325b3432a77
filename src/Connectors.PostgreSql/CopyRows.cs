using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Rows in the binary form of COPY, gathered in a buffer: a call to the driver for each value costs more than the value.</summary>
internal sealed class CopyRows(NpgsqlRawCopyStream target)
{
    /// <summary>Small enough that the buffer, of twice its size, is not a large object of the collector.</summary>
    private const int Enough = 32 * 1024;
    private const int TextType = 25;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private readonly ArrayBufferWriter<byte> _rows = new(2 * Enough);

    /// <summary>Copies rows into a table.</summary>
    /// <param name="connection">With an open transaction.</param>
    /// <param name="table">The table and its columns.</param>
    /// <param name="items">A row each.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="write">Writes all columns of a row, in their order.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task WriteAsync<T>(
        NpgsqlConnection connection, string table, IEnumerable<T> items, short columns, Action<CopyRows, T> write, CancellationToken ct)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)", ct);
        try
        {
            var rows = new CopyRows(stream);
            rows._rows.Write(Header);
            foreach (var item in items)
            {
                rows.Small(columns);
                write(rows, item);
                if (rows._rows.WrittenCount >= Enough)
                {
                    await rows.FlushAsync(ct);
                }
            }

            rows.Small(-1);
            await rows.FlushAsync(ct);
        }
        catch
        {
            // To close the stream would end the copy as if it were whole.
            await stream.CancelAsync();
            throw;
        }
    }

    private void Null() => Int(-1);

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var room = _rows.GetSpan(sizeof(int) + Utf8.GetMaxByteCount(value.Length));
        var length = Utf8.GetBytes(value, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _rows.Advance(sizeof(int) + length);
    }

    public void Bytes(ReadOnlyMemory<byte>? value)
    {
        if (value is { } there)
        {
            Int(there.Length);
            _rows.Write(there.Span);
        }
        else
        {
            Null();
        }
    }

    public void Whole(int value)
    {
        Int(sizeof(int));
        Int(value);
    }

    public void Short(short value)
    {
        Int(sizeof(short));
        Small(value);
    }

    public void Flag(bool value)
    {
        Int(1);
        _rows.Write([value ? (byte)1 : (byte)0]);
    }

    public void Time(DateTimeOffset? value)
    {
        if (value is { } there)
        {
            Int(sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(_rows.GetSpan(sizeof(long)), (there.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);
            _rows.Advance(sizeof(long));
        }
        else
        {
            Null();
        }
    }

    public void Texts(ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            Ints(3 * sizeof(int), 0, 0, TextType);
            return;
        }

        var length = 5 * sizeof(int);
        foreach (var value in values)
        {
            length += sizeof(int) + Utf8.GetByteCount(value);
        }

        Ints(length, 1, 0, TextType, values.Length, 1);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    private void Ints(params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            Int(value);
        }
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_rows.GetSpan(sizeof(int)), value);
        _rows.Advance(sizeof(int));
    }

    private void Small(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_rows.GetSpan(sizeof(short)), value);
        _rows.Advance(sizeof(short));
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await target.WriteAsync(_rows.WrittenMemory, ct);
        _rows.ResetWrittenCount();
    }
}
