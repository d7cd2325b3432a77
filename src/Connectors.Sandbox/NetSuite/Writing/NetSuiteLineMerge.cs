using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// Sublists on update. A sent line with a known key is merged into the stored one, any other is appended: that is how a repeated request doubles
/// lines. With `replace` the stored lines that were not named by key are removed first.
/// </summary>
internal static class NetSuiteLineMerge
{
    public static JsonObject Merge(NetSuiteField field, JsonObject? stored, JsonObject sent, bool replace)
    {
        var old = (stored?["items"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var lines = replace ? [] : old.ConvertAll(l => l.Copy());
        foreach (var line in (sent["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var key = KeyOf(field, line);
            var at = key is null ? -1 : lines.FindIndex(l => KeyOf(field, l) == key);
            var former = key is null ? null : at >= 0 ? lines[at] : old.Find(l => KeyOf(field, l) == key);
            var merged = Merged(field, former, line);
            if (at >= 0) lines[at] = merged;
            else lines.Add(merged);
        }
        GiveKeys(field, lines, old);
        return new JsonObject { ["items"] = new JsonArray([.. lines]) };
    }

    private static JsonObject Merged(NetSuiteField field, JsonObject? former, JsonObject line)
    {
        var merged = former?.Copy() ?? [];
        foreach (var (name, value) in line)
        {
            if (value is null) merged.Remove(name);
            else if (field.Fields.Any(f => f.Name == name && f.Kind == NetSuiteFieldKind.Part) && merged[name] is JsonObject part)
                merged[name] = Merged(field.Fields.First(f => f.Name == name), part, value.AsObject());
            else merged[name] = value.DeepClone();
        }
        return merged;
    }

    /// <summary>New lines get the next number; a number is not given again while the record lives.</summary>
    private static void GiveKeys(NetSuiteField field, List<JsonObject> lines, List<JsonObject> old)
    {
        if (field.Key is not ("line" or "id")) return;
        var last = lines.Concat(old).Select(l => Number(KeyOf(field, l))).Append(0).Max();
        foreach (var line in lines.Where(l => KeyOf(field, l) is null))
        {
            last++;
            line[field.Key] = field.Key == "line"
                ? JsonValue.Create((decimal)last)
                : JsonValue.Create(last.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static long Number(string? key) => long.TryParse(key, out var number) ? number : 0;

    private static string? KeyOf(NetSuiteField field, JsonObject line)
    {
        if (field.Key is null || line[field.Key] is not { } key) return null;
        if (key is JsonObject) return line.Reference(field.Key);
        return line.Text(field.Key) ?? (line.Number(field.Key) is { } number ? SuiteQlValue.PlainNumber(number) : null);
    }
}
