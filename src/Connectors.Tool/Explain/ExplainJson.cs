using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Explanations as one JSON document; its names are part of the tool's contract.</summary>
internal static class ExplainJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ExplainReport report) => new JsonObject
    {
        ["system"] = report.System,
        ["record"] = report.Record,
        ["mapping"] = report.Mapping.Name,
        ["version"] = report.Mapping.Version,
        ["entity"] = report.Mapping.Entity,
        ["refusals"] = new JsonArray(
        [
            .. report.Refusals.Select(fault => new JsonObject { ["path"] = fault.Path, ["rule"] = fault.Rule, ["message"] = fault.Message }),
        ]),
        ["fields"] = new JsonArray([.. report.Fields.Select(Field)]),
    }.ToJsonString(Options) + "\n";

    private static JsonObject Field(MappingExplanation field) => new()
    {
        ["field"] = field.TargetPath,
        ["result"] = field.Result is null ? null : JsonNode.Parse(field.Result, documentOptions: new() { MaxDepth = 128 }),
        ["source"] = field.SourcePath,
        ["raw"] = field.Raw,
        ["rule"] = field.Rule,
        ["transforms"] = new JsonArray([.. field.Transforms.Select(step => (JsonNode)step)]),
        ["layer"] = field.Layer.ToString().ToLowerInvariant(),
        ["owner"] = field.Origin.Owner,
        ["document"] = field.Origin.Document,
        ["masked"] = field.IsMasked,
        ["cause"] = field.Cause == AbsenceCause.None ? null : ExplainText.Word(field.Cause),
        ["why"] = field.WhyNull,
    };
}
