using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Canonical JSON by the framework's writer, which is used again for each record, and the hash of its content.</summary>
internal sealed class CanonicalWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private readonly List<(int Start, int End)> _volatile = [];
    private byte[] _stable = new byte[4096];

    public CanonicalWriter() => _writer = new(_buffer, Options);

    public Utf8JsonWriter Json => _writer;

    public bool WithHash { get; init; }

    public void Begin()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _volatile.Clear();
        _writer.WriteStartObject();
    }

    /// <summary>The record's bytes, and the hash over those that are not volatile where it is wanted.</summary>
    public CanonicalText End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        var json = _buffer.WrittenSpan.ToArray();
        return new(json, WithHash ? Hash(json) : null);
    }

    /// <summary>Where a part begins that the hash leaves out.</summary>
    public int Mark() => (int)_writer.BytesCommitted + _writer.BytesPending;

    public void LeaveOut(int since) => _volatile.Add((since, Mark()));

    public void Text(JsonEncodedText name, PageFields fields, Field field)
    {
        if (fields.Has(field))
            _writer.WriteString(name, fields.Utf8(field));
    }

    public void Instant(JsonEncodedText name, PageFields fields, Field field)
    {
        if (fields.Instant(field) is { } instant)
            Instant(name, instant);
    }

    public void Date(JsonEncodedText name, PageFields fields, Field field)
    {
        if (fields.Date(field) is { } date)
        {
            Span<byte> text = stackalloc byte[10];
            date.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            _writer.WriteString(name, text);
        }
    }

    public void Money(JsonEncodedText name, decimal amount, string currency)
    {
        _writer.WriteStartObject(name);
        Decimal(Names.Amount, new Money(amount, currency).Amount, Currencies.MinorDigits(currency));
        _writer.WriteString(Names.Currency, currency);
        _writer.WriteEndObject();
    }

    /// <summary>Fewest digits, but at least so many places.</summary>
    public void Decimal(JsonEncodedText name, decimal value, int places)
    {
        Span<byte> text = stackalloc byte[64];
        _writer.WriteString(name, text[..HandDecimal.Format(value, places, text)]);
    }

    public void Code(JsonEncodedText name, JsonEncodedText code)
    {
        _writer.WriteStartObject(name);
        _writer.WriteString(Names.Code, code);
        _writer.WriteEndObject();
    }

    /// <summary>A code with the vendor's value and words.</summary>
    public void Coded(JsonEncodedText name, JsonEncodedText code, PageFields fields, Field raw, Field label, JsonEncodedText system)
    {
        _writer.WriteStartObject(name);
        _writer.WriteString(Names.Code, code);
        _writer.WriteString(Names.Raw, fields.Utf8(raw));
        if (fields.Has(label))
            _writer.WriteString(Names.Label, fields.Utf8(label));
        _writer.WriteString(Names.System, system);
        _writer.WriteEndObject();
    }

    public void Reference(JsonEncodedText name, JsonEncodedText system, JsonEncodedText target, PageFields fields, Field key, Field display)
    {
        if (!fields.Has(key))
            return;
        _writer.WriteStartObject(name);
        Reference(system, target, fields, key, display);
    }

    public void Required(JsonEncodedText name, JsonEncodedText system, JsonEncodedText target, PageFields fields, Field key, Field display)
    {
        if (!fields.Has(key))
            throw new FormatException("A required value is missing.");
        _writer.WriteStartObject(name);
        Reference(system, target, fields, key, display);
    }

    /// <summary>The members of a reference and the end of its object.</summary>
    public void Reference(JsonEncodedText system, JsonEncodedText target, PageFields fields, Field key, Field display)
    {
        _writer.WriteStartObject(Names.Key);
        _writer.WriteString(Names.System, system);
        _writer.WriteString(Names.Connection, Names.Main);
        _writer.WriteString(Names.Object, target);
        _writer.WriteString(Names.Value, fields.Utf8(key));
        _writer.WriteString(Names.Kind, Names.Primary);
        _writer.WriteEndObject();
        if (fields.Has(display))
        {
            var start = Mark();
            _writer.WriteString(Names.Display, fields.Utf8(display));
            LeaveOut(start);
        }
        _writer.WriteString(Names.State, Names.Pending);
        _writer.WriteEndObject();
    }

    private void Instant(JsonEncodedText name, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[32];
        Utf8Formatter.TryFormat(instant.UtcDateTime, text, out _, 'O');
        var fraction = instant.UtcTicks % TimeSpan.TicksPerSecond;
        var length = fraction == 0 ? 19 : fraction % TimeSpan.TicksPerMillisecond == 0 ? 23 : 27;
        text[length] = (byte)'Z';
        _writer.WriteString(name, text[..(length + 1)]);
    }

    private string Hash(byte[] json)
    {
        if (_stable.Length < json.Length)
            _stable = new byte[json.Length * 2];
        var (from, length) = (0, 0);
        foreach (var (start, end) in _volatile)
        {
            json.AsSpan(from..start).CopyTo(_stable.AsSpan(length));
            (from, length) = (end, length + start - from);
        }
        json.AsSpan(from).CopyTo(_stable.AsSpan(length));
        length += json.Length - from;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_stable.AsSpan(0, length), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
