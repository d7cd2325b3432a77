using System.Text.Json;

namespace Connectors.Flows;

/// <summary>Where two texts of JSON differ.</summary>
internal static class JsonDifferences
{
    /// <summary>Pointers of all differences; an empty one when the texts are no JSON and not the same.</summary>
    public static IEnumerable<(string Pointer, string Change)> Find(string recorded, string replayed)
    {
        if (string.Equals(recorded, replayed, StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            using var one = JsonDocument.Parse(recorded);
            using var other = JsonDocument.Parse(replayed);
            var found = new List<(string, string)>();
            Compare("", one.RootElement, other.RootElement, found);
            // The same values in another spelling are another text all the same.
            return found.Count == 0 ? [("", "changed")] : found;
        }
        catch (JsonException)
        {
            return [("", "changed")];
        }
    }

    private static void Compare(string at, JsonElement one, JsonElement other, List<(string Pointer, string Change)> found)
    {
        if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            Members(at, one, other, found);
        }
        else if (one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array)
        {
            Items(at, one, other, found);
        }
        else if (!JsonElement.DeepEquals(one, other))
        {
            found.Add((at, "changed"));
        }
    }

    private static void Members(string at, JsonElement one, JsonElement other, List<(string Pointer, string Change)> found)
    {
        foreach (var member in one.EnumerateObject())
        {
            var pointer = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (other.TryGetProperty(member.Name, out var same))
            {
                Compare(pointer, member.Value, same, found);
            }
            else
            {
                found.Add((pointer, "missing"));
            }
        }

        found.AddRange(other.EnumerateObject().Where(member => !one.TryGetProperty(member.Name, out _)).Select(member =>
            ($"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", "added")));
    }

    private static void Items(string at, JsonElement one, JsonElement other, List<(string Pointer, string Change)> found)
    {
        var (before, after) = (one.GetArrayLength(), other.GetArrayLength());
        for (var index = 0; index < Math.Max(before, after); index++)
        {
            if (index < before && index < after)
            {
                Compare($"{at}/{index}", one[index], other[index], found);
            }
            else
            {
                found.Add(($"{at}/{index}", index < before ? "missing" : "added"));
            }
        }
    }
}
