using System.Globalization;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>The format masks of TO_CHAR and TO_DATE: YYYY YY MM MON DD HH24 HH12 HH MI SS AM PM, "quoted text" and punctuation.</summary>
internal static class SuiteQlDateMask
{
    private static readonly string[] Parts = ["YYYY", "YY", "MON", "MM", "DD", "HH24", "HH12", "HH", "MI", "SS", "AM", "PM"];
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    public static string Format(DateTime moment, string mask)
    {
        var text = new StringBuilder();
        foreach (var (part, literal) in Split(mask)) text.Append(part is null ? literal : FormatPart(moment, part));
        return text.ToString();
    }

    /// <summary>
    /// Strict: every separator must stand where the mask has it and nothing may be left over. A time that the mask does not name is midnight.
    /// </summary>
    public static bool TryParse(string text, string mask, out DateTime moment)
    {
        moment = default;
        int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, at = 0;
        bool? afternoon = null;
        foreach (var (part, literal) in Split(mask))
        {
            if (part is null)
            {
                if (!text.AsSpan(at).StartsWith(literal)) return false;
                at += literal.Length;
                continue;
            }
            switch (part)
            {
                case "MON":
                    if (at + 3 > text.Length) return false;
                    month = Array.IndexOf(Months, text.Substring(at, 3).ToUpperInvariant()) + 1;
                    if (month == 0) return false;
                    at += 3;
                    break;
                case "AM" or "PM":
                    if (at + 2 > text.Length || text.Substring(at, 2).ToUpperInvariant() is not ("AM" or "PM")) return false;
                    afternoon = char.ToUpperInvariant(text[at]) == 'P';
                    at += 2;
                    break;
                default:
                    if (!Digits(text, ref at, part == "YYYY" ? 4 : 2, part is "YYYY", out var number)) return false;
                    switch (part)
                    {
                        case "YYYY": year = number; break;
                        case "YY": year = 2000 + number; break;
                        case "MM": month = number; break;
                        case "DD": day = number; break;
                        case "MI": minute = number; break;
                        case "SS": second = number; break;
                        default: hour = number; break;
                    }
                    break;
            }
        }
        if (afternoon is { } pm) hour = hour % 12 + (pm ? 12 : 0);
        if (at != text.Length || year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        moment = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    private static string FormatPart(DateTime moment, string part) => part switch
    {
        "YYYY" => Padded(moment.Year, 4),
        "YY" => Padded(moment.Year % 100, 2),
        "MM" => Padded(moment.Month, 2),
        "MON" => Months[moment.Month - 1],
        "DD" => Padded(moment.Day, 2),
        "HH24" => Padded(moment.Hour, 2),
        "HH12" or "HH" => Padded((moment.Hour + 11) % 12 + 1, 2),
        "MI" => Padded(moment.Minute, 2),
        "SS" => Padded(moment.Second, 2),
        _ => moment.Hour < 12 ? "AM" : "PM",
    };

    private static string Padded(int number, int width) => number.ToString("D" + width, CultureInfo.InvariantCulture);

    private static bool Digits(string text, ref int at, int most, bool exact, out int number)
    {
        var start = at;
        number = 0;
        while (at < text.Length && at - start < most && char.IsAsciiDigit(text[at])) number = number * 10 + (text[at++] - '0');
        return at > start && (!exact || at - start == most);
    }

    private static IEnumerable<(string? Part, string Literal)> Split(string mask)
    {
        if (mask.Length > 100) throw new SuiteQlException("The date format mask is longer than 100 characters.");
        var at = 0;
        while (at < mask.Length)
        {
            if (mask[at] == '"')
            {
                var end = mask.IndexOf('"', at + 1);
                if (end < 0) throw new SuiteQlException("Invalid date format mask.");
                yield return (null, mask[(at + 1)..end]);
                at = end + 1;
                continue;
            }
            var part = Array.Find(Parts, p => string.Compare(mask, at, p, 0, p.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (part is null && char.IsAsciiLetterOrDigit(mask[at])) throw new SuiteQlException("Invalid date format mask.");
            yield return part is null ? (null, mask[at].ToString()) : (part, "");
            at += part?.Length ?? 1;
        }
    }
}
