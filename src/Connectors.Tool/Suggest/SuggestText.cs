using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>Proposals for people: those worth reading, then the names of the other fields, then the document to paste.</summary>
internal static class SuggestText
{
    private const double Shown = 0.2;
    private const double ShownBeside = 0.05;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SuggestReport report)
    {
        var text = new StringBuilder();
        var shown = report.Answers.Where(answer => answer.Best?.Probability >= Shown).ToArray();
        text.Append(report.Mapping?.ToString() ?? $"{report.Request.Vendor}.{report.Request.Object}, no mapping yet")
            .Append(CultureInfo.InvariantCulture, $": {report.Records} records, {report.Answers.Count} fields unmapped, ")
            .Append(CultureInfo.InvariantCulture, $"{shown.Length} with proposals, ")
            .AppendLine(CultureInfo.InvariantCulture, $"{report.Chosen.Count} accepted from {report.Accept:0.00} on");
        foreach (var answer in shown)
            Field(text, answer, report);
        var others = report.Answers.Except(shown).Select(answer => answer.Field.Path).ToArray();
        if (others.Length > 0)
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"no proposal for {others.Length}: {string.Join(", ", others)}");
        if (report.Chosen.Count > 0)
            text.AppendLine().AppendLine("the accepted ones, to be checked and pasted:").Append(report.Document().ToJsonString(Indented));
        return text.ToString().TrimEnd();
    }

    private static void Field(StringBuilder text, FieldAnswer answer, SuggestReport report)
    {
        var label = answer.Field.Label is null ? "" : $" \"{answer.Field.Label}\"";
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{answer.Field.Path}{label}");
        foreach (var proposal in answer.Proposals.Where((proposal, at) => at == 0 || proposal.Probability >= ShownBeside))
        {
            var accepted = report.Chosen.Contains(proposal) ? "accepted"
                : proposal == answer.Best && proposal.Probability >= report.Accept ? "taken" : "";
            var reasons = string.Join("; ", Reasons.Of(proposal.Suggestion));
            text.AppendLine(CultureInfo.InvariantCulture, $"  {proposal.Probability:0.00}  {proposal.Member,-24} {accepted,-9} {reasons}");
            if (proposal != answer.Best)
                continue;
            text.AppendLine(CultureInfo.InvariantCulture, $"        {Entry(proposal)}");
            foreach (var note in Notes(proposal, accepted))
                text.AppendLine(CultureInfo.InvariantCulture, $"        note: {note}");
        }
    }

    private static IEnumerable<string> Notes(PlacedSuggestion proposal, string accepted)
    {
        if (proposal.IsExtension)
            yield return $"the base has no open slot {proposal.Suggestion.Member.Slot}: an extension in an overlay, or the member in the base";
        if (accepted == "taken")
            yield return "another field is more probably this member";
        foreach (var note in proposal.Draft.Notes)
            yield return note;
    }

    private static string Entry(PlacedSuggestion proposal)
    {
        var (key, rule) = proposal.Entry;
        return $"{JsonSerializer.Serialize(key, OneLine)}: {rule!.ToJsonString(OneLine)}";
    }
}
