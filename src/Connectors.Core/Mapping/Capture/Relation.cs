namespace Connectors.Mapping;

/// <summary>A record beside the main one, found when a rule asks for it.</summary>
/// <param name="Name">First segment of the paths that continue in it.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Target">Vendor's resource for look-ups, or the contract in derivations; empty otherwise.</param>
/// <param name="Owner">For custom fields and sources: index of the relation whose they are, -1 for the main record.</param>
internal sealed record Relation(string Name, RelationKind Kind, string Target, int Owner)
{
    /// <summary>Where the key stands in the main record; set once everything is named.</summary>
    public SlotRef By { get; set; } = SlotRef.None;

    public Shape Shape { get; init; } = new();
}
