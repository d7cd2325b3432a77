using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// The records of one account. Records handed out are the stored ones: whoever changes one copies it first. All use is inside the store's gate.
/// </summary>
internal sealed class NetSuiteBooks(SandboxAccount account, NetSuiteSettings settings)
{
    public const string DeletedCollection = "deletedrecord";
    private const long FirstId = 600;
    private Dictionary<(string Family, string ExternalId), (string Type, string Id)>? _external;

    public NetSuiteSettings Settings => settings;

    public NetSuiteCatalog Catalog { get; } = new(settings.CustomFields);

    /// <summary>UTC.</summary>
    public DateTimeOffset Now => account.Clock.Now;

    /// <summary>The day on the account's wall clock.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToLocal(Now.UtcDateTime));

    public DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, settings.Zone), DateTimeKind.Unspecified);

    public JsonObject? Find(string type, string id) => account.Store.Find(type, id)?.Json;

    public (NetSuiteObject Type, JsonObject Record)? FindAny(IEnumerable<string> types, string id)
    {
        foreach (var name in types)
        {
            if (Find(name, id) is { } record) return (Catalog[name]!, record);
        }
        return null;
    }

    public (NetSuiteObject Type, JsonObject Record)? FindExternal(string family, string externalId)
    {
        if (!External.TryGetValue((family, externalId), out var at)) return null;
        return (Catalog[at.Type]!, Find(at.Type, at.Id)!);
    }

    public IEnumerable<JsonObject> All(string type) => account.Store.All(type).Select(r => r.Json);

    public string NewId(NetSuiteObject type) => account.Store.NextId(type.Family, FirstId);

    public string NextNumber(string sequence, long start) => account.Store.NextId(sequence, start);

    /// <summary>Saves a record as it is, under a new modification time that no other write has.</summary>
    public void Store(NetSuiteObject type, JsonObject record)
    {
        var id = record.Id();
        var stamp = NetSuiteTimes.Moment(account.Clock.Tick());
        record[type.CreatedField] ??= stamp;
        record["lastModifiedDate"] = stamp;
        Forget(type, Find(type.Name, id));
        account.Store.Save(type.Name, id, record);
        if (record.Text("externalId") is { } key) External[(type.Family, key)] = (type.Name, id);
    }

    /// <summary>Removes a record and leaves a row in deletedrecord; the id is never given again.</summary>
    public void Delete(NetSuiteObject type, JsonObject record)
    {
        Forget(type, record);
        account.Store.Remove(type.Name, record.Id());
        var key = account.Store.NextId(DeletedCollection, 1);
        account.Store.Save(DeletedCollection, key, new JsonObject
        {
            ["id"] = key,
            ["recordId"] = record.Id(),
            ["recordTypeId"] = type.TypeCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["recordType"] = type.Label,
            ["name"] = type.NameOf(record),
            ["deletedDate"] = NetSuiteTimes.Moment(account.Clock.Tick()),
            ["deletedBy"] = "-5",
        });
    }

    /// <summary>Writes down why a sign-in was refused; clients are not told.</summary>
    public void Audit(string detail)
    {
        var key = account.Store.NextId("loginaudit", 1);
        account.Store.Save("loginaudit", key,
            new JsonObject { ["id"] = key, ["date"] = NetSuiteTimes.Moment(Now), ["status"] = "Failure", ["detail"] = detail });
    }

    private Dictionary<(string Family, string ExternalId), (string Type, string Id)> External => _external ??= ReadExternal();

    private Dictionary<(string Family, string ExternalId), (string Type, string Id)> ReadExternal()
    {
        var found = new Dictionary<(string, string), (string, string)>();
        foreach (var type in Catalog.All)
        {
            foreach (var record in All(type.Name))
            {
                if (record.Text("externalId") is { } key) found[(type.Family, key)] = (type.Name, record.Id());
            }
        }
        return found;
    }

    private void Forget(NetSuiteObject type, JsonObject? record)
    {
        if (record?.Text("externalId") is { } key) External.Remove((type.Family, key));
    }
}
