using System.Globalization;
using System.Text;

namespace Connectors.NetSuite;

/// <summary>Stamps without a zone, as SuiteQL gives them: local time of the account.</summary>
internal static class LocalStamp
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";
    private const int Longest = 64;

    /// <summary>The instant of a stamp; null when it is none or empty, or local and no zone is known.</summary>
    /// <remarks>A stamp that comes twice (end of daylight saving time) counts as its first occurrence.</remarks>
    public static DateTimeOffset? ToUtc(ReadOnlySpan<char> stamp, TimeZoneInfo? zone)
    {
        if (stamp.EndsWith('Z'))
        {
            return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
        }

        if (zone is null || !DateTime.TryParseExact(stamp, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The same from bytes of a row.</summary>
    public static DateTimeOffset? ToUtc(ReadOnlySpan<byte> stamp, TimeZoneInfo? zone)
    {
        if (stamp.IsEmpty || zone is null && stamp[^1] != (byte)'Z')
            return null;
        Span<char> text = stackalloc char[Longest];
        return Encoding.UTF8.TryGetChars(stamp, text, out var length) ? ToUtc(text[..length], zone) : ToUtc(Encoding.UTF8.GetString(stamp), zone);
    }

    /// <summary>The stamp of an instant in the account's zone, rounded down to the second.</summary>
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The same for where a read begins: in the hour that comes twice an hour earlier, so that neither occurrence is missed.</summary>
    public static string OfStart(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return (zone.IsAmbiguousTime(local) ? local.AddHours(-1) : local).ToString(Form, CultureInfo.InvariantCulture);
    }
}
