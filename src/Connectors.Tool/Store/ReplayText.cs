using System.Text;
using System.Text.Json.Nodes;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>What a release did, for people and as JSON.</summary>
internal static class ReplayText
{
    public static string Lines(ReplayReport report, bool isDry)
    {
        var text = new StringBuilder();
        foreach (var letter in report.Released)
        {
            text.Append($"{(isDry ? "would release" : "released")} {letter.Id} {LettersText.Where(letter)}: ")
                .Append(letter.ReplayPolicy == ReplayPolicy.Reread ? "read again\n" : $"goes on at {letter.Stage}\n");
        }

        foreach (var skipped in report.Skipped)
        {
            text.Append($"left {skipped.Letter.Id} {LettersText.Where(skipped.Letter)}: {skipped.Reason}\n");
        }

        return text.ToString();
    }

    public static JsonObject Json(ReplayReport report, bool isDry) => new()
    {
        ["dryRun"] = isDry,
        ["released"] = new JsonArray(
        [
            .. report.Released.Select(letter => new JsonObject
            {
                ["id"] = letter.Id, ["flow"] = letter.Flow, ["stage"] = letter.Stage, ["entity"] = letter.Entity, ["key"] = letter.Key?.Value,
                ["record"] = letter.Record, ["replay"] = ToolJson.Word(letter.ReplayPolicy),
            }),
        ]),
        ["left"] = new JsonArray(
            [.. report.Skipped.Select(skipped => new JsonObject { ["id"] = skipped.Letter.Id, ["reason"] = skipped.Reason })]),
    };

    public static string Sum(ReplayReport report, bool isDry) => isDry
        ? $"would release {report.Released.Length}, leave {report.Skipped.Length}"
        : $"released {report.Released.Length}, left {report.Skipped.Length}"
            + (report.Released.IsEmpty ? "" : "; running workers, or the next execution, do the work");
}
