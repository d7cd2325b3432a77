using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// Turns a request body into the stored form: known fields, checked values, references by id. Collects every complaint before it refuses.
/// </summary>
internal sealed class NetSuiteBodyReader(NetSuiteBooks books, NetSuiteNameCheck names)
{
    private static readonly HashSet<string> PassedOver = ["links", "id", "refName", "totalResults", "count", "offset", "hasMore"];
    private readonly List<NetSuiteErrorDetail> _errors = [];
    private readonly List<string> _dropped = [];

    /// <summary>Paths of unknown properties that were left out, to be told in a warning.</summary>
    public IReadOnlyList<string> Dropped => names == NetSuiteNameCheck.Warning ? _dropped : [];

    /// <summary>Explicit nulls stay, they clear a field.</summary>
    public JsonObject Read(NetSuiteObject type, JsonObject body)
    {
        var record = Fields(books.Catalog.Fields(type), body, "");
        return _errors.Count == 0 ? record : throw NetSuiteErrors.Content(_errors);
    }

    private JsonObject Fields(IReadOnlyDictionary<string, NetSuiteField> fields, JsonObject body, string path)
    {
        var clean = new JsonObject();
        foreach (var (name, node) in body)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (fields.TryGetValue(name, out var field))
            {
                if (field.ReadOnly) continue;
                if (node is null) clean[name] = null;
                else if (Value(field, node, at) is { } value) clean[name] = value;
            }
            else if (PassedOver.Contains(name)) continue;
            else if (names == NetSuiteNameCheck.Error) _errors.Add(NetSuiteErrors.UnknownProperty(at));
            else _dropped.Add(at);
        }
        return clean;
    }

    private JsonNode? Value(NetSuiteField field, JsonNode node, string path)
    {
        switch (field.Kind)
        {
            case NetSuiteFieldKind.Lines:
                return Lines(field, node, path);
            case NetSuiteFieldKind.Part:
                return node is JsonObject part ? Fields(Named(field), part, path) : Refuse(field, node, path);
            case NetSuiteFieldKind.Reference or NetSuiteFieldKind.Choice:
                return new NetSuiteReferenceReader(books).Read(field, node) ?? Refuse(field, node, path);
            default:
                return NetSuiteScalars.Read(field, node) ?? Refuse(field, node, path);
        }
    }

    private JsonObject? Lines(NetSuiteField field, JsonNode node, string path)
    {
        if (node is not JsonObject || node["items"] is not JsonArray items) return (JsonObject?)Refuse(field, node, path);
        var fields = Named(field);
        var lines = new JsonArray();
        for (var i = 0; i < items.Count; i++)
        {
            var at = $"{path}.items[{i}]";
            if (items[i] is JsonObject line) lines.Add(Fields(fields, line, at));
            else Refuse(field, items[i], at);
        }
        return new JsonObject { ["items"] = lines };
    }

    private JsonNode? Refuse(NetSuiteField field, JsonNode? node, string path)
    {
        var shown = NetSuiteReferenceReader.Shown(node);
        _errors.Add(NetSuiteErrors.InvalidValue(shown.Length <= 100 ? shown : shown[..100], field.Name, path));
        return null;
    }

    private static Dictionary<string, NetSuiteField> Named(NetSuiteField field) => field.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
}
