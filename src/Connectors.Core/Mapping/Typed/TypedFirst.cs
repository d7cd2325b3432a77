namespace Connectors.Mapping;

/// <summary>A member that is a list whose one object the mapping fills by its index.</summary>
internal sealed class TypedFirst<TOwner, TItem>(
    TypedNode<TItem>[] members, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
    where TItem : class
{
    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        TItem? item = null;
        var isComplete = true;
        foreach (var member in members)
        {
            if (!member.TryEmit(scope, ref item, ref isComplete))
                return false;
        }
        if (item is null)
            return Nothing(ref isWhole);
        if (!isComplete)
            return false;
        set(Made(ref owner), [item]);
        return true;
    }
}
