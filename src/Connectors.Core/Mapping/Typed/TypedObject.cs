namespace Connectors.Mapping;

/// <summary>A member that is an object with members of its own.</summary>
internal sealed class TypedObject<TOwner, TValue>(ImmutableArray<TypedNode<TValue>> members, Action<TOwner, TValue> set) : TypedNode<TOwner>
    where TOwner : class
    where TValue : class
{
    protected override bool TrySet(Scope scope, ref TOwner? owner, ref bool isThere)
    {
        TValue? value = null;
        var isWhole = true;
        foreach (var member in members)
        {
            if (!member.TryEmit(scope, ref value, ref isWhole))
                return false;
        }
        // An object that is not there lacks nothing.
        if (value is null || !isWhole)
            return value is null;
        set(Made(ref owner), value);
        return isThere = true;
    }
}
