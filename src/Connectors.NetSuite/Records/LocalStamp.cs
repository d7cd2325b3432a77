using System.Globalization;

namespace Connectors.NetSuite;

/// <summary>Stamps without a zone, as SuiteQL gives them: local time of the account.</summary>
internal static class LocalStamp
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The instant of a stamp; null when it is none, or local and no zone is known.</summary>
    /// <remarks>A stamp that comes twice (end of daylight saving time) counts as its first occurrence.</remarks>
    public static DateTimeOffset? ToUtc(string? stamp, TimeZoneInfo? zone)
    {
        if (stamp is null)
            return null;

        if (stamp.EndsWith('Z'))
        {
            return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
        }

        if (zone is null || !DateTime.TryParseExact(stamp, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
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
