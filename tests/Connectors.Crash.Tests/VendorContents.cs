using System.Text.Json.Nodes;

namespace Connectors.Crash.Tests;

/// <summary>An account's contents in a form that two runs can be compared by: ids become what they stand for, stamps and running numbers are left out.</summary>
internal static class VendorContents
{
    private static readonly string[] Volatile =
        ["id", "Id", "links", "tranId", "entityId", "attributes", "dateCreated", "lastModifiedDate", "CreatedDate", "LastModifiedDate", "SystemModstamp"];

    private static readonly string[] NotBusiness = ["tokens", "token", "sessions", "usage", "login", "locators"];

    public static IEnumerable<string> Normalise(JsonObject contents)
    {
        var names = Names(contents);
        return contents
            .Where(collection => !NotBusiness.Contains(collection.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(collection => collection.Value!.AsArray().Select(record => $"{collection.Key} {Text(record, names)}"))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Ids differ when the order of creation differs; the key or name that a record carries does not. Short ids are those of fixed lists.</summary>
    private static Dictionary<string, string> Names(JsonObject contents)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in contents.SelectMany(collection => collection.Value!.AsArray()).OfType<JsonObject>())
        {
            var id = (record["id"] ?? record["Id"])?.ToString();
            var name = (record["externalId"] ?? record["service_model_ref"] ?? record["ERP_Id__c"] ?? record["title"] ?? record["name"] ?? record["companyName"])?.ToString();
            if (id is { Length: >= 3 } && name is not null)
            {
                names[id] = $"<{name}>";
            }
        }

        return names;
    }

    private static string Text(JsonNode? node, IReadOnlyDictionary<string, string> names) => node switch
    {
        JsonObject record => $"{{{string.Join(",", record.Where(IsStable).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Text(member.Value, names)}"))}}}",
        JsonArray array => $"[{string.Join(",", array.Select(item => Text(item, names)))}]",
        null => "null",
        _ => names.GetValueOrDefault(node.ToString(), node.ToString()),
    };

    /// <summary>A reference keeps its id (it is the key of an object without a name); a record's own id and its stamps do not count.</summary>
    private static bool IsStable(KeyValuePair<string, JsonNode?> member) =>
        (!Volatile.Contains(member.Key) || (member.Key == "id" && member.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String && member.Value.Parent!.AsObject().Count <= 3))
        && !member.Key.EndsWith("_at", StringComparison.Ordinal);
}
