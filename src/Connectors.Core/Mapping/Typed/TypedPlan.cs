namespace Connectors.Mapping;

/// <summary>A plan that fills a typed record. Immutable, thread-safe; equal to canonical JSON read as that type.</summary>
/// <typeparam name="T">The contract.</typeparam>
internal sealed class TypedPlan<T>(TypedNode<T>[] members)
    where T : class
{
    /// <summary>The record; null when there are faults, or when the record has to go by canonical JSON.</summary>
    public T? Run(Scope scope)
    {
        if (!scope.Session.TrySpend(members.Length))
            return null;
        T? record = null;
        var isWhole = true;
        foreach (var member in members)
        {
            if (scope.IsAbsent(member.Slot))
                isWhole &= !member.IsRequired;
            else if (!member.TryEmit(scope, ref record, ref isWhole))
                return null;
        }
        return isWhole && scope.Session.FaultCount == 0 ? record : null;
    }
}
