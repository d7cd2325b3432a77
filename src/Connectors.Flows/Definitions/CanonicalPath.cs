using System.Text.Json;

namespace Connectors.Flows;

/// <summary>Dotted paths in canonical JSON, such as <c>project.key.value</c>.</summary>
internal static class CanonicalPath
{
    /// <summary>The value at a path, null when any step is absent or JSON null.</summary>
    public static JsonElement? Find(JsonElement record, string path)
    {
        var current = record;
        foreach (var step in path.Split('.'))
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(step, out current))
            {
                return null;
            }
        }

        return current.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : current;
    }

    /// <summary>The text of a scalar at a path; null when absent or no scalar.</summary>
    public static string? Text(JsonElement record, string path) => Find(record, path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar => scalar.GetRawText(),
        _ => null,
    };
}
