using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Makes the typed plan of a plan, once.</summary>
internal static class TypedPlans
{
    /// <summary>The typed plan; null when a member has no direct way, so that all records go by canonical JSON.</summary>
    public static TypedPlan<T>? Of<T>(Plan plan)
        where T : class, IEntity =>
        // A plan is of one contract, so of one type. Two at once make equal plans, one of which stays.
        (plan.Typed ??= Make<T>(plan.Tree) ?? Without) as TypedPlan<T>;

    private static readonly object Without = new();

    private static TypedPlan<T>? Make<T>(OutputNode tree)
        where T : class, IEntity =>
        EntityCatalog.Find(T.Name) is { } contract && TypedBuilder<T>.Members(tree, contract.Members) is { } members ? new(members) : null;
}
