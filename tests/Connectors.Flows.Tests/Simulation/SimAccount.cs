using System.Text.Json.Nodes;
using Connectors.Exchange;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>One vendor account.</summary>
/// <param name="knowsKeys">Whether a second create with a key meets the first; otherwise it makes a second record, as vendors without unique keys
/// do.</param>
internal sealed class SimAccount(bool knowsKeys)
{
    private int _version;

    public bool KnowsKeys => knowsKeys;

    public SortedDictionary<string, JsonObject> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>Every write in its order: record, then what it was called.</summary>
    public List<(string Key, string Name)> Log { get; } = [];

    public void Put(string id, string name) =>
        Records[id] = new() { ["id"] = id, ["name"] = name, ["status"] = "active", ["version"] = Stamp() };

    public JsonObject Write(WriteCommand command)
    {
        var body = (JsonObject)JsonNode.Parse(command.Body.Span)!;
        var id = command.Target?.Id
            ?? (knowsKeys || command.Verb != WriteVerb.Create ? Records.Values.FirstOrDefault(other => other["key"]?.ToString() == command.Key.Value)?["id"]!.ToString() : null)
            ?? $"n{Records.Count + 1}";
        var record = Records.TryGetValue(id, out var existing) ? existing : [];
        foreach (var (name, value) in body)
        {
            record[name] = value?.DeepClone();
        }

        (record["id"], record["version"]) = (id, Stamp());
        record["key"] ??= command.Key.Value;
        Log.Add((record["key"]!.ToString(), $"{record["name"]}"));
        return Records[id] = record;
    }

    private string Stamp() => $"{++_version:000000}";
}
