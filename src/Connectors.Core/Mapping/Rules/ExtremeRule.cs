namespace Connectors.Mapping;

/// <summary><c>min</c> and <c>max</c>: the least or greatest value over the elements of an array; texts by their characters, money in one currency
/// only.</summary>
internal sealed class ExtremeRule(RuleSpec spec, bool least) : AggregateRule(spec)
{
    public static RuleKind Least { get; } = new("min", spec => new ExtremeRule(spec, least: true)) { Uses = RuleUses.Derive };

    public static RuleKind Most { get; } = new("max", spec => new ExtremeRule(spec, least: false)) { Uses = RuleUses.Derive };

    protected override Mapped? Fold(in Mapped total, in Mapped next)
    {
        if (total.Kind != next.Kind || total.Kind == MappedKind.Money && total.Currency != next.Currency)
            return null;
        int? order = total.Kind switch
        {
            MappedKind.Text => total.Utf8.Span.SequenceCompareTo(next.Utf8.Span),
            MappedKind.Date or MappedKind.Instant or MappedKind.Integer => total.Whole.CompareTo(next.Whole),
            MappedKind.Decimal or MappedKind.Money => total.Number.CompareTo(next.Number),
            _ => null,
        };
        return order is null ? null : order <= 0 == least ? total : next;
    }
}
