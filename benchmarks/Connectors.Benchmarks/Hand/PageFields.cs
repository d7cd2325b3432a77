using System.Text;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Decodes the noted values of a page, each once and only when it is wanted.</summary>
/// <param name="page">The page.</param>
/// <param name="isCsv">Whether it is CSV, where an escape is a doubled quote and nothing else.</param>
internal readonly ref struct PageFields(ReadOnlySpan<byte> page, bool isCsv = false)
{
    private const int ShortText = 64;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _page = page;
    private readonly bool _isCsv = isCsv;

    /// <summary>Whether there is a value; a blank text is none.</summary>
    public bool Has(Field field) => field.Kind != JsonTokenType.None && !(field.Kind == JsonTokenType.String && IsBlank(field));

    /// <summary>The text, or the digits of a number; null for none.</summary>
    public string? Text(Field field) => Has(field) ? Always(field) : null;

    public string Required(Field field) => Has(field) ? Always(field) : throw new FormatException("A required value is missing.");

    /// <summary>The text, a blank one too.</summary>
    public string Always(Field field) => field.Kind switch
    {
        JsonTokenType.None => throw new FormatException("A required value is missing."),
        _ when field.IsEscaped => _isCsv ? Strict.GetString(Undoubled(field)) : Quoted(field).GetString()!,
        _ => Strict.GetString(Raw(field)),
    };

    /// <summary>The bytes of the text without escapes.</summary>
    public ReadOnlySpan<byte> Utf8(Field field)
    {
        if (!field.IsEscaped)
            return Raw(field);
        if (_isCsv)
            return Undoubled(field);
        var copy = new byte[field.Length];
        return copy.AsSpan(0, Quoted(field).CopyString(copy));
    }

    public bool Is(Field field, ReadOnlySpan<byte> text) =>
        field.IsEscaped ? _isCsv ? Undoubled(field).SequenceEqual(text) : Quoted(field).ValueTextEquals(text) : field.Kind != JsonTokenType.None && Raw(field).SequenceEqual(text);

    public decimal? Decimal(Field field) => Has(field) ? HandDecimal.Parse(Short(field, stackalloc byte[ShortText])) : null;

    public DateOnly? Date(Field field) => Has(field) ? HandStamp.Date(Short(field, stackalloc byte[ShortText])) : null;

    public DateTimeOffset? Instant(Field field) =>
        Has(field) ? new DateTimeOffset(HandStamp.Ticks(Short(field, stackalloc byte[ShortText])), TimeSpan.Zero) : null;

    public bool? Boolean(Field field) => !Has(field) ? null
        : Is(field, "true"u8) || Is(field, "T"u8) ? true
        : Is(field, "false"u8) || Is(field, "F"u8) ? false
        : throw new FormatException("No boolean.");

    /// <summary>An ISO code, without a new string for the frequent ones; null for none.</summary>
    public string? Currency(Field field)
    {
        if (!Has(field))
            return null;
        var text = Short(field, stackalloc byte[ShortText]);
        return text.SequenceEqual("USD"u8) ? "USD"
            : text.SequenceEqual("EUR"u8) ? "EUR"
            : text.SequenceEqual("GBP"u8) ? "GBP"
            : text.SequenceEqual("CHF"u8) ? "CHF"
            : Strict.GetString(text);
    }

    private ReadOnlySpan<byte> Raw(Field field) => _page.Slice(field.Start, field.Length);

    private ReadOnlySpan<byte> Short(Field field, Span<byte> copy)
    {
        if (!field.IsEscaped)
            return Raw(field);
        return field.Length <= copy.Length && !_isCsv ? copy[..Quoted(field).CopyString(copy)] : Utf8(field);
    }

    private ReadOnlySpan<byte> Undoubled(Field field)
    {
        var (raw, copy, length) = (Raw(field).ToArray(), new byte[field.Length], 0);
        for (var at = 0; at < raw.Length; at++)
        {
            copy[length++] = raw[at];
            at += raw[at] == (byte)'"' ? 1 : 0;
        }
        return copy.AsSpan(0, length);
    }

    private Utf8JsonReader Quoted(Field field)
    {
        var reader = new Utf8JsonReader(_page.Slice(field.Start - 1, field.Length + 2));
        reader.Read();
        return reader;
    }

    private bool IsBlank(Field field)
    {
        var raw = Raw(field);
        if (!raw.IsEmpty && raw[0] is > (byte)' ' and not (byte)'\\')
            return false;
        return Utf8(field).IndexOfAnyExcept(" \t\r\n"u8) < 0;
    }
}
