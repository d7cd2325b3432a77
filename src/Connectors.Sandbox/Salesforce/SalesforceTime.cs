using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Dates and times as the vendor spells them: whole seconds, always UTC, an offset without a colon.</summary>
internal static class SalesforceTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'.000+0000'";

    private static readonly string[] Accepted =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    public static string Write(DateTimeOffset instant) => instant.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture);

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Accepts <c>Z</c>, <c>+hh:mm</c> and <c>+hhmm</c>; drops what is finer than a second.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant)
    {
        instant = default;
        var shortened = Shorten(text);
        if (!DateTimeOffset.TryParseExact(shortened, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
            return false;
        read = read.ToUniversalTime();
        instant = read.AddTicks(-(read.Ticks % TimeSpan.TicksPerSecond));
        return true;
    }

    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Takes the fraction out (it is not stored and may be longer than any format allows) and puts the colon into the offset.</summary>
    private static string Shorten(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            text = text.Remove(dot, end - dot);
        }

        return text.Length > 5 && text[^5] is '+' or '-' && text[^3] != ':' ? text.Insert(text.Length - 2, ":") : text;
    }
}
