using System.Text;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Takes records apart into fields with their values. Bounded in depth, fields and values.</summary>
internal sealed class FieldCollector(CompiledMapping? mapping, FieldLabels labels)
{
    private const int Deepest = 8;
    private const int MostFields = 2_000;
    private const int MostValues = 1_000;
    private const int LongestText = 400;
    private readonly SortedDictionary<string, List<FieldValue>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ownKeys = new(StringComparer.Ordinal);
    private readonly string[] _mapped =
    [
        .. (mapping?.SourceFields ?? []).Select(FieldPaths.WithoutIndexes),
        .. (mapping?.Related ?? []).Where(need => need.Name == "custom").SelectMany(need => need.Fields).Select(name => $"custom.{name}"),
    ];

    private int _records;

    public void Add(VendorRecord record, RelatedRecords related)
    {
        _records++;
        Walk(record.Json, "", record.Key.Id);
        if (related.TryFind(new VendorKey($"custom:{record.Key.Object}", record.Key.Id), out var custom))
            Walk(custom, "custom", record.Key.Id);
    }

    /// <summary>All fields but the record's own key, in the order of their paths.</summary>
    public VendorField[] Fields(KnownIds ids) =>
    [
        .. from field in _values
           where _ownKeys.GetValueOrDefault(field.Key) < field.Value.Count
           let known = labels.Of(field.Key)
           select new VendorField(
               field.Key, known.Label, _documents.Contains(field.Key) ? "doc" : known.Type, field.Value, _records, ids.Join(field.Value)),
    ];

    /// <summary>Whether the mapping reads a field, or what it stands in.</summary>
    public bool IsMapped(string path)
    {
        var plain = FieldPaths.WithoutIndexes(path);
        return _mapped.Any(mapped => plain == mapped || plain.StartsWith($"{mapped}.", StringComparison.Ordinal));
    }

    private void Walk(ReadOnlyMemory<byte> json, string path, string key)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 64 });
        Walk(document.RootElement, path, key, 0);
    }

    private void Walk(JsonElement element, string path, string key, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when IsDocument(element):
                _documents.Add(path);
                Keep(path, new(JsonValueKind.String, DocumentText(element)), key);
                break;
            case JsonValueKind.Object when depth < Deepest:
                foreach (var member in element.EnumerateObject())
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", key, depth + 1);
                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0 && depth < Deepest:
                Walk(element[0], $"{path}[0]", key, depth + 1);
                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                Keep(path, FieldValue.Of(element), key);
                break;
        }
    }

    private void Keep(string path, FieldValue value, string key)
    {
        if (string.IsNullOrWhiteSpace(value.Text))
            return;
        if (!_values.TryGetValue(path, out var values))
        {
            if (_values.Count >= MostFields)
                return;
            _values[path] = values = [];
        }

        if (values.Count >= MostValues)
            return;
        values.Add(value);
        if (value.Text == key)
            _ownKeys[path] = _ownKeys.GetValueOrDefault(path) + 1;
    }

    private static bool IsDocument(JsonElement element) => element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString() == "doc" && element.TryGetProperty("content", out _);

    private static string DocumentText(JsonElement document)
    {
        var text = new StringBuilder();
        Collect(document, text);
        return text.ToString().Trim();
    }

    private static void Collect(JsonElement node, StringBuilder text)
    {
        if (text.Length > LongestText)
            return;
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Collect(item, text);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("text", out var own) && own.ValueKind == JsonValueKind.String)
                text.Append(own.GetString()).Append(' ');
            if (node.TryGetProperty("content", out var content))
                Collect(content, text);
        }
    }
}
