using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>duration</c>: work time in whole seconds, from and to the vendor's unit without a rest.</summary>
internal sealed class DurationRule(RuleSpec spec) : ScalarRule(spec)
{
    private readonly int _seconds = spec.Members.Word("unit", "seconds", "minutes", "hours") switch { "minutes" => 60, "hours" => 3600, _ => 1 };
    private readonly VendorShape _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));

    public static RuleKind Kind { get; } = new("duration", spec => new DurationRule(spec)) { Inverts = true };

    public override IEnumerable<string> Steps(Scope scope) => [_seconds switch { 60 => "unit minutes", 3600 => "unit hours", _ => "unit seconds" }];

    public override RuleResult Result => new(MemberKind.WorkTime);

    protected override string What => "duration in whole seconds";

    protected override string WayOut => "send a number that is a whole count of seconds, or change \"unit\"";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        var isDuration = raw.Kind is not (JsonTokenType.True or JsonTokenType.False) & TrySeconds(text.Span, isVendor ? _seconds : 1,
            out var seconds);
        value = isDuration ? Mapped.OfInteger(seconds) : default;
        return isDuration;
    }

    /// <summary>Whole seconds of a vendor's time.</summary>
    public bool TrySeconds(ReadOnlySpan<byte> text, out long seconds) => TrySeconds(text, _seconds, out seconds);

    private static bool TrySeconds(ReadOnlySpan<byte> text, int unit, out long seconds)
    {
        seconds = 0;
        if (!ExactDecimal.TryParse(text, out var number) || !ExactDecimal.TryMultiply(number, unit, out var product)
            || product != decimal.Truncate(product) || Math.Abs(product) > long.MaxValue)
            return false;
        seconds = (long)product;
        return true;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Numeral(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TrySeconds(text, out var seconds))
            return Reading.Unusual;
        output.Value().WriteNumberValue(seconds);
        return Reading.Found;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        // Vendors that count minutes take whole ones only; hours are decimal.
        if (ExactDecimal.TryDivide(value.Whole, _seconds, out var units) && (_seconds == 3600 || units == decimal.Truncate(units)))
            VendorForm.Number(output, units, _shape);
        else
            Refuse(scope, Main, scope[Main], "does not go into the vendor's unit without a rest",
                "round the time at its source, or write it with the rule \"hours\"", FaultKind.TargetInvalid);
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = long.TryParse(node.Text, System.Globalization.NumberStyles.None, null, out var whole) ? Mapped.OfInteger(whole) : default;
        return node.Kind == JsonValueKind.Number && value.Kind != MappedKind.None;
    }
}
