using System.Text;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>decimal</c>: an exact decimal; <c>factor</c> multiplies on reading and divides on writing.</summary>
internal sealed class DecimalRule : ScalarRule
{
    private readonly VendorShape _shape;
    private readonly decimal? _factor;

    private DecimalRule(RuleSpec spec)
        : base(spec)
    {
        _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));
        var factor = spec.Members.Any("factor");
        if (factor is null)
            return;
        if (factor.Kind is JsonValueKind.String or JsonValueKind.Number &&
            ExactDecimal.TryParse(Encoding.UTF8.GetBytes(factor.Text), out var number) && number != 0)
            _factor = number;
        else
            spec.Refuse(factor, $"\"{factor.Text}\" is no factor.", "Write a decimal in quotes, such as \"0.01\".");
    }

    public static RuleKind Kind { get; } = new("decimal", spec => new DecimalRule(spec)) { Inverts = true };

    public override IEnumerable<string> Steps(Scope scope) => _factor is null ? [] : [$"factor {_factor}"];

    public override RuleResult Result => new(MemberKind.Decimal);

    protected override string What => "exact decimal";

    protected override string WayOut => "send digits with a point for the fraction, at most 28 digits";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        value = default;
        if (raw.Kind is JsonTokenType.True or JsonTokenType.False)
            return false;
        if (!(isVendor ? TryNumber(text.Span, out var number) : ExactDecimal.TryParse(text.Span, out number)))
            return false;
        value = Mapped.OfDecimal(number);
        return true;
    }

    /// <summary>A vendor's number.</summary>
    public bool TryNumber(ReadOnlySpan<byte> text, out decimal number) =>
        ExactDecimal.TryParse(text, out number) && (_factor is not { } factor || ExactDecimal.TryMultiply(number, factor, out number));

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Numeral(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TryNumber(text, out var number))
            return Reading.Unusual;
        CanonicalForm.Decimal(output.Value(), number, 0);
        return Reading.Found;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        var number = value.Number;
        if (_factor is null || ExactDecimal.TryDivide(number, _factor.Value, out number))
            VendorForm.Number(output, number, _shape);
        else
            Refuse(scope, Main, scope[Main], $"cannot be divided by {_factor} without a rest",
                "correct the value, or choose a factor that divides it");
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = ExactDecimal.TryParse(Encoding.UTF8.GetBytes(node.Text), out var number) ? Mapped.OfDecimal(number) : default;
        return value.Kind != MappedKind.None;
    }
}
