using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>How this vendor reads and writes days and moments: both belong to the tenant's offset, and a day may carry it.</summary>
internal sealed class WorkdayTimes(WorkdaySettings settings)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy-MM-ddzzz", "yyyy-MM-dd'Z'"];

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(settings.Offset).DateTime);

    /// <summary>The moment at which a day begins in the tenant.</summary>
    public DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), settings.Offset);

    public string Write(DateOnly day) => settings.DateOffsets
        ? StartOf(day).ToString("yyyy-MM-ddzzz", CultureInfo.InvariantCulture)
        : Plain(day);

    public string Write(DateTimeOffset moment) =>
        moment.ToOffset(settings.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string Plain(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A zone behind the day is dropped, never converted.</summary>
    public static bool TryDay(string? text, out DateOnly day)
    {
        var read = DateTimeOffset.TryParseExact(
            text?.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        day = read ? DateOnly.FromDateTime(moment.DateTime) : default;
        return read;
    }

    /// <summary>Without an offset it is the tenant's time.</summary>
    public bool TryMoment(string? text, out DateTimeOffset moment)
    {
        moment = default;
        if (text is null || !text.Contains('T', StringComparison.Ordinal)) return false;
        if (!DateTime.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)) return false;
        moment = read.Kind == DateTimeKind.Unspecified ? new(read, settings.Offset) : new DateTimeOffset(read).ToUniversalTime();
        return true;
    }
}
