namespace Connectors.Mapping;

/// <summary>A member that is a list of single values.</summary>
internal sealed class TypedItems<TOwner, TItem>(
    ListRule rule, FromMapped<TItem> from, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly DirectBranch<TItem> _direct = new(rule.Item);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var items = ImmutableArray.CreateBuilder<TItem>();
        var mapped = default(Mapped);
        foreach (var element in rule.Walk(scope))
        {
            var reading = _direct.Take(element, out var item);
            if (reading == Reading.Absent || reading == Reading.Unusual && !rule.Item!.TryEvaluate(element, out mapped))
                continue;
            if (reading == Reading.Unusual && !from(mapped, out item))
                return false;
            items.Add(item);
        }
        if (items.Count == 0)
            return Nothing(ref isWhole);
        set(Made(ref owner), items.DrainToImmutable());
        return true;
    }
}
