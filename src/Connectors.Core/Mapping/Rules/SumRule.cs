namespace Connectors.Mapping;

/// <summary><c>sum</c>: the exact sum over the elements of an array, of money in one currency, decimals or integers.</summary>
internal sealed class SumRule(RuleSpec spec) : AggregateRule(spec)
{
    public static RuleKind Kind { get; } = new("sum", spec => new SumRule(spec)) { Uses = RuleUses.Derive };

    protected override Mapped? Fold(in Mapped total, in Mapped next)
    {
        if (total.Kind != next.Kind)
            return null;
        if (total.Kind == MappedKind.Integer)
            return ExactDecimal.TryAdd(total.Whole, next.Whole, out var whole) && Math.Abs(whole) <= long.MaxValue ? Mapped.OfInteger((long)whole)
                : null;
        if (!ExactDecimal.TryAdd(total.Number, next.Number, out var sum))
            return null;
        return total.Kind switch
        {
            MappedKind.Decimal => Mapped.OfDecimal(sum),
            MappedKind.Money when total.Currency == next.Currency => Mapped.OfMoney(sum, total.Currency),
            _ => null,
        };
    }
}
