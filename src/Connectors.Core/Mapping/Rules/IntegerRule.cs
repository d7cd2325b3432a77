using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>integer</c>: a whole number, also inside a text.</summary>
internal sealed class IntegerRule(RuleSpec spec) : ScalarRule(spec)
{
    private readonly VendorShape _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));

    public static RuleKind Kind { get; } = new("integer", spec => new IntegerRule(spec)) { Inverts = true };

    public override RuleResult Result => new(MemberKind.Integer);

    protected override string What => "whole number";

    protected override string WayOut => "send digits without a fraction, within 64 bits";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        var isWhole = TryWhole(text.Span, out var whole);
        value = isWhole ? Mapped.OfInteger(whole) : default;
        return isWhole;
    }

    /// <summary>A whole number however it is spelt.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> text, out long whole)
    {
        whole = 0;
        if (!ExactDecimal.TryParse(text, out var number) || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
            return false;
        whole = (long)number;
        return true;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Numeral(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TryWhole(text, out var whole))
            return Reading.Unusual;
        output.Value().WriteNumberValue(whole);
        return Reading.Found;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output) => VendorForm.Write(output, value, _shape);

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = long.TryParse(node.Text, System.Globalization.NumberStyles.AllowLeadingSign, null, out var whole) ? Mapped.OfInteger(whole) : default;
        return node.Kind == JsonValueKind.Number && value.Kind != MappedKind.None;
    }
}
