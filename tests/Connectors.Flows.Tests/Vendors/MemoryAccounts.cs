using System.Text.Json.Nodes;
using Connectors.Adapters;

namespace Connectors.Flows.Tests;

/// <summary>What the vendors of the tests hold, by connection: records with a version, and the faults that a test wants.</summary>
internal sealed class MemoryAccounts
{
    private readonly Dictionary<string, SortedDictionary<string, JsonObject>> _records = new(StringComparer.Ordinal);
    private int _version;

    public List<string> Writes { get; } = [];

    /// <summary>What the next writes do, first come first served; ordinary when empty.</summary>
    public Queue<MemoryFault> Faults { get; } = new();

    /// <summary>What the vendors did, as connection and verb.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>What a write does whose turn in <see cref="Faults"/> has not come; ordinary where it gives null.</summary>
    public Func<Connection, Connectors.Exchange.WriteCommand, MemoryFault?>? Decides { get; set; }

    /// <summary>Whether the vendors delete.</summary>
    public bool CanDelete { get; set; } = true;

    /// <summary>What the vendors fill in by themselves in a record that they make.</summary>
    public JsonObject Defaults { get; } = [];

    public SortedDictionary<string, JsonObject> At(Connection connection, string vendorObject) =>
        At($"{connection.Tenant.Tenant.Id}/{connection.Settings.Name}/{vendorObject}");

    public SortedDictionary<string, JsonObject> At(string address) =>
        _records.TryGetValue(address, out var records) ? records : _records[address] = new(StringComparer.Ordinal);

    public void Put(string address, string id, string name, string status, string? parent = null)
    {
        var record = At(address).TryGetValue(id, out var existing) ? existing : [];
        record["id"] = id;
        record["name"] = name;
        record["status"] = status;
        record["parent"] = parent;
        record["version"] = Stamp();
        At(address)[id] = record;
    }

    /// <summary>Stores a record; members that are null are taken out.</summary>
    public void Put(string address, string id, JsonObject members)
    {
        var record = At(address).TryGetValue(id, out var existing) ? existing : [];
        foreach (var (name, value) in members)
        {
            record[name] = value?.DeepClone();
        }

        (record["id"], record["version"]) = (id, Stamp());
        At(address)[id] = record;
    }

    public string Stamp() => $"{++_version:0000}";
}
