using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Appends JSON to a buffer, byte for byte as <see cref="Utf8JsonWriter"/> does with <see cref="SourceJson.Options"/>, for writers that know
/// their grammar: it puts commas and quotes, and checks nothing.</summary>
internal sealed class JsonText
{
    private const int FirstSize = 1024;
    private const int LargestKept = 64 * 1024;
    private const int LongestNumber = 32;

    /// <summary>Most bytes that one byte becomes: <c>\u0001</c>.</summary>
    private const int Growth = 6;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>What stands in a string as it is; all else is the encoder's to decide.</summary>
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create(""" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"""u8);

    private byte[] _bytes = new byte[FirstSize];
    private bool _isBehindValue;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins anew. What was written is wiped out: the next record may be another tenant's.</summary>
    public void Clear()
    {
        if (_bytes.Length > LargestKept)
            _bytes = new byte[FirstSize];
        else
            _bytes.AsSpan(0, Length).Clear();
        (Length, _isBehindValue) = (0, false);
    }

    public void WriteStartObject() => Open((byte)'{');

    public void WriteStartObject(ReadOnlySpan<byte> name)
    {
        WritePropertyName(name);
        Open((byte)'{');
    }

    public void WriteEndObject() => Close((byte)'}');

    public void WriteStartArray() => Open((byte)'[');

    public void WriteStartArray(ReadOnlySpan<byte> name)
    {
        WritePropertyName(name);
        Open((byte)'[');
    }

    public void WriteEndArray() => Close((byte)']');

    /// <param name="name">Without anything to escape.</param>
    public void WritePropertyName(ReadOnlySpan<byte> name)
    {
        Comma();
        var room = Room(name.Length + 3);
        room[0] = (byte)'"';
        name.CopyTo(room[1..]);
        room[name.Length + 1] = (byte)'"';
        room[name.Length + 2] = (byte)':';
        (Length, _isBehindValue) = (Length + name.Length + 3, false);
    }

    /// <summary>A name with its quotes and colon.</summary>
    public void WriteFragment(ReadOnlySpan<byte> fragment)
    {
        Comma();
        Append(fragment);
        _isBehindValue = false;
    }

    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WritePropertyName(name);
        WriteStringValue(value);
    }

    public void WriteString(ReadOnlySpan<byte> name, string value)
    {
        WritePropertyName(name);
        WriteStringValue(value);
    }

    public void WriteNumber(ReadOnlySpan<byte> name, long value)
    {
        WritePropertyName(name);
        WriteNumberValue(value);
    }

    /// <param name="ascii">Without anything to escape.</param>
    public void WritePlainValue(ReadOnlySpan<byte> ascii)
    {
        Comma();
        var room = Room(ascii.Length + 2);
        room[0] = (byte)'"';
        ascii.CopyTo(room[1..]);
        room[ascii.Length + 1] = (byte)'"';
        (Length, _isBehindValue) = (Length + ascii.Length + 2, true);
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8)
    {
        Comma();
        var room = Room(utf8.Length + 2);
        room[0] = (byte)'"';
        if (utf8.IndexOfAnyExcept(Plain) < 0 || Encoder.FindFirstCharacterToEncodeUtf8(utf8) < 0)
        {
            utf8.CopyTo(room[1..]);
            room[utf8.Length + 1] = (byte)'"';
            (Length, _isBehindValue) = (Length + utf8.Length + 2, true);
            return;
        }
        room = Room(utf8.Length * Growth + 2);
        room[0] = (byte)'"';
        Encoder.EncodeUtf8(utf8, room[1..], out _, out var written);
        room[written + 1] = (byte)'"';
        (Length, _isBehindValue) = (Length + written + 2, true);
    }

    public void WriteStringValue(string value)
    {
        if (value.Length > FirstSize)
        {
            WriteStringValue(Encoding.UTF8.GetBytes(value));
            return;
        }
        Span<byte> utf8 = stackalloc byte[value.Length * 3];
        WriteStringValue(utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    public void WriteBooleanValue(bool value) => WriteRawValue(value ? "true"u8 : "false"u8);

    public void WriteNumberValue(long value)
    {
        Comma();
        Utf8Formatter.TryFormat(value, Room(LongestNumber), out var length);
        (Length, _isBehindValue) = (Length + length, true);
    }

    /// <param name="json">A whole value.</param>
    public void WriteRawValue(ReadOnlySpan<byte> json)
    {
        Comma();
        Append(json);
        _isBehindValue = true;
    }

    private void Open(byte bracket)
    {
        Comma();
        Room(1)[0] = bracket;
        (Length, _isBehindValue) = (Length + 1, false);
    }

    private void Close(byte bracket)
    {
        Room(1)[0] = bracket;
        (Length, _isBehindValue) = (Length + 1, true);
    }

    private void Comma()
    {
        if (_isBehindValue)
            Room(1)[0] = (byte)',';
        Length += _isBehindValue ? 1 : 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
            Grow(size);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int size)
    {
        var larger = new byte[Math.Max(Length + size, _bytes.Length * 2)];
        Written.CopyTo(larger);
        _bytes = larger;
    }
}
