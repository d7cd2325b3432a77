using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The target's keys of all references in a record: its own stay, others get one.</summary>
internal sealed class LawKeys(string system)
{
    private readonly Dictionary<VendorReference, VendorReference> _keys = [];

    public string System => system;

    public ReferenceTable Table => new(_keys);

    public void Add(JsonTree tree)
    {
        if (KeyOf(tree) is { } key)
            _keys.TryAdd(key, key.System == system ? key : new(system, "main", "things", $"{900 + _keys.Count}"));
        foreach (var inner in tree.Members?.Select(member => member.Value) ?? tree.Items ?? [])
            Add(inner);
    }

    public string? TargetOf(JsonTree reference) => KeyOf(reference) is { } key && _keys.TryGetValue(key, out var target) ? target.Value : null;

    private static VendorReference? KeyOf(JsonTree tree)
    {
        string? Part(string name) => tree.Find("key")?.Find(name)?.Text;
        return Part("system") is { } system && Part("connection") is { } connection && Part("object") is { } vendorObject && Part("value") is { } value
            ? new(system, connection, vendorObject, value) : null;
    }
}
