namespace Connectors.Mapping;

/// <summary>A member that is one value or null.</summary>
internal sealed class TypedOptional<TOwner, TValue>(Rule rule, Action<TOwner, TValue?> set, FromMapped<TValue> from) : TypedValue<TOwner>(rule)
    where TOwner : class
    where TValue : struct
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

    protected override bool TrySet(Mapped mapped, ref TOwner? owner)
    {
        if (!from(mapped, out var value))
            return false;
        set(Made(ref owner), value);
        return true;
    }
}
