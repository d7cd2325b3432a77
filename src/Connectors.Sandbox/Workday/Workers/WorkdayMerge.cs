using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Merging of what transactions change, and reading of the result.</summary>
internal static class WorkdayMerge
{
    /// <summary>Objects are merged, everything else is replaced, null removes.</summary>
    public static void Into(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject before) Into(before, inner);
            else target[name] = value.DeepClone();
        }
    }

    public static string? Get(this JsonObject json, string name) => json[name]?.ToString();

    public static bool? Is(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static IEnumerable<string> Texts(JsonNode? node) => (node as JsonArray ?? []).Select(item => item!.ToString());
}
