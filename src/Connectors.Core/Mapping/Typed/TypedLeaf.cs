using System.Runtime.CompilerServices;

namespace Connectors.Mapping;

/// <summary>A member that is one value.</summary>
internal sealed class TypedLeaf<TOwner, TValue>(Rule rule, Action<TOwner, TValue> set, FromMapped<TValue> from) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly DirectBranch<TValue> _direct = new(rule);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        var reading = _direct.Take(scope, out var value);
        if (reading != Reading.Found)
            return reading == Reading.Absent ? Nothing(ref isWhole) : Unusual(scope, ref owner, ref isWhole);
        set(Made(ref owner), value);
        return true;
    }

    // Apart, since what it needs room for would be cleared for each value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Unusual(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        if (!rule.TryEvaluate(scope, out var mapped))
            return Nothing(ref isWhole);
        if (!from(mapped, out var value))
            return false;
        set(Made(ref owner), value);
        return true;
    }
}
