using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>Our key at Jira: an entity property that holds it, and for issues a label that search can find.</summary>
/// <remarks>Search finds properties only for apps that declare an index, hence the label. A copied issue takes labels along but no properties:
/// the property decides.</remarks>
internal static class JiraKey
{
    public const string Property = "connectors.key";

    private const int LongestGlobalId = 255;

    /// <summary>A label has no blanks and at most 255 characters; keys may have both.</summary>
    public static string Label(ExternalKey key) => "connectors-" + Digest(key);

    /// <summary>The global id of a remote link: readable where it fits.</summary>
    public static string GlobalId(ExternalKey key)
    {
        var text = $"system={key.Service}&object={key.Object}&id={key.Value}";
        return text.Length <= LongestGlobalId ? text : "system=connectors&id=" + Digest(key);
    }

    public static void WriteProperties(Utf8JsonWriter writer, ExternalKey key)
    {
        writer.WriteStartArray("properties");
        writer.WriteStartObject();
        writer.WriteString("key", Property);
        writer.WriteStartObject("value");
        writer.WriteString("service", key.Service);
        writer.WriteString("object", key.Object);
        writer.WriteString("value", key.Value);
        if (CallOrigin.Current?.CorrelationId is { } run)
        {
            // For people who look at the record: what wrote it can be found in our traces, logs and audit.
            writer.WriteString("run", run);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>Whether a record carries the key. Properties come as a map with issues and as a list with worklogs.</summary>
    public static bool IsIn(ReadOnlyMemory<byte> record, ExternalKey key)
    {
        using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 64 });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("properties", out var properties))
        {
            return false;
        }

        return properties.ValueKind switch
        {
            JsonValueKind.Object => properties.TryGetProperty(Property, out var value) && IsValue(value, key),
            JsonValueKind.Array => properties.EnumerateArray().Any(property =>
                property.ValueKind == JsonValueKind.Object && Is(property, "key", Property)
                && property.TryGetProperty("value", out var value) && IsValue(value, key)),
            _ => false,
        };
    }

    private static bool IsValue(JsonElement value, ExternalKey key) =>
        value.ValueKind == JsonValueKind.Object && Is(value, "service", key.Service) && Is(value, "object", key.Object)
            && Is(value, "value", key.Value);

    private static bool Is(JsonElement owner, string name, string text) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && string.Equals(value.GetString(), text, StringComparison.Ordinal);

    private static string Digest(ExternalKey key) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Service}\n{key.Object}\n{key.Value}")).AsSpan(0, 16));
}
