namespace Connectors.Mapping;

/// <summary>As <see cref="TypedNumber{TOwner}"/>.</summary>
internal sealed class TypedMoment<TOwner>(InstantRule rule, Action<TOwner, DateTimeOffset?> set, FromMapped<DateTimeOffset> from) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly Direct<DateTimeOffset> _direct = DirectValues.Moment(rule);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        if (_direct(scope, out var value) is not Reading.Found and var reading)
        {
            if (reading == Reading.Absent && rule.IsOptional || !rule.TryEvaluate(scope, out var mapped))
                return Nothing(ref isWhole);
            if (!from(mapped, out value))
                return false;
        }
        set(Made(ref owner), value);
        return true;
    }
}
