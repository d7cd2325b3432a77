using System.Text;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Puts the rule that would be proposed for a labelled field into a document and reads the field's values with it.</summary>
internal static class RuleTrial
{
    private static readonly MappingFunctions NoFunctions = MappingFunctions.None;

    /// <summary>What does not work; null when all does.</summary>
    public static string? Problem(LabelledField label)
    {
        var catalog = MappingSet.Load([], NoFunctions).Value!.Compile([]).Value!;
        var suggester = new Suggester(EntityCatalog.Find(label.Entity)!, SuggestWeights.Default);
        var right = suggester.For(label.Field, most: 200).First(one => label.Targets.Contains(one.Member.Path));
        var draft = new RuleDrafts([label.Field], catalog, label.Vendor).For(right, isExtension: false);
        var document = new JsonObject
        {
            ["mapping"] = "tried.rule",
            ["version"] = "1.0.0",
            ["source"] = new JsonObject { ["system"] = label.Vendor, ["object"] = "tried" },
            ["target"] = new JsonObject { ["entity"] = label.Entity, ["schema"] = "1.0" },
            ["fields"] = new JsonObject { [right.Member.Slot] = draft.Rule },
        };
        if (draft.Values is not null)
            document["values"] = new JsonObject { [draft.Table] = draft.Values };
        var loaded = MappingSet.Load([new("tried.json", Encoding.UTF8.GetBytes(document.ToJsonString()))], NoFunctions);
        if (!loaded.IsSuccess)
            return $"{label.Set} {label.Field.Path} -> {right.Member.Path}: {loaded.Faults[0].Message}";
        if (draft.Notes.Count > 0 || Form(right, label) is not { } form)
            return null;
        var mapping = loaded.Value!.Compile([]).Value!.Inbound(label.Vendor, "tried");
        foreach (var value in label.Field.Values)
        {
            var record = new VendorRecord(new("tried", "1"), null, null, RecordState.Live, Encoding.UTF8.GetBytes(Nest(label.Field.Path, value).ToJsonString()));
            var read = mapping.Read(record, RelatedRecords.None, "tried");
            if (!read.IsSuccess)
                return $"{label.Set} {label.Field.Path} -> {right.Member.Path} {form}: {read.Faults[0].Message}";
        }

        return null;
    }

    /// <summary>Null where values are labelled that cannot become the member by one rule alone, such as a day for an instant.</summary>
    private static string? Form(Suggestion right, LabelledField label) =>
        KindFit.Values(new(label.Field), right.Member.Member.ValueKind) > -0.2 ? right.Member.Member.ValueKind.ToString() : null;

    private static JsonNode Nest(string path, FieldValue value)
    {
        JsonNode node = value.Kind == System.Text.Json.JsonValueKind.String ? JsonValue.Create(value.Text) : JsonNode.Parse(value.Text)!;
        foreach (var part in path.Split('.').Reverse())
        {
            var at = part.IndexOf('[');
            node = new JsonObject { [at >= 0 ? part[..at] : part] = at >= 0 ? new JsonArray(node) : node };
        }

        return node;
    }
}
