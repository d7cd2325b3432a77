using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>count</c>: how many elements an array has; with <c>of</c>, how many of them have that value.</summary>
internal sealed class CountRule(RuleSpec spec) : AggregateRule(spec)
{
    public static RuleKind Kind { get; } = new("count", spec => new CountRule(spec)) { Uses = RuleUses.Derive };

    public override RuleResult Result => new(MemberKind.Integer);

    protected override Mapped? Fold(in Mapped total, in Mapped next) => next;

    protected override Mapped Close(in Mapped total, int count) => Mapped.OfInteger(count);
}
