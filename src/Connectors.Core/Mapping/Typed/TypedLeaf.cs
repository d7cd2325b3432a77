namespace Connectors.Mapping;

/// <summary>A member that is one value.</summary>
internal sealed class TypedLeaf<TOwner, TValue>(Rule rule, Action<TOwner, TValue> set, FromMapped<TValue> from) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly Direct<TValue>? _direct = DirectValues.For<TValue>(rule);

    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        if (_direct is null || !_direct(scope, out var value))
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
