namespace Connectors.Contracts;

/// <summary>All canonical contracts with their members. What mapping and flow documents are checked against. Immutable, thread-safe.</summary>
/// <remarks>A contract is described by reflection over its type when it is first asked for: start-up work, never on the way of a record.</remarks>
public static class EntityCatalog
{
    private static readonly Dictionary<string, EntityDefinition> Known = new(StringComparer.Ordinal);

    /// <summary>The contracts, by area and then by name.</summary>
    public static ImmutableArray<EntityDefinition> All => Whole.Contracts;

    /// <summary>The contract of a name; null when there is none, also when references may already point to it (<see cref="IsReferable"/>).</summary>
    /// <param name="name">Such as <c>timeEntry</c>, case-sensitive.</param>
    public static EntityDefinition? Find(string name)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(name, out var known) && TypeOf(name) is { } type)
                Known[name] = known = MemberTree.Define(type);
            return known;
        }
    }

    /// <summary>Whether a reference may point to this contract: each one here, and those that are only named yet, such as <c>role</c>.</summary>
    /// <param name="name">Such as <c>role</c>, case-sensitive.</param>
    public static bool IsReferable(string name) => Whole.Referable.Contains(name);

    /// <summary>By its name: to name the types themselves here would load all of them for one.</summary>
    private static Type? TypeOf(string name) => Named(name) is { } type
        ? typeof(EntityCatalog).Assembly.GetType($"{typeof(EntityCatalog).Namespace}.{type}") : null;

    private static string? Named(string name) => name switch
    {
        "contact" => nameof(Contact),
        "contract" => nameof(Contract),
        "customer" => nameof(Customer),
        "expense" => nameof(ExpenseItem),
        "invoice" => nameof(Invoice),
        "opportunity" => nameof(Opportunity),
        "orgUnit" => nameof(OrgUnit),
        "payment" => nameof(Payment),
        "project" => nameof(Project),
        "rate" => nameof(Rate),
        "resource" => nameof(Resource),
        "task" => nameof(WorkItem),
        "timeEntry" => nameof(TimeEntry),
        "worker" => nameof(Worker),
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
