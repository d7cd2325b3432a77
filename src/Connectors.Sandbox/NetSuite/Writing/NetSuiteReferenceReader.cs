using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Reads {"id":"107"}, {"id":107}, {"externalId":"X"} and a bare id; the record must exist where its type is served.</summary>
internal sealed class NetSuiteReferenceReader(NetSuiteBooks books)
{
    /// <summary>The stored form {"id":"107"}, or null when it is refused.</summary>
    public JsonObject? Read(NetSuiteField field, JsonNode node)
    {
        var id = node is JsonObject json ? Id(field, json) : Plain(node);
        if (string.IsNullOrEmpty(id)) return null;
        var known = field.Kind == NetSuiteFieldKind.Choice
            ? field.Choices.Count == 0 || field.Choices.ContainsKey(id)
            : field.Targets.Count == 0 || books.FindAny(field.Targets, id) is not null;
        return known ? new JsonObject { ["id"] = id } : null;
    }

    /// <summary>The value as an error shows it.</summary>
    public static string Shown(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject json => Plain(json["id"]) ?? Plain(json["externalId"]) ?? json.ToJsonString(),
        JsonValue => Plain(node) ?? node.ToJsonString(),
        _ => node.ToJsonString(),
    };

    private string? Id(NetSuiteField field, JsonObject json)
    {
        if (json["id"] is { } id) return Plain(id);
        if (Plain(json["externalId"]) is not { } key) return null;
        foreach (var family in field.Targets.Select(t => books.Catalog[t]!.Family).Distinct(StringComparer.Ordinal))
        {
            if (books.FindExternal(family, key) is { } found && field.Targets.Contains(found.Type.Name)) return found.Record.Id();
        }
        return null;
    }

    private static string? Plain(JsonNode? node) => node is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.ToJsonString(),
            _ => null,
        }
        : null;
}
