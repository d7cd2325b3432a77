using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>All proposals as one JSON document.</summary>
internal static class SuggestJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SuggestReport report) => new JsonObject
    {
        ["vendor"] = report.Request.Vendor,
        ["object"] = report.Request.Object,
        ["entity"] = report.Request.Entity,
        ["mapping"] = report.Mapping?.Name,
        ["version"] = report.Mapping?.Version,
        ["records"] = report.Records,
        ["accept"] = report.Accept,
        ["fields"] = Array(report.Answers.Select(answer => Field(answer, report))),
        ["document"] = report.Document(),
    }.ToJsonString(Options);

    private static JsonObject Field(FieldAnswer answer, SuggestReport report) => new()
    {
        ["field"] = answer.Field.Path,
        ["label"] = answer.Field.Label,
        ["type"] = answer.Field.Type,
        ["values"] = answer.Field.Values.Count,
        ["proposals"] = Array(answer.Proposals.Select(proposal => new JsonObject
        {
            ["member"] = proposal.Member,
            ["probability"] = Math.Round(proposal.Probability, 4),
            ["accepted"] = report.Chosen.Contains(proposal),
            ["reasons"] = Array(Reasons.Of(proposal.Suggestion).Select(reason => (JsonNode)reason)),
            ["slot"] = proposal.Slot,
            ["rule"] = proposal.Draft.Rule.DeepClone(),
            ["values"] = proposal.Draft.Values?.DeepClone(),
            ["notes"] = Array(proposal.Draft.Notes.Select(note => (JsonNode)note)),
        })),
    };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
