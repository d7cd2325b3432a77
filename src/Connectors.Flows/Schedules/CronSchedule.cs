using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Times of a calendar in the five fields of cron: minute, hour, day of month, month, day of week (0 and 7 are Sunday). Each field is
/// <c>*</c>, a number, a range <c>a-b</c>, a step <c>*/n</c> or <c>a-b/n</c>, or a list of these. When both days are restricted,
/// either counts.</summary>
/// <remarks>Wall-clock times of a zone: one that a change to summer time leaves out is taken at the first moment after it, one that comes twice is
/// taken once. Immutable.</remarks>
public sealed class CronSchedule
{
    private static readonly (string Name, int Low, int High)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7)];

    private readonly string _text;
    private readonly ulong[] _bits;
    private readonly bool _eitherDay;

    private CronSchedule(string text, ulong[] bits, bool eitherDay) => (_text, _bits, _eitherDay) = (text, bits, eitherDay);

    /// <summary>Reads a calendar.</summary>
    /// <returns>The calendar, or one fault that names the field, its value and what is allowed.</returns>
    public static Outcome<CronSchedule> Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return Fault($"'{text}' is no calendar: give five fields, minute hour day month weekday, such as '0 6 * * 1-5'.");
        }

        var bits = new ulong[Fields.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            var (name, low, high) = Fields[index];
            if (Bits(parts[index], low, high) is not { } field)
            {
                return Fault($"'{parts[index]}' is no {name} of a calendar: use *, numbers from {low} to {high}, ranges, steps or lists of these.");
            }

            bits[index] = field;
        }

        // Sunday has two numbers.
        bits[4] |= (bits[4] >> 7) & 1;
        var schedule = new CronSchedule(text, bits, parts[2] != "*" && parts[4] != "*");
        return schedule.Next(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) == DateTimeOffset.MaxValue
            ? Fault($"'{text}' never comes, such as 30 February: correct the day or the month.")
            : schedule;
    }

    /// <summary>The first time after a moment, UTC.</summary>
    public DateTimeOffset Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        var wall = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0).AddMinutes(1);
        // The calendar repeats at the latest after the leap day on which a weekday falls again.
        for (var end = wall.AddYears(29); wall < end;)
        {
            if (!Has(3, wall.Month))
            {
                wall = new DateTime(wall.Year, wall.Month, 1).AddMonths(1);
            }
            else if (!IsDay(wall))
            {
                wall = wall.Date.AddDays(1);
            }
            else if (!Has(1, wall.Hour))
            {
                wall = wall.Date.AddHours(wall.Hour + 1);
            }
            else if (!Has(0, wall.Minute))
            {
                wall = wall.AddMinutes(1);
            }
            else if (At(wall, zone) is var moment && moment > after)
            {
                return moment;
            }
            else
            {
                wall = wall.AddMinutes(1);
            }
        }

        return DateTimeOffset.MaxValue;
    }

    /// <summary>The calendar as it was given.</summary>
    public override string ToString() => _text;

    private static DateTimeOffset At(DateTime wall, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1);
        }

        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    private bool IsDay(DateTime wall) => _eitherDay
        ? Has(2, wall.Day) || Has(4, (int)wall.DayOfWeek)
        : Has(2, wall.Day) && Has(4, (int)wall.DayOfWeek);

    private bool Has(int field, int value) => ((_bits[field] >> value) & 1) == 1;

    private static ulong? Bits(string field, int low, int high)
    {
        var bits = 0UL;
        foreach (var part in field.Split(','))
        {
            var (range, step) = part.Split('/') is [var first, var second] ? (first, Number(second, 1, high)) : (part, 1);
            var bounds = range == "*" ? [$"{low}", $"{(high == 7 ? 6 : high)}"] : range.Split('-');
            var (from, to) = (Number(bounds[0], low, high), Number(bounds[^1], low, high));
            if (bounds.Length > 2 || step is null || from is null || to is null || from > to)
            {
                return null;
            }

            for (var value = from.Value; value <= to; value += step.Value)
            {
                bits |= 1UL << value;
            }
        }

        return bits;
    }

    private static int? Number(string text, int low, int high) =>
        text.Length is 1 or 2 && text.All(char.IsAsciiDigit) && int.Parse(text) is var number && number >= low && number <= high ? number : null;

    private static Fault Fault(string message) => new(FaultKind.Configuration, message) { Rule = "cron" };
}
