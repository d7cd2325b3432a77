namespace Connectors.Mapping;

/// <summary>A member that is a list whose one value the mapping fills by its index.</summary>
internal sealed class TypedFirstValue<TOwner, TItem>(Rule rule, FromMapped<TItem> from, Action<TOwner, ImmutableArray<TItem>> set) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly DirectBranch<TItem> _direct = new(rule);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var reading = _direct.Take(scope, out var item);
        if (reading == Reading.Absent)
            return Nothing(ref isWhole);
        if (reading == Reading.Unusual)
        {
            if (!rule.TryEvaluate(scope, out var mapped))
                return Nothing(ref isWhole);
            if (!from(mapped, out item))
                return false;
        }
        set(Made(ref owner), [item]);
        return true;
    }
}
