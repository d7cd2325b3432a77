using System.Numerics;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>multiply</c>: money times work time (<c>per</c> says which unit the rate is for) or times a decimal, rounded half away from zero to
/// the currency's digits.</summary>
internal sealed class MultiplyRule : Rule
{
    private readonly SlotRef _rate;
    private readonly SlotRef _amount;
    private readonly SlotRef _currency;
    private readonly SlotRef _by;
    private readonly int _seconds;

    private MultiplyRule(RuleSpec spec)
        : base(spec)
    {
        (_rate, _amount, _currency) = (spec.Main(), spec.Part("amount"), spec.Part("currency"));
        var by = spec.Members.Of("by", JsonValueKind.String, required: true);
        _by = by is not null && PathPair.From(by, spec.Name, spec.Faults).Read is { } path ? spec.Binding.Bind(path, by, spec.Name) : SlotRef.None;
        _seconds = spec.Members.Word("per", "second", "minute", "hour", "day") switch { "second" => 1, "minute" => 60, "hour" => 3600, "day" =>
            86_400, _ => 0 };
        _seconds = _seconds == 0 ? 1 : _seconds;
    }

    public static RuleKind Kind { get; } = new("multiply", spec => new MultiplyRule(spec)) { Uses = RuleUses.Derive };

    public override ImmutableArray<SlotRef> Sources => [_rate, _by];

    public override IEnumerable<string> Steps(Scope scope) => [_seconds == 1 ? "rounded" : $"for each {_seconds} seconds, rounded"];

    public override RuleResult Result => new(MemberKind.Money);

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var (rate, by) = (scope[_rate], scope[_by]);
        if (rate.IsAbsent || by.IsAbsent)
            return false;
        var currency = scope[_currency].AsString();
        if (!scope[_amount].TryText(out var amountText) || !ExactDecimal.TryParse(amountText.Span, out var amount) || !Currencies.IsCode(currency))
            return Not(scope, _rate, rate, "is no money");
        if (!by.TryText(out var byText) || !ExactDecimal.TryParse(byText.Span, out var factor))
            return Not(scope, _by, by, "is no number");
        var denominator = BigInteger.Pow(10, amount.Scale + factor.Scale) * _seconds;
        if (!ExactDecimal.TryRound(ExactDecimal.Mantissa(amount) * ExactDecimal.Mantissa(factor), denominator, Currencies.MinorDigits(currency),
            out var product))
            return Not(scope, _rate, rate, "gives an amount that is too large");
        value = Mapped.OfMoney(product, currency);
        return true;
    }

    private bool Not(Scope scope, SlotRef at, RawValue raw, string problem)
    {
        Refuse(scope, at, raw, problem, "point the rule to money and to a duration or decimal", FaultKind.SourceInvalid);
        return false;
    }
}
