using System.Text;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>The rows of a query page as a bulk query gives them: every field in quotes, parents as dotted columns, stamps with <c>Z</c>, no child rows.</summary>
internal static class CsvVariant
{
    public static byte[] Of(ReadOnlyMemory<byte> page)
    {
        using var document = JsonDocument.Parse(page);
        var rows = document.RootElement.GetProperty("records").EnumerateArray()
            .Select(record => Fields(record, "").ToDictionary(StringComparer.Ordinal)).ToArray();
        var columns = rows[0].Keys.ToArray();
        var text = new StringBuilder().AppendJoin(',', columns.Select(Quoted)).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => Quoted(row[column]))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(JsonElement record, string prefix)
    {
        foreach (var member in record.EnumerateObject().Where(member => member.Name is not ("attributes" or "OpportunityLineItems")))
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in Fields(member.Value, $"{prefix}{member.Name}."))
                    yield return inner;
            }
            else
            {
                yield return new(prefix + member.Name, Text(member.Value));
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String when value.GetString() is { } text => text.EndsWith(".000+0000", StringComparison.Ordinal) ? text[..^5] + "Z" : text,
        _ => value.GetRawText(),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
