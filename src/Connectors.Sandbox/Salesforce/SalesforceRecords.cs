using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The records of one organisation. Rows handed out are the stored ones: whoever changes one clones it first.</summary>
/// <param name="store">Contents of the account; one collection per object.</param>
/// <param name="schema">Its objects.</param>
/// <param name="rules">Validation rules and locks.</param>
/// <param name="instance">Two characters of the organisation inside each id.</param>
/// <param name="now">The virtual clock.</param>
internal sealed class SalesforceRecords(RecordStore store, SalesforceSchema schema, SalesforceRules rules, string instance, Func<DateTimeOffset> now)
    : ISoqlRows
{
    /// <summary>Number of the first record; ids ascend from here in the order of creation, whatever the object.</summary>
    public const long FirstNumber = 1_000_001;

    private List<(string Type, string Id, JsonObject? Before)>? _undo;

    public SalesforceSchema Schema => schema;

    public SalesforceRules Rules => rules;

    public string Instance => instance;

    /// <summary>Stands in for the clock while records of the past are made; null otherwise.</summary>
    public DateTimeOffset? Frozen { get; set; }

    public DateTimeOffset Now => Frozen ?? now();

    public SalesforceObject Object(string name) => schema.TryObject(name, out var found) ? found : throw SalesforceErrors.NotFound();

    public IReadOnlyList<JsonObject> Rows(string objectName) => [.. store.All(objectName).Select(record => record.Json)];

    public IEnumerable<JsonObject> Live(string objectName) =>
        store.All(objectName).Select(record => record.Json).Where(row => row["IsDeleted"]?.GetValue<bool>() != true);

    public JsonObject? Find(string objectName, string id) => store.Find(objectName, id)?.Json;

    /// <summary>Live records whose field has this text, compared as the vendor compares it.</summary>
    public List<JsonObject> Match(SalesforceObject type, SalesforceField field, string value)
    {
        var text = field.IsId ? SalesforceId.Normalise(value) ?? "" : value;
        var comparer = SoqlValue.Text(field);
        return text.Length == 0 ? []
            : [.. Live(type.Name).Where(row => row[field.Name] is { } stored && comparer.Equals(stored.GetValue<string>(), text))];
    }

    public string NewId(SalesforceObject type) =>
        SalesforceId.Make(type.KeyPrefix, instance, long.Parse(store.NextId("record", FirstNumber), CultureInfo.InvariantCulture));

    public void Put(SalesforceObject type, JsonObject row)
    {
        var id = row["Id"]!.GetValue<string>();
        _undo?.Add((type.Name, id, Find(type.Name, id)));
        store.Save(type.Name, id, row);
    }

    /// <summary>From here on writes can be taken back together.</summary>
    public void Begin() => _undo = [];

    public void Commit() => _undo = null;

    public void Rollback()
    {
        var writes = _undo ?? [];
        _undo = null;
        for (var at = writes.Count - 1; at >= 0; at--)
        {
            var (type, id, before) = writes[at];
            if (before is not null)
                store.Save(type, id, before);
            else
                store.Remove(type, id);
        }
    }
}
