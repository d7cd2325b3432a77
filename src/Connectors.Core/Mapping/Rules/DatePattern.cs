using System.Globalization;

namespace Connectors.Mapping;

/// <summary>Patterns for dates and time stamps that documents may use: letters of date parts and separators, nothing that formats
/// endlessly.</summary>
internal static class DatePattern
{
    private const string Letters = "yMdHhmsftK'-/.: ,TZz";

    public static bool IsUsable(string pattern, bool needsTime)
    {
        if (pattern.Length is < 3 or > 40 || !IsOf(pattern) || needsTime &&
            !pattern.Contains("mm", StringComparison.Ordinal))
            return false;
        try
        {
            var sample = new DateTime(2024, 11, 23, 13, 47, 58, DateTimeKind.Unspecified);
            return needsTime
                ? DateTime.TryParseExact(sample.ToString(pattern, CultureInfo.InvariantCulture), pattern, CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out var stamp) &&
                    stamp.Date == sample.Date
                : DateOnly.TryParseExact(DateOnly.FromDateTime(sample).ToString(pattern, CultureInfo.InvariantCulture), pattern, out var date) &&
                    date.DayNumber == DateOnly.FromDateTime(sample).DayNumber;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOf(string pattern)
    {
        foreach (var letter in pattern)
        {
            if (!Letters.Contains(letter))
                return false;
        }
        return true;
    }
}
