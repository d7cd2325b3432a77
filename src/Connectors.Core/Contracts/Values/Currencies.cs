using System.Text;

namespace Connectors.Contracts;

/// <summary>What is known about ISO 4217 currency codes. A fixed table, no rates, no names. Immutable, thread-safe.</summary>
public static class Currencies
{
    /// <summary>The code that ISO 4217 gives to "no currency": <c>XXX</c>, the currency of a default <see cref="Money"/>.</summary>
    public const string None = "XXX";

    private const int DefaultMinorDigits = 2;

    private static readonly ImmutableArray<string> Frequent = ["USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "INR"];

    /// <summary>Number of decimal digits that amounts of a currency are rounded to and written with at least: 2, but 0 for JPY, 3 for KWD and so
    /// on.</summary>
    /// <param name="code">A currency code in upper case. A code that is not in the table, known to ISO or not, has 2 digits.</param>
    /// <returns>0 to 4.</returns>
    public static int MinorDigits(string code) => code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF"
            or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => DefaultMinorDigits,
    };

    /// <summary>Whether a text has the form of a currency code: three letters A to Z. New codes appear, so the list of codes is not
    /// checked.</summary>
    /// <param name="code">The text; null is no code.</param>
    public static bool IsCode(string? code) =>
        code is { Length: 3 } && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) && char.IsAsciiLetterUpper(code[2]);

    /// <summary>The code that a text is, without a new string for those that are met often; null when it has not the form of one.</summary>
    internal static string? Find(ReadOnlySpan<byte> text) =>
        Shared(text) ?? (Encoding.UTF8.GetString(text) is var other && IsCode(other) ? other : null);

    /// <summary>A code that is met often; null for any other text.</summary>
    internal static string? Shared(ReadOnlySpan<byte> text)
    {
        if (text.Length != 3)
            return null;
        foreach (var code in Frequent)
        {
            if (code[0] == text[0] && code[1] == text[1] && code[2] == text[2])
                return code;
        }
        return null;
    }
}
