using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A member that is a range of days.</summary>
internal sealed class TypedRange<TOwner>(Rule? from, Rule? to, Action<TOwner, DateRange?> set) : TypedNode<TOwner>
    where TOwner : class
{
    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        if (!TryDay(scope, from, out var first) || !TryDay(scope, to, out var last))
            return false;
        if (first is null && last is null)
            return true;
        set(Made(ref owner), new DateRange(first, last));
        return isThere = true;
    }

    private static bool TryDay(Scope scope, Rule? rule, out DateOnly? day)
    {
        day = null;
        if (rule is null || !rule.TryEvaluate(scope, out var mapped))
            return true;
        if (mapped.Kind != MappedKind.Date)
            return false;
        day = mapped.Date;
        return true;
    }
}
