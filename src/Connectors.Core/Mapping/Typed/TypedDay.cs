namespace Connectors.Mapping;

/// <summary>As <see cref="TypedNumber{TOwner}"/>.</summary>
internal sealed class TypedDay<TOwner>(DateRule rule, Action<TOwner, DateOnly?> set, FromMapped<DateOnly> from) : TypedValue<TOwner>(rule)
    where TOwner : class
{
    private readonly Direct<DateOnly> _direct = DirectValues.Day(rule);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        if (_direct(scope, out var value) is not Reading.Found and var reading)
            return reading == Reading.Absent && rule.IsOptional ? Nothing(ref isWhole) : Unusual(scope, ref owner, ref isWhole);
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
