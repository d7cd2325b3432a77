using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary>Durations such as <c>1w 2d 3h 30m</c>, where a day has 8 hours and a week 5 days; a bare number counts minutes.</summary>
internal static partial class JiraDurations
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 8 * Hour;
    private const long Week = 5 * Day;
    private static readonly (char Unit, long Seconds)[] Units = [('w', Week), ('d', Day), ('h', Hour), ('m', Minute)];

    public static long? Read(string text)
    {
        var trimmed = text.Trim();
        if (decimal.TryParse(trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes))
        {
            return (long)(minutes * Minute);
        }

        return !Whole().IsMatch(trimmed) ? null : (long)Part().Matches(trimmed).Sum(part =>
            decimal.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * Units.First(unit => unit.Unit == part.Groups[2].Value[0]).Seconds);
    }

    public static string Write(long seconds)
    {
        var parts = new List<string>();
        foreach (var (unit, length) in Units)
        {
            if (seconds >= length)
            {
                parts.Add($"{seconds / length}{unit}");
                seconds %= length;
            }
        }

        return parts.Count == 0 ? "0m" : string.Join(' ', parts);
    }

    /// <summary>The field <c>timetracking</c>: members only where there is something.</summary>
    public static JsonObject Tracking(JsonObject fields)
    {
        (string Name, long? Seconds)[] times =
        [
            ("originalEstimate", fields["timeoriginalestimate"]?.GetValue<long>()), ("remainingEstimate", fields["timeestimate"]?.GetValue<long>()),
            ("timeSpent", fields["timespent"]?.GetValue<long>()),
        ];
        var tracking = new JsonObject();
        foreach (var (name, seconds) in times.Where(time => time.Seconds is not null))
        {
            tracking[name] = Write(seconds!.Value);
        }

        foreach (var (name, seconds) in times.Where(time => time.Seconds is not null))
        {
            tracking[name + "Seconds"] = seconds;
        }

        return tracking;
    }

    [GeneratedRegex(@"^\d+(\.\d+)?[wdhm]( *\d+(\.\d+)?[wdhm])*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)([wdhm])")]
    private static partial Regex Part();
}
