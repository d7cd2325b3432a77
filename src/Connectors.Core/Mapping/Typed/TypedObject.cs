namespace Connectors.Mapping;

/// <summary>A member that is an object with members of its own.</summary>
internal sealed class TypedObject<TOwner, TValue>(TypedNode<TValue>[] members, Action<TOwner, TValue> set) : TypedNode<TOwner>
    where TOwner : class
    where TValue : class
{
    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        TValue? value = null;
        var isComplete = true;
        foreach (var member in members)
        {
            if (!member.TryEmit(scope, ref value, ref isComplete))
                return false;
        }
        // An object that is not there lacks nothing itself.
        if (value is null)
            return Nothing(ref isWhole);
        if (!isComplete)
            return false;
        set(Made(ref owner), value);
        return true;
    }
}
