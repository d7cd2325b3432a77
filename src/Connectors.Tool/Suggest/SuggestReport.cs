using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>All proposals of a run and the overlay made of those that are accepted.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Mapping">The mapping that is in force; null when none reads the object.</param>
/// <param name="Records">How many records were looked at.</param>
/// <param name="Accept">Probability from which a proposal is accepted.</param>
/// <param name="Answers">The fields, those with the most probable proposals first.</param>
/// <param name="Chosen">The accepted proposals: one for each slot, the most probable.</param>
internal sealed record SuggestReport(
    SuggestRequest Request, CompiledMapping? Mapping, int Records, double Accept, IReadOnlyList<FieldAnswer> Answers,
    IReadOnlyList<PlacedSuggestion> Chosen)
{
    public static SuggestReport Of(SuggestRequest request, CompiledMapping? mapping, int records, double accept, IEnumerable<FieldAnswer> answers)
    {
        var ordered = answers.OrderByDescending(answer => answer.Best?.Probability ?? 0)
            .ThenBy(answer => answer.Field.Path, StringComparer.Ordinal).ToArray();
        var chosen = ordered.Select(answer => answer.Best).OfType<PlacedSuggestion>().Where(best => best.Probability >= accept)
            .DistinctBy(best => best.Slot, StringComparer.Ordinal).ToArray();
        return new(request, mapping, records, accept, ordered, chosen);
    }

    /// <summary>A document that has the accepted proposals: an overlay, or the beginning of a base mapping where there is none.</summary>
    public JsonObject Document()
    {
        JsonObject document = Mapping is null
            ? new()
            {
                ["mapping"] = $"{Request.Vendor}.{Request.Object}",
                ["version"] = "0.1.0",
                ["source"] = new JsonObject { ["system"] = Request.Vendor, ["object"] = Request.Object },
                ["target"] = new JsonObject { ["entity"] = Request.Entity, ["schema"] = "1.0" },
            }
            : new() { ["overlay"] = Mapping.Name, ["base"] = $"{Mapping.Version.Split('.')[0]}.x", ["layer"] = "tenant" };
        document["fields"] = new JsonObject(Chosen.Select(one => one.Entry));
        var tables = Chosen.Where(one => one.Draft.Values is not null)
            .Select(one => KeyValuePair.Create(one.Draft.Table, (JsonNode?)one.Draft.Values!.DeepClone()))
            .DistinctBy(table => table.Key, StringComparer.Ordinal).ToArray();
        if (tables.Length > 0)
            document["values"] = new JsonObject(tables);
        return document;
    }
}
