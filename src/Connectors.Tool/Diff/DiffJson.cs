using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>A comparison as one JSON document; its names are part of the tool's contract.</summary>
internal static class DiffJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(DiffReport report) => new JsonObject
    {
        ["before"] = report.Request.Before,
        ["after"] = report.Request.After,
        ["files"] = report.Files,
        ["records"] = report.Records,
        ["same"] = report.Same,
        ["mappings"] = Array(report.Diffs.Select(Pair)),
        ["tenants"] = Array(report.Tenants.Select(one => new JsonObject { ["tenant"] = one.Tenant, ["mappings"] = Array(one.Mappings) })),
        ["losses"] = Array(LossWords.Of(report.Losses)),
        ["changed"] = report.IsChanged,
        ["exitCode"] = report.ExitCode,
    }.ToJsonString(Options);

    private static JsonObject Pair(PairDiff diff) => new()
    {
        ["mapping"] = diff.Pair.Name,
        ["before"] = diff.Pair.Before?.Version,
        ["after"] = diff.Pair.After?.Version,
        ["tenants"] = Array(diff.Pair.Tenants),
        ["changed"] = diff.IsChanged,
        ["losses"] = Array(LossWords.Of(diff.Losses)),
        ["edited"] = Array(diff.Pair.Edited),
        ["structure"] = Array(diff.Structure.Changes.Select(change => new JsonObject { ["kind"] = change.Kind, ["what"] = change.What })),
        ["records"] = new JsonObject { ["compared"] = diff.Compared, ["changed"] = diff.Changed, ["hashes"] = diff.Hashes },
        ["fields"] = Array(diff.Fields.All.Select(Field)),
        ["written"] = Array(diff.Written.All.Select(Field)),
        ["refusals"] = new JsonObject
        {
            ["gained"] = Refusals(diff.Gained), ["lost"] = Refusals(diff.Lost),
            ["writeGained"] = Refusals(diff.WriteGained), ["writeLost"] = Refusals(diff.WriteLost),
        },
        ["money"] = Array(diff.Money.All.Select(entry => Money(entry.Key, entry.Value, diff.IsMasked(entry.Key.Path)))),
    };

    private static JsonObject Field(FieldDiff field) => new()
    {
        ["path"] = field.Path,
        ["records"] = field.Records,
        ["added"] = field.Added,
        ["removed"] = field.Removed,
        ["changed"] = field.Changed,
        ["masked"] = field.IsMasked,
        ["examples"] = Array(field.Examples.Select(example => new JsonObject
        {
            ["record"] = example.Record, ["path"] = example.Pointer, ["before"] = example.Before, ["after"] = example.After,
        })),
    };

    private static JsonObject Refusals(RefusalDiff refusals) => new()
    {
        ["records"] = refusals.Records,
        ["faults"] = Array(refusals.Faults.Select(fault => new JsonObject
        {
            ["rule"] = fault.Key.Rule, ["path"] = fault.Key.Path, ["records"] = fault.Value,
        })),
    };

    private static JsonObject Money((string Path, string Currency) of, ExactTotal total, bool isMasked) => new()
    {
        ["path"] = of.Path,
        ["currency"] = of.Currency,
        ["changed"] = total.IsChanged,
        ["before"] = isMasked ? FieldDiff.Masked : total.Text(total.Before),
        ["after"] = isMasked ? FieldDiff.Masked : total.Text(total.After),
        ["difference"] = isMasked ? FieldDiff.Masked : total.Text(total.After - total.Before),
    };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
