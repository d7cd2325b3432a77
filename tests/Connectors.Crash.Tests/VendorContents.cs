using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Crash.Tests;

/// <summary>An account's contents in a form that two runs can be compared by: ids become what they stand for, stamps and running numbers are left out.</summary>
internal static class VendorContents
{
    private static readonly string[] RunningNumbersAndStamps =
        ["id", "Id", "links", "tranId", "entityId", "dateCreated", "createdDate", "lastModifiedDate", "CreatedDate", "LastModifiedDate", "SystemModstamp",
            "@account_membership_id", "external_message", "run"];

    /// <summary>Which collection a reference points into, by the member that holds it. Ids are unique inside a collection only.</summary>
    private static readonly Dictionary<string, string> PointsInto = new(StringComparer.Ordinal)
    {
        ["entity"] = "customer",
        ["customer"] = "customer",
        ["workspace_id"] = "workspaces",
        ["@workspace_group_ids"] = "workspace_groups",
        ["@primary_workspace_group_id"] = "workspace_groups",
        ["story_id"] = "stories",
        ["parent_id"] = "stories",
        ["user_id"] = "users",
        ["invitee_id"] = "users",
        ["employee"] = "employee",
    };

    public static IEnumerable<string> Normalise(JsonObject contents)
    {
        var names = Names(contents);
        return contents
            .SelectMany(collection => collection.Value!.AsArray().Select(record => $"{collection.Key} {Text(collection.Key, record, names)}"))
            .Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Names(JsonObject contents)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (collection, records) in contents)
        {
            foreach (var record in records!.AsArray().OfType<JsonObject>())
            {
                var name = record["externalId"] ?? record["title"] ?? record["name"] ?? record["companyName"] ?? record["email_address"];
                names[$"{collection}/{record["id"]}"] = $"<{name}>";
            }
        }

        return names;
    }

    private static string Text(string member, JsonNode? node, IReadOnlyDictionary<string, string> names) => node switch
    {
        JsonObject { Count: 1 } reference when reference["id"] is { } id => Text(member, id, names),
        JsonObject record => $"{{{string.Join(",", record.Where(IsStable).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Text(Subject(record, pair.Key), pair.Value, names)}"))}}}",
        JsonArray array => $"[{string.Join(",", array.Select(item => Text(member, item, names)))}]",
        null => "null",
        JsonValue value => Name(member, value, names),
        _ => node.ToString(),
    };

    /// <summary>An external reference says itself what it points to.</summary>
    private static string Subject(JsonObject record, string member) => member != "subject_id" ? member : record["subject_type"]?.ToString() switch
    {
        "Workspace" => "workspace_id",
        "WorkspaceGroup" => "@workspace_group_ids",
        "Story" => "story_id",
        "User" => "user_id",
        _ => member,
    };

    /// <summary>Numbers are compared by value: a vendor may keep 2385 or 2385.00. A record is one line, whatever its texts hold.</summary>
    private static string Name(string member, JsonValue value, IReadOnlyDictionary<string, string> names) =>
        PointsInto.TryGetValue(member, out var collection) && names.TryGetValue($"{collection}/{value}", out var name) ? name
            : value.GetValueKind() == JsonValueKind.Number ? value.GetValue<decimal>().ToString("0.############")
            : value.ToString().ReplaceLineEndings("\\n");

    private static bool IsStable(KeyValuePair<string, JsonNode?> member) =>
        !RunningNumbersAndStamps.Contains(member.Key) && !member.Key.EndsWith("_at", StringComparison.Ordinal);
}
