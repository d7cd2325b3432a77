using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The records of one organisation. Rows handed out are the stored ones: whoever changes one clones it first.</summary>
internal sealed class SalesforceRecords(SalesforceSchema schema, SalesforceRules rules, string instance, Func<DateTimeOffset> now) : ISoqlRows
{
    private readonly Dictionary<string, (List<JsonObject> Rows, Dictionary<string, int> At)> store = new(StringComparer.Ordinal);
    private List<(string Type, string Id, JsonObject? Before)>? undo;
    private long made = 1_000_000;

    public SalesforceSchema Schema => schema;

    public SalesforceRules Rules => rules;

    /// <summary>Two characters of the organisation inside each id.</summary>
    public string Instance => instance;

    /// <summary>Stands in for the clock while records of the past are made; null otherwise.</summary>
    public DateTimeOffset? Frozen { get; set; }

    public DateTimeOffset Now => Frozen ?? now();

    public SalesforceObject Object(string name) => schema.TryObject(name, out var found) ? found : throw SalesforceErrors.NotFound();

    public IReadOnlyList<JsonObject> Rows(string objectName) => Of(objectName).Rows;

    public IEnumerable<JsonObject> Live(string objectName) => Rows(objectName).Where(row => row["IsDeleted"]?.GetValue<bool>() != true);

    public JsonObject? Find(string objectName, string id) => Of(objectName).At.TryGetValue(id, out var at) ? Of(objectName).Rows[at] : null;

    /// <summary>Live records whose field has this text, compared as the vendor compares it.</summary>
    public List<JsonObject> Match(SalesforceObject type, SalesforceField field, string value)
    {
        var text = field.IsId ? SalesforceId.Normalise(value) ?? "" : value;
        var comparer = SoqlValue.Text(field);
        return text.Length == 0 ? [] : [.. Live(type.Name).Where(row => row[field.Name] is { } stored && comparer.Equals(stored.GetValue<string>(), text))];
    }

    public string NewId(SalesforceObject type) => SalesforceId.Make(type.KeyPrefix, instance, ++made);

    public void Put(SalesforceObject type, JsonObject row)
    {
        var (rows, places) = Of(type.Name);
        var id = row["Id"]!.GetValue<string>();
        undo?.Add((type.Name, id, Find(type.Name, id)));
        if (places.TryGetValue(id, out var at))
        {
            rows[at] = row;
        }
        else
        {
            places[id] = rows.Count;
            rows.Add(row);
        }
    }

    /// <summary>From here on writes can be taken back together.</summary>
    public void Begin() => undo = [];

    public void Commit() => undo = null;

    public void Rollback()
    {
        var writes = undo ?? [];
        undo = null;
        for (var at = writes.Count - 1; at >= 0; at--)
        {
            var (type, id, before) = writes[at];
            var (rows, places) = Of(type);
            if (before is not null)
            {
                rows[places[id]] = before;
            }
            else
            {
                // Undone last to first, so a created record is always the last one.
                rows.RemoveAt(places[id]);
                places.Remove(id);
            }
        }
    }

    private (List<JsonObject> Rows, Dictionary<string, int> At) Of(string name)
    {
        if (!store.TryGetValue(name, out var table))
            store[name] = table = ([], new Dictionary<string, int>(StringComparer.Ordinal));
        return table;
    }
}
