using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Changes one entry of a value table in the text of an overlay and leaves all else as it is.</summary>
internal static class OverlayEdit
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The overlays of an owner with the entry set; the one that has the table
    /// is changed, else the last of the mapping, else a new one is made.</summary>
    public static Outcome<ImmutableArray<MappingText>> SetValue(
        ImmutableArray<MappingText> overlays, string mapping, string table, string raw, IReadOnlyList<ValuePeriod> codes, Func<MappingText> make)
    {
        try
        {
            var parsed = overlays.Select(Parse).ToList();
            var at = parsed.FindLastIndex(root => IsOf(root, mapping) && root["values"]?[table] is JsonObject);
            at = at >= 0 ? at : parsed.FindLastIndex(root => IsOf(root, mapping));
            if (at < 0)
            {
                overlays = overlays.Add(make());
                parsed.Add(Parse(overlays[^1]));
                at = parsed.Count - 1;
            }

            Set(parsed[at], table, raw, codes);
            return overlays.SetItem(at, overlays[at] with { Json = Encoding.UTF8.GetBytes(parsed[at].ToJsonString(Indented)) });
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return new Fault(FaultKind.Mapping, "An overlay here is not valid JSON, or a table in it is no table; replace the overlay as a whole.");
        }
    }

    private static JsonObject Parse(MappingText text) =>
        JsonNode.Parse(text.Json.Span, documentOptions: new() { MaxDepth = 32 }) as JsonObject ?? throw new JsonException();

    private static bool IsOf(JsonObject root, string mapping) => root["overlay"] is JsonValue name && name.ToString() == mapping;

    private static void Set(JsonObject root, string table, string raw, IReadOnlyList<ValuePeriod> codes)
    {
        var values = Part(root, "values");
        if (codes.Count == 0)
        {
            Part(values, table).Remove(raw);
            return;
        }

        Part(values, table)[raw] = codes is [{ From: null, Until: null } always] ? always.Code : new JsonArray([.. codes.Select(Period)]);
    }

    private static JsonObject Part(JsonObject root, string name)
    {
        if (root[name] is null)
        {
            root[name] = new JsonObject();
        }

        return root[name]!.AsObject();
    }

    private static JsonNode Period(ValuePeriod period)
    {
        var node = new JsonObject { ["code"] = period.Code };
        foreach (var (name, day) in (ReadOnlySpan<(string, DateOnly?)>)[("from", period.From), ("until", period.Until)])
        {
            if (day is not null)
            {
                node[name] = day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        return node;
    }
}
