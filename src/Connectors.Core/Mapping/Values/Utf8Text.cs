using System.Buffers.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A text that is put together in UTF-8, in a buffer that is used again.</summary>
internal sealed class Utf8Text
{
    private const int Usual = 1024;
    private const int LargestKept = 32 * 1024;
    private const int LongestNumber = 11;
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Drops what stands behind a place.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Lets go of it. What was written is wiped out: the next record may be another tenant's.</summary>
    public void Release()
    {
        if (_bytes.Length > LargestKept)
            _bytes = [];
        _bytes.AsSpan(0, Math.Min(Length, _bytes.Length)).Clear();
        Length = 0;
    }

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(byte repeated, int count)
    {
        Room(count)[..count].Fill(repeated);
        Length += count;
    }

    public void Append(int number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out var length);
        Length += length;
    }

    /// <summary>Appends what a JSON text holds, or the digits of a number.</summary>
    /// <returns>False for anything else and for a text with half of a character: then nothing is appended.</returns>
    public bool TryAppendJson(scoped ReadOnlySpan<byte> json)
    {
        if (json is [(byte)'"', .. var plain, (byte)'"'] && !plain.Contains((byte)'\\'))
        {
            Append(plain);
            return true;
        }
        var reader = new Utf8JsonReader(json);
        if (json.IsEmpty || !reader.Read() || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            return false;
        if (reader.TokenType == JsonTokenType.Number)
        {
            Append(json);
            return true;
        }
        try
        {
            Length += reader.CopyString(Room(json.Length));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
            Array.Resize(ref _bytes, Math.Max(Math.Max(_bytes.Length * 2, Usual), Length + size));
        return _bytes.AsSpan(Length);
    }
}
