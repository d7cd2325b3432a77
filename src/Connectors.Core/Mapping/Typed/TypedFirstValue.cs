namespace Connectors.Mapping;

/// <summary>A member that is a list whose one value the mapping fills by its index.</summary>
internal sealed class TypedFirstValue<TOwner, TItem>(Rule rule, FromMapped<TItem> from, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
{
    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        if (!rule.TryEvaluate(scope, out var mapped))
            return true;
        if (!from(mapped, out var item))
            return false;
        set(Made(ref owner), [item]);
        return isThere = true;
    }
}
