using System.Reflection;

namespace Connectors.Contracts;

/// <summary>All canonical contracts with their members. What mapping and flow documents are checked against. Immutable, thread-safe.</summary>
/// <remarks>Built once, at first use, by reflection over the types of this assembly that bear <see cref="ContractAttribute"/>: start-up work,
/// never on the way of a record.</remarks>
public static class EntityCatalog
{
    private static readonly FrozenDictionary<string, EntityDefinition> ByName = typeof(EntityCatalog).Assembly.GetTypes()
        .Where(static type => type.IsDefined(typeof(ContractAttribute)))
        .Select(MemberTree.Define)
        .ToFrozenDictionary(static entity => entity.Name, StringComparer.Ordinal);

    /// <summary>The contracts, by area and then by name.</summary>
    public static ImmutableArray<EntityDefinition> All { get; } =
        [.. ByName.Values.OrderBy(static entity => entity.Area).ThenBy(static entity => entity.Name, StringComparer.Ordinal)];

    private static FrozenSet<string> Referable { get; } = All
        .SelectMany(static entity => entity.All())
        .SelectMany(static member => member.Entities)
        .Concat(ByName.Keys)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The contract of a name; null when there is none, also when references may already point to it (<see cref="IsReferable"/>).</summary>
    /// <param name="name">Such as <c>timeEntry</c>, case-sensitive.</param>
    public static EntityDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether a reference may point to this contract: each one here, and those that are only named yet, such as <c>role</c>.</summary>
    /// <param name="name">Such as <c>role</c>, case-sensitive.</param>
    public static bool IsReferable(string name) => Referable.Contains(name);
}
