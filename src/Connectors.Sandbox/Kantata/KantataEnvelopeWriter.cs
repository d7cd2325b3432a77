using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The envelope: count, results, the primary map, meta, then a map for each include, in this order.</summary>
internal static class KantataEnvelopeWriter
{
    public static KantataReply Page(KantataCall call, KantataCollection collection, IEnumerable<StoredRecord> records, KantataPaging paging)
    {
        var includes = call.List("include").Where(collection.Includes.ContainsKey).Select(name => collection.Includes[name]).ToArray();
        var sides = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var include in includes.Where(include => include.Collection != collection.Name))
        {
            sides.TryAdd(include.Collection, []);
        }

        var (results, primary) = (new JsonArray(), new JsonObject());
        foreach (var record in records)
        {
            results.Add(new JsonObject { ["key"] = collection.Name, ["id"] = record.Id });
            primary[record.Id] = Show(call, record, includes);
            foreach (var include in includes)
            {
                SideLoad(call, record, include, sides.GetValueOrDefault(include.Collection) ?? primary);
            }
        }

        var envelope = new JsonObject
        {
            ["count"] = paging.Count,
            ["results"] = results,
            [collection.Name] = primary,
            ["meta"] = new JsonObject
            {
                ["count"] = paging.Count, ["page_count"] = paging.Pages, ["page_number"] = paging.Number, ["page_size"] = paging.Size,
            },
        };
        foreach (var (name, side) in sides)
        {
            envelope[name] = side;
        }

        return new(200, envelope);
    }

    /// <summary>Hidden members appear with their include only, before the id, which stands last.</summary>
    private static JsonObject Show(KantataCall call, StoredRecord record, IEnumerable<KantataInclude> includes)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in record.Json.Where(member => !member.Key.StartsWith('@') && member.Key != "id"))
        {
            shown[name] = value?.DeepClone();
        }

        foreach (var include in includes.Where(include => include.IsHidden))
        {
            shown[include.Member] = include.IsMany
                ? new JsonArray([.. Ids(call, record, include).Select(id => (JsonNode)id)])
                : record.Json[include.Stored]?.DeepClone();
        }

        shown["id"] = record.Id;
        return shown;
    }

    private static void SideLoad(KantataCall call, StoredRecord record, KantataInclude include, JsonObject side)
    {
        foreach (var id in Ids(call, record, include))
        {
            if (call.Store.Find(include.Collection, id) is { } related && !side.ContainsKey(id))
            {
                side[id] = Show(call, related, []);
            }
        }
    }

    private static IEnumerable<string> Ids(KantataCall call, StoredRecord record, KantataInclude include) => include switch
    {
        { Collection: "external_references" } => KantataReferences.Of(call.Store, record).Select(reference => reference.Id),
        { Collection: "custom_field_values" } => call.Store.All("custom_field_values")
            .Where(value => value.Json["subject_id"]?.ToString() == record.Id
                && KantataFilters.SameSubject(value.Json["subject_type"]?.ToString(), record.Collection))
            .Select(value => value.Id),
        { IsMany: true } => (record.Json[include.Stored] as JsonArray ?? []).Select(id => id!.ToString()),
        _ => record.Json[include.Stored] is { } id ? [id.ToString()] : [],
    };
}
