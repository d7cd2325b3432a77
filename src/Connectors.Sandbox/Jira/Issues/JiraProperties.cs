using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Entity properties: any JSON under a key, of issues, projects and worklogs. They do not move the record's <c>updated</c>.</summary>
internal static class JiraProperties
{
    private const int MaxKey = 255;
    private const int MaxValue = 32_768;

    /// <param name="template">Path of the record, whose placeholders come before the key.</param>
    /// <param name="find">The record that a call means.</param>
    public static IEnumerable<JiraRoute> Routes(string template, Func<JiraCall, StoredRecord> find) =>
    [
        new("GET", template + "/properties", JiraAccess.Anyone, call => Keys(call, find(call))),
        new("GET", template + "/properties/{key}", JiraAccess.Anyone, call => Get(call, find(call))),
        new("PUT", template + "/properties/{key}", JiraAccess.User, call => Put(call, find(call))),
        new("DELETE", template + "/properties/{key}", JiraAccess.User, call => Delete(call, find(call))),
    ];

    public static JsonObject Of(StoredRecord record) => record.Json["properties"] as JsonObject ?? [];

    /// <summary>The list that comes with a new record; says what is wrong with it.</summary>
    public static JsonObject Read(JsonNode? list, Dictionary<string, string> errors)
    {
        var properties = new JsonObject();
        foreach (var item in list as JsonArray ?? [])
        {
            if (item is not JsonObject property || property["key"] is not JsonValue key || !key.TryGetValue<string>(out var name)
                || name.Length is 0 or > MaxKey)
            {
                errors["properties"] = $"A property needs a key of at most {MaxKey} characters.";
                continue;
            }

            properties[name] = property["value"]?.DeepClone();
        }

        return properties;
    }

    public static JsonArray List(StoredRecord record) => [.. Of(record).Select(property => (JsonNode)new JsonObject
    {
        ["key"] = property.Key, ["value"] = property.Value?.DeepClone(),
    })];

    private static JiraReply Keys(JiraCall call, StoredRecord record) => JiraReply.Ok(new JsonObject
    {
        ["keys"] = new JsonArray([.. Of(record).Select(property => (JsonNode)new JsonObject
        {
            ["self"] = $"{call.Address}/{string.Join('/', call.Path)}/{Uri.EscapeDataString(property.Key)}", ["key"] = property.Key,
        })]),
    });

    private static JiraReply Get(JiraCall call, StoredRecord record) => Of(record).TryGetPropertyValue(call.Values[^1], out var value)
        ? JiraReply.Ok(new JsonObject { ["key"] = call.Values[^1], ["value"] = value?.DeepClone() })
        : throw JiraErrors.NoProperty();

    private static JiraReply Put(JiraCall call, StoredRecord record)
    {
        var (key, value) = (call.Values[^1], call.Json());
        if (key.Length > MaxKey || call.Body.Length > MaxValue)
        {
            throw JiraErrors.Messages(400, key.Length > MaxKey
                ? $"The property key cannot be longer than {MaxKey} characters."
                : $"The property value cannot be longer than {MaxValue} characters.");
        }

        var isNew = !Of(record).ContainsKey(key);
        Change(call, record, properties => properties[key] = value?.DeepClone());
        return new(isNew ? 201 : 200, new JsonObject());
    }

    private static JiraReply Delete(JiraCall call, StoredRecord record)
    {
        if (!Of(record).ContainsKey(call.Values[^1]))
        {
            throw JiraErrors.NoProperty();
        }

        Change(call, record, properties => properties.Remove(call.Values[^1]));
        return JiraReply.NoContent;
    }

    private static void Change(JiraCall call, StoredRecord record, Action<JsonObject> change)
    {
        var json = (JsonObject)record.Json.DeepClone();
        change((JsonObject)(json["properties"] ??= new JsonObject()));
        call.Site.Account.Clock.Tick();
        call.Store.Save(record.Collection, record.Id, json);
    }
}
