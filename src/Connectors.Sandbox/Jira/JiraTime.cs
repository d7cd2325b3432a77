using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Stamps: kept in UTC, shown in the caller's zone with an offset that has no colon.</summary>
internal static class JiraTime
{
    private const string Kept = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Keep(DateTimeOffset at) => at.UtcDateTime.ToString(Kept, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string kept) =>
        DateTimeOffset.ParseExact(kept, Kept, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Show(string kept, TimeZoneInfo zone) => Show(Read(kept), zone);

    public static string Show(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var sign = local.Offset < TimeSpan.Zero ? '-' : '+';
        return $"{local:yyyy-MM-dd'T'HH:mm:ss.fff}{sign}{local.Offset.Duration():hhmm}";
    }

    public static long Milliseconds(string kept) => Read(kept).ToUnixTimeMilliseconds();

    /// <summary>What clients may send: milliseconds and an offset without a colon, nothing else.</summary>
    public static bool TryAccept(string text, out DateTimeOffset at)
    {
        at = default;
        return text.Length == 28 && text[^5] is '+' or '-' && text[^5..].Skip(1).All(char.IsAsciiDigit)
            && DateTimeOffset.TryParseExact(
                text.Insert(26, ":"), "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
    }

    public static bool IsDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
