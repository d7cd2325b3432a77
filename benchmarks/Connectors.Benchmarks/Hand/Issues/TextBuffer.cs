using System.Text;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>A text that is put together in UTF-8; used again for each record.</summary>
internal sealed class TextBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Utf8 => _bytes.AsSpan(0, _length);

    public bool IsBlank => _length == 0 || _bytes[0] is <= (byte)' ' or > 0x7f && string.IsNullOrWhiteSpace(ToString());

    public void Clear() => _length = 0;

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    public void Append(char repeated, int count)
    {
        Reserve(count);
        _bytes.AsSpan(_length, count).Fill((byte)repeated);
        _length += count;
    }

    /// <summary>The text that the reader stands on.</summary>
    public void Append(scoped ref Utf8JsonReader reader)
    {
        Reserve(reader.ValueSpan.Length);
        _length += reader.CopyString(_bytes.AsSpan(_length));
    }

    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
