namespace Connectors.Mapping;

/// <summary>A member that is one value or null.</summary>
internal sealed class TypedOptional<TOwner, TValue>(Rule rule, Action<TOwner, TValue?> set, FromMapped<TValue> from) : TypedNode<TOwner>
    where TOwner : class
    where TValue : struct
{
    private readonly DirectBranch<TValue> _direct = new(rule);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var reading = _direct.Take(scope, out var value);
        if (reading == Reading.Absent)
            return Nothing(ref isWhole);
        if (reading == Reading.Unusual)
        {
            if (!rule.TryEvaluate(scope, out var mapped))
                return Nothing(ref isWhole);
            if (!from(mapped, out value))
                return false;
        }
        set(Made(ref owner), value);
        return true;
    }
}
