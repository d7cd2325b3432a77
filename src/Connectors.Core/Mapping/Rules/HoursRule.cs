using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>hours</c>: canonical seconds as decimal hours with at most six places, rounded half away from zero.</summary>
internal sealed class HoursRule(RuleSpec spec) : ScalarRule(spec)
{
    private const int Places = 6;
    private readonly VendorShape _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));

    public static RuleKind Kind { get; } = new("hours", spec => new HoursRule(spec)) { Uses = RuleUses.Derive | RuleUses.Write };

    public override RuleResult Result => new(MemberKind.Decimal);

    protected override string What => "work time in seconds";

    protected override string WayOut => "point the rule to a duration";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        value = default;
        if (raw.Kind != JsonTokenType.Number || !ExactDecimal.TryParse(text.Span, out var seconds) ||
            !ExactDecimal.TryRound(ExactDecimal.Mantissa(seconds), 3600 * System.Numerics.BigInteger.Pow(10, seconds.Scale), Places, out var hours))
        {
            return false;
        }
        value = Mapped.OfDecimal(hours);
        return true;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output) => VendorForm.Write(output, value, _shape);
}
