namespace Connectors.Mapping;

/// <summary>A member that is a list of objects.</summary>
internal sealed class TypedList<TOwner, TItem>(
    ListRule rule, TypedNode<TItem>[] members, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
    where TItem : class
{
    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var items = ImmutableArray.CreateBuilder<TItem>();
        foreach (var element in rule.Walk(scope))
        {
            TItem? item = null;
            var isComplete = true;
            foreach (var member in members)
            {
                if (!member.TryEmit(element, ref item, ref isComplete))
                    return false;
            }
            if (item is null)
                continue;
            if (!isComplete)
                return false;
            items.Add(item);
        }
        if (items.Count == 0)
            return Nothing(ref isWhole);
        set(Made(ref owner), items.DrainToImmutable());
        return true;
    }
}
