namespace Connectors.Mapping;

/// <summary>A member that is a list whose one object the mapping fills by its index.</summary>
internal sealed class TypedFirst<TOwner, TItem>(
    ImmutableArray<TypedNode<TItem>> members, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
    where TItem : class
{
    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        TItem? item = null;
        var isWhole = true;
        foreach (var member in members)
        {
            if (!member.TryEmit(scope, ref item, ref isWhole))
                return false;
        }
        if (item is null || !isWhole)
            return item is null;
        set(Made(ref owner), [item]);
        return isThere = true;
    }
}
