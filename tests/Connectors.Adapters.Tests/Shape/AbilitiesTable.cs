using System.Text;
using Connectors.Adapters;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>The table of an adapter's README, made of its descriptor.</summary>
internal static class AbilitiesTable
{
    public const string Begin = "<!-- abilities -->";
    public const string End = "<!-- /abilities -->";

    /// <summary>The text with the table between its marks; null when the marks are not there.</summary>
    public static string? Put(string text, AdapterDescriptor adapter)
    {
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return begin < 0 || end < begin ? null : $"{text[..(begin + Begin.Length)]}\n{Of(adapter)}{text[end..]}";
    }

    public static string Of(AdapterDescriptor adapter)
    {
        var table = new StringBuilder("| Object | Contract | Read | Find by key | Write, answer lost | Change feed | Webhooks | Fields |\n")
            .Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var line in adapter.Objects)
        {
            string[] cells =
            [
                $"[`{line.Name}`]({line.Documentation.OriginalString})",
                line.Entity is null ? "-" : $"`{line.Entity}`",
                Mark(line, Abilities.Read),
                Mark(line, Abilities.Find),
                InWords(line.Guarantee),
                Mark(line, Abilities.Changes),
                Mark(line, Abilities.Webhooks),
                Mark(line, Abilities.Fields),
            ];
            table.Append($"| {string.Join(" | ", cells)} |\n");
        }

        return table.ToString();
    }

    private static string Mark(ObjectDescriptor line, Abilities ability) => line.Abilities.HasFlag(ability) ? "yes" : "-";

    private static string InWords(WriteGuarantee guarantee) => guarantee switch
    {
        WriteGuarantee.ExactByKey => "exact by key",
        WriteGuarantee.ProbeThenCreate => "probe, then create",
        WriteGuarantee.DetectAndRepair => "detect and repair",
        _ => "-",
    };
}
