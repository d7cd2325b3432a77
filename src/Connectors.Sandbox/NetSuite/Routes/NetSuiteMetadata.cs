using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The metadata catalogue: record types with links, and per type a JSON Schema that holds the account's custom fields.</summary>
internal static class NetSuiteMetadata
{
    public static NetSuiteReply List(NetSuiteCall call)
    {
        var select = call.Names("select");
        var types = call.Books.Catalog.All.Where(t =>
            !call.Books.Settings.IsForbidden(t.Name) && (select is null || select.Contains(t.Name, StringComparer.OrdinalIgnoreCase)));
        return NetSuiteReply.Collection(new JsonObject
        {
            ["items"] = new JsonArray([.. types.Select(type =>
                new JsonObject { ["name"] = type.Name, ["links"] = Links($"{call.Rendering.Root}/metadata-catalog/{type.Name}") })]),
        });
    }

    public static NetSuiteReply Schema(NetSuiteCall call, NetSuiteObject type)
    {
        var properties = Properties(call.Books.Catalog.Fields(type).Values);
        properties.Insert(0, "id", new JsonObject { ["title"] = "Internal ID", ["type"] = "string" });
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["$schema"] = "http://json-schema.org/draft-06/hyper-schema#",
        };
        return new NetSuiteReply(200, schema) { ContentType = "application/schema+json" };
    }

    private static JsonArray Links(string address) => new(
        Link("canonical", address, "application/json"),
        Link("alternate", address, "application/swagger+json"),
        Link("alternate", address, "application/schema+json"));

    private static JsonObject Link(string rel, string href, string type) => new() { ["rel"] = rel, ["href"] = href, ["mediaType"] = type };

    private static JsonObject Properties(IEnumerable<NetSuiteField> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Property(f))));

    private static JsonObject Property(NetSuiteField field)
    {
        var json = new JsonObject { ["title"] = field.Name };
        var (type, format) = field.Kind switch
        {
            NetSuiteFieldKind.Flag => ("boolean", null),
            NetSuiteFieldKind.Number => ("number", "double"),
            NetSuiteFieldKind.Whole => ("integer", "int64"),
            NetSuiteFieldKind.Day => ("string", "date"),
            NetSuiteFieldKind.Moment => ("string", "date-time"),
            NetSuiteFieldKind.Text => ("string", null),
            _ => ("object", (string?)null),
        };
        json["type"] = type;
        if (format is not null) json["format"] = format;
        if (field.Kind == NetSuiteFieldKind.Part) json["properties"] = Properties(field.Fields);
        if (field.Kind == NetSuiteFieldKind.Lines)
        {
            var line = new JsonObject { ["type"] = "object", ["properties"] = Properties(field.Fields) };
            json["properties"] = new JsonObject { ["items"] = new JsonObject { ["type"] = "array", ["items"] = line } };
        }
        if (field.Choices.Count > 0)
        {
            var id = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. field.Choices.Keys]) };
            json["properties"] = new JsonObject { ["id"] = id };
        }
        if (field.ReadOnly) json["readOnly"] = true;
        if (!field.IsNested) json["x-ns-filterable"] = true;
        if (field.Custom) json["x-ns-custom-field"] = true;
        return json;
    }
}
