using System.Text.RegularExpressions;

namespace Connectors.Workday;

/// <summary>The element that a fault blames, as a JSON Pointer into what was sent.</summary>
internal static partial class FieldPath
{
    private const int MostSteps = 40;

    /// <summary><c>/wd:Submit_Project_Request[1]/wd:Project_Data[1]/wd:Start_Date[1]</c> becomes <c>/Start_Date</c>; null for anything
    /// else.</summary>
    public static string? Of(string? xpath)
    {
        if (xpath?.Split('/') is not ["", .. { Length: >= 1 and <= MostSteps } steps] || !steps.All(step => Step().IsMatch(step)))
            return null;
        var names = steps.Select(step => step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('[')[0]).ToArray();
        var data = Array.FindIndex(names, name => name.EndsWith("_Data", StringComparison.Ordinal));
        var rest = data >= 0 && data + 1 < names.Length ? names[(data + 1)..] : names.Length > 1 ? names[1..] : names;
        return "/" + string.Join('/', rest);
    }

    // Step by step: bounds inside a bounded repetition are more than an expression without backtracking may hold.
    [GeneratedRegex(
        @"\A(?:[A-Za-z][A-Za-z0-9_-]{0,20}:)?@?[A-Za-z][A-Za-z0-9_.-]{0,120}(?:\[[0-9]{1,6}\])?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
