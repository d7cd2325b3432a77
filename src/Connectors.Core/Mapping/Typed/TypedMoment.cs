namespace Connectors.Mapping;

/// <summary>As <see cref="TypedNumber{TOwner}"/>.</summary>
internal sealed class TypedMoment<TOwner>(InstantRule rule, Action<TOwner, DateTimeOffset?> set, FromMapped<DateTimeOffset> from)
    : TypedValue<TOwner>(rule)
    where TOwner : class
{
    private readonly Direct<DateTimeOffset> _direct = DirectValues.Moment(rule);

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
