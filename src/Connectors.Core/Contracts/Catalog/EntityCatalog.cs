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
                Known[name] = known = MemberTree.Define(type());
            return known;
        }
    }

    /// <summary>Whether a reference may point to this contract: each one here, and those that are only named yet, such as <c>role</c>.</summary>
    /// <param name="name">Such as <c>role</c>, case-sensitive.</param>
    public static bool IsReferable(string name) => Whole.Referable.Contains(name);

    /// <summary>Each type in a method of its own: to name all of them in one would load all for one.</summary>
    private static Func<Type>? TypeOf(string name) => name switch
    {
        "contact" => static () => typeof(Contact),
        "contract" => static () => typeof(Contract),
        "customer" => static () => typeof(Customer),
        "expense" => static () => typeof(ExpenseItem),
        "invoice" => static () => typeof(Invoice),
        "opportunity" => static () => typeof(Opportunity),
        "orgUnit" => static () => typeof(OrgUnit),
        "payment" => static () => typeof(Payment),
        "project" => static () => typeof(Project),
        "rate" => static () => typeof(Rate),
        "resource" => static () => typeof(Resource),
        "task" => static () => typeof(WorkItem),
        "timeEntry" => static () => typeof(TimeEntry),
        "worker" => static () => typeof(Worker),
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
