using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Contents out of recorded exchanges or page bodies: every record of every collection map, members and ids as recorded.</summary>
internal static class KantataRecordings
{
    private static readonly string[] NotCollections = ["count", "results", "meta"];

    public static void Load(RecordStore store, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var body in Bodies(file))
            {
                foreach (var (name, map) in body.Where(member => !NotCollections.Contains(member.Key, StringComparer.Ordinal)))
                {
                    Load(store, name, map as JsonObject ?? []);
                }
            }
        }
    }

    private static void Load(RecordStore store, string collection, JsonObject records)
    {
        foreach (var (id, value) in records)
        {
            if (value is not JsonObject recorded)
            {
                continue;
            }

            // A later recording may show more members (includes) or newer values; nothing that was seen is dropped.
            var record = (JsonObject?)store.Find(collection, id)?.Json.DeepClone() ?? [];
            foreach (var (name, member) in recorded)
            {
                record[Hidden(collection, name)] = member?.DeepClone();
            }

            store.Save(collection, id, record);
        }
    }

    private static string Hidden(string collection, string member) =>
        KantataCollections.All.TryGetValue(collection, out var known)
            && known.Includes.Values.Any(include => include.IsHidden && include.Member == member)
            ? "@" + member
            : member;

    private static IEnumerable<JsonObject> Bodies(string file)
    {
        var root = JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { MaxDepth = 64 });
        var pages = root is JsonArray many ? many : [root?.DeepClone()];
        foreach (var page in pages)
        {
            var body = page is JsonObject exchange && exchange["response"] is JsonObject response ? response["body"] : page;
            if (body is JsonObject found)
            {
                yield return found;
            }
        }
    }
}
