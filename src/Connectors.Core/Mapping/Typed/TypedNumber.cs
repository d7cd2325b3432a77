namespace Connectors.Mapping;

/// <summary>An optional member that is a decimal. As <see cref="TypedOptional{TOwner,TValue}"/>, but spelt out, like dates and instants:
/// no compiler ahead of time makes generic code for types of the runtime.</summary>
internal sealed class TypedNumber<TOwner>(DecimalRule rule, Action<TOwner, decimal?> set, FromMapped<decimal> from) : TypedValue<TOwner>(rule)
    where TOwner : class
{
    private readonly Direct<decimal> _direct = DirectValues.Number(rule);

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
