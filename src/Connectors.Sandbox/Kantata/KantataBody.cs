using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Request bodies: JSON, or Rails form encoding such as <c>invoice[fixed_fee_items][][story_id]=1</c>.</summary>
internal static class KantataBody
{
    public static bool TryRead(string? contentType, byte[] body, [NotNullWhen(true)] out JsonObject? fields)
    {
        if (contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            fields = Form(Encoding.UTF8.GetString(body));
            return true;
        }

        try
        {
            fields = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            fields = null;
        }

        return fields is not null;
    }

    private static JsonObject Form(string text)
    {
        var root = new JsonObject();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var path = Uri.UnescapeDataString(parts[0].Replace('+', ' ')).Split('[').Select(step => step.TrimEnd(']')).ToArray();
            Put(root, path, parts.Length > 1 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "");
        }

        return root;
    }

    private static void Put(JsonObject root, string[] path, string value)
    {
        var current = root;
        for (var index = 0; index < path.Length - 1; index++)
        {
            if (path[index + 1].Length > 0)
            {
                current = (JsonObject)(current[path[index]] ??= new JsonObject());
                continue;
            }

            var array = (JsonArray)(current[path[index]] ??= new JsonArray());
            if (index + 2 == path.Length)
            {
                array.Add(value);
                return;
            }

            // The next element begins when a member comes for the second time.
            if (array.Count == 0 || ((JsonObject)array[^1]!).ContainsKey(path[index + 2]))
            {
                array.Add(new JsonObject());
            }

            current = (JsonObject)array[^1]!;
            index++;
        }

        current[path[^1]] = value;
    }
}
