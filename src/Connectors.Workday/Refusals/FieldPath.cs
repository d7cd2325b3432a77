using System.Text.RegularExpressions;

namespace Connectors.Workday;

/// <summary>The element that a fault blames, as a JSON Pointer into what was sent.</summary>
internal static partial class FieldPath
{
    /// <summary><c>/wd:Submit_Project_Request[1]/wd:Project_Data[1]/wd:Start_Date[1]</c> becomes <c>/Start_Date</c>; null for anything
    /// else.</summary>
    public static string? Of(string? xpath)
    {
        if (xpath is null || !Form().IsMatch(xpath))
            return null;
        var names = xpath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('[')[0]).ToArray();
        var data = Array.FindIndex(names, name => name.EndsWith("_Data", StringComparison.Ordinal));
        var rest = data >= 0 && data + 1 < names.Length ? names[(data + 1)..] : names.Length > 1 ? names[1..] : names;
        return "/" + string.Join('/', rest);
    }

    [GeneratedRegex(
        @"\A(?:/(?:[A-Za-z][A-Za-z0-9_-]{0,20}:)?@?[A-Za-z][A-Za-z0-9_.-]{0,120}(?:\[[0-9]{1,6}\])?){1,40}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
