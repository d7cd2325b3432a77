using System.Collections.Concurrent;

namespace Connectors.Contracts;

/// <summary>All canonical contracts with their members. What mapping and flow documents are checked against. Immutable, thread-safe.</summary>
/// <remarks>A contract is described by reflection over its type when it is first asked for: start-up work, never on the way of a record.</remarks>
public static class EntityCatalog
{
    private static readonly ConcurrentDictionary<string, EntityDefinition> Known = new(StringComparer.Ordinal);

    /// <summary>The contracts, by area and then by name.</summary>
    public static ImmutableArray<EntityDefinition> All => Whole.Contracts;

    /// <summary>The contract of a name; null when there is none, also when references may already point to it (<see cref="IsReferable"/>).</summary>
    /// <param name="name">Such as <c>timeEntry</c>, case-sensitive.</param>
    public static EntityDefinition? Find(string name) =>
        Known.TryGetValue(name, out var known) ? known : TypeOf(name) is { } type ? Known.GetOrAdd(name, MemberTree.Define(type)) : null;

    /// <summary>Whether a reference may point to this contract: each one here, and those that are only named yet, such as <c>role</c>.</summary>
    /// <param name="name">Such as <c>role</c>, case-sensitive.</param>
    public static bool IsReferable(string name) => Whole.Referable.Contains(name);

    private static Type? TypeOf(string name) => name switch
    {
        "contact" => typeof(Contact),
        "contract" => typeof(Contract),
        "customer" => typeof(Customer),
        "expense" => typeof(ExpenseItem),
        "invoice" => typeof(Invoice),
        "opportunity" => typeof(Opportunity),
        "orgUnit" => typeof(OrgUnit),
        "payment" => typeof(Payment),
        "project" => typeof(Project),
        "rate" => typeof(Rate),
        "resource" => typeof(Resource),
        "task" => typeof(WorkItem),
        "timeEntry" => typeof(TimeEntry),
        "worker" => typeof(Worker),
        _ => null,
    };

    /// <summary>What needs every contract: for tools, not for a host that maps a few.</summary>
    private static class Whole
    {
        public static ImmutableArray<EntityDefinition> Contracts { get; } =
        [
            .. typeof(EntityCatalog).Assembly.GetTypes()
                .Where(static type => type.IsDefined(typeof(ContractAttribute), inherit: false))
                .Select(static type => Find(EntityNames.Of(type).Name)!)
                .OrderBy(static entity => entity.Area).ThenBy(static entity => entity.Name, StringComparer.Ordinal),
        ];

        public static FrozenSet<string> Referable { get; } = Contracts
            .SelectMany(static entity => entity.All())
            .SelectMany(static member => member.Entities)
            .Concat(Contracts.Select(static entity => entity.Name))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
