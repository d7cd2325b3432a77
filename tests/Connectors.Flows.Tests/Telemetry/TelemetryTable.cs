using System.Text.RegularExpressions;

namespace Connectors.Flows.Tests;

/// <summary>The list of names as the package's README publishes it.</summary>
internal static partial class TelemetryTable
{
    private static readonly string[] Rows = File.ReadAllLines(Path.Combine(Root(), "src/Connectors.Flows/README.md"));

    public static Dictionary<string, string[]> Spans => Table("| span |").ToDictionary(row => Name(row[0]), row => List(row[1]));

    /// <summary>Kind, unit and tags of each metric.</summary>
    public static Dictionary<string, (string Kind, string Unit, string[] Tags)> Metrics =>
        Table("| metric |").ToDictionary(row => Name(row[0]), row => (row[1], row[2], List(row[3])));

    /// <summary>The words in backticks of each row of tags; a row may say of what.</summary>
    public static ILookup<string, string> Values => Table("| tag |")
        .SelectMany(row => Ticked().Matches(row[1]).Select(word => (Tag: Name(row[0]), Word: word.Groups[1].Value)))
        .ToLookup(pair => pair.Tag, pair => pair.Word);

    public static Dictionary<int, string> Logs => Table("| log id |").ToDictionary(row => int.Parse(row[0], null), row => row[1]);

    private static IEnumerable<string[]> Table(string head) => Rows
        .SkipWhile(row => !row.StartsWith(head, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(row => row.StartsWith('|'))
        .Select(row => row.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string Name(string cell) => Ticked().Match(cell).Groups[1].Value;

    private static string[] List(string cell) => cell.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(tag => $"connectors.{tag}").ToArray();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Connectors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();
}
