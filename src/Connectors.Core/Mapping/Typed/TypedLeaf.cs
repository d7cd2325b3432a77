namespace Connectors.Mapping;

/// <summary>A member that is one value.</summary>
internal sealed class TypedLeaf<TOwner, TValue>(Rule rule, Action<TOwner, TValue> set, FromMapped<TValue> from) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly DirectBranch<TValue> _direct = new(rule);

    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        var reading = _direct.Take(scope, out var value);
        if (reading == Reading.Absent)
            return true;
        if (reading == Reading.Unusual)
        {
            if (!rule.TryEvaluate(scope, out var mapped))
                return true;
            if (!from(mapped, out value))
                return false;
        }
        set(Made(ref owner), value);
        return isThere = true;
    }
}
