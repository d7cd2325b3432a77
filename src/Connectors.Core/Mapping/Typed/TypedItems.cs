namespace Connectors.Mapping;

/// <summary>A member that is a list of single values.</summary>
internal sealed class TypedItems<TOwner, TItem>(
    ListRule rule, FromMapped<TItem> from, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
{
    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        var items = ImmutableArray.CreateBuilder<TItem>();
        foreach (var element in rule.Walk(scope))
        {
            if (!rule.Item!.TryEvaluate(element, out var mapped))
                continue;
            if (!from(mapped, out var item))
                return false;
            items.Add(item);
        }
        if (items.Count == 0)
            return true;
        set(Made(ref owner), items.DrainToImmutable());
        return isThere = true;
    }
}
