using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A member that is a range of days.</summary>
internal sealed class TypedRange<TOwner>(Rule? from, Rule? to, Action<TOwner, DateRange?> set) : TypedNode<TOwner>
    where TOwner : class
{
    private readonly DirectBranch<DateOnly> _from = new(from);
    private readonly DirectBranch<DateOnly> _to = new(to);

    public override bool TryEmit(Scope scope, ref TOwner? owner, ref bool isWhole)
    {
        if (!TryDay(scope, _from, from, out var first) || !TryDay(scope, _to, to, out var last))
            return false;
        if (first is null && last is null)
            return Nothing(ref isWhole);
        set(Made(ref owner), new DateRange(first, last));
        return true;
    }

    private static bool TryDay(Scope scope, DirectBranch<DateOnly> direct, Rule? rule, out DateOnly? day)
    {
        day = null;
        if (rule is null)
            return true;
        var reading = direct.Take(scope, out var found);
        if (reading == Reading.Absent)
            return true;
        if (reading == Reading.Found)
        {
            day = found;
            return true;
        }
        if (!rule.TryEvaluate(scope, out var mapped))
            return true;
        day = mapped.Date;
        return mapped.Kind == MappedKind.Date;
    }
}
