using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary>Moments in queries: milliseconds as a number, dates in the zone of the caller's profile, periods, functions.</summary>
internal static partial class JqlTimes
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM-dd", "yyyy/MM/dd"];

    public static DateTimeOffset Read(JqlScope scope, string field, JqlOperand operand) => operand switch
    {
        JqlOperand.Value { IsQuoted: false } number when long.TryParse(number.Text, NumberStyles.None, null, out var milliseconds)
            => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, 253_402_300_799_999)),
        JqlOperand.Value value => Moment(scope, value.Text) ?? throw JqlErrors.Date(field, value.Text),
        JqlOperand.Function function => Function(scope, field, function),
        _ => throw JqlErrors.Date(field, "EMPTY"),
    };

    private static DateTimeOffset? Moment(JqlScope scope, string text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? InZone(local, scope.Zone)
        : Period().IsMatch(text) ? Move(scope.Now, text)
        : null;

    private static DateTimeOffset Function(JqlScope scope, string field, JqlOperand.Function function)
    {
        var today = TimeZoneInfo.ConvertTime(scope.Now, scope.Zone).DateTime;
        var (from, to) = function.Name.ToLowerInvariant() switch
        {
            "now" => (today, today),
            "startofday" or "endofday" => (today.Date, today.Date.AddDays(1)),
            "startofweek" or "endofweek" => (Monday(today), Monday(today).AddDays(7)),
            "startofmonth" or "endofmonth" => (new(today.Year, today.Month, 1), new DateTime(today.Year, today.Month, 1).AddMonths(1)),
            "startofyear" or "endofyear" => (new(today.Year, 1, 1), new DateTime(today.Year + 1, 1, 1)),
            _ => throw JqlErrors.Function(function.Name),
        };
        if (function.Name.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return scope.Now;
        }

        var isStart = function.Name.StartsWith("start", StringComparison.OrdinalIgnoreCase);
        var at = InZone(isStart ? from : to, scope.Zone).AddMilliseconds(isStart ? 0 : -1);
        return function.Arguments.Count == 0 ? at
            : Period().IsMatch(function.Arguments[0]) ? Move(at, function.Arguments[0])
            : throw JqlErrors.Date(field, function.Arguments[0]);
    }

    /// <summary><c>-1d</c>, <c>4w 2d</c>: the sign holds for all parts; without one the period lies ahead.</summary>
    private static DateTimeOffset Move(DateTimeOffset from, string period)
    {
        var sign = period[0] == '-' ? -1 : 1;
        foreach (var part in period.TrimStart('-', '+').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var count = sign * int.Parse(part[..^1], CultureInfo.InvariantCulture);
            from = part[^1] switch
            {
                'm' => from.AddMinutes(count),
                'h' => from.AddHours(count),
                'd' => from.AddDays(count),
                'w' => from.AddDays(7 * count),
                'M' => from.AddMonths(count),
                _ => from.AddYears(count),
            };
        }

        return from;
    }

    private static DateTime Monday(DateTime today) => today.Date.AddDays(-(((int)today.DayOfWeek + 6) % 7));

    /// <summary>A time that a clock change leaves out is read as if the clock had not changed.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) =>
        new(local, zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local));

    [GeneratedRegex(@"^[+-]?\d{1,5}[mhdwMy]( \d{1,5}[mhdwMy])*$")]
    private static partial Regex Period();
}
