using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The vendor's two kinds of page.</summary>
internal static class JiraPages
{
    /// <summary>A page bean: <c>self</c>, <c>nextPage</c> while there is one, <c>values</c>.</summary>
    public static JiraReply Bean<T>(JiraCall call, IReadOnlyCollection<T> all, int size, int most, Func<T, JsonNode?> show, bool withSelf = true)
    {
        var (start, count) = call.Page(size, most);
        JsonNode?[] values = [.. all.Skip(start).Take(count).Select(show)];
        var isLast = start + values.Length >= all.Count;
        var page = new JsonObject();
        if (withSelf)
        {
            page["self"] = Link(call, start, count);
            if (!isLast)
            {
                page["nextPage"] = Link(call, start + count, count);
            }
        }

        page["maxResults"] = count;
        page["startAt"] = start;
        page["total"] = all.Count;
        page["isLast"] = isLast;
        page["values"] = new JsonArray(values);
        return JiraReply.Ok(page, 1 + values.Length);
    }

    /// <summary>A page whose list has a name of its own.</summary>
    public static JiraReply Named<T>(JiraCall call, string name, IReadOnlyCollection<T> all, int size, int most, Func<T, JsonNode?> show)
    {
        var (start, count) = call.Page(size, most);
        return JiraReply.Ok(Named(name, all.Count, start, count, [.. all.Skip(start).Take(count).Select(show)]));
    }

    public static JsonObject Named(string name, int total, int start, int count, JsonNode?[] values) => new()
    {
        ["startAt"] = start, ["maxResults"] = count, ["total"] = total, [name] = new JsonArray(values),
    };

    private static string Link(JiraCall call, int start, int count)
    {
        var kept = call.Query.Where(pair => pair.Key is not ("startAt" or "maxResults"))
            .SelectMany(pair => pair.Value.Select(value => $"&{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}"));
        return $"{call.Address}/{string.Join('/', call.Path)}?startAt={start}&maxResults={count}{string.Concat(kept)}";
    }
}
