namespace Connectors.Mapping;

/// <summary>The currency of a <c>money</c> rule as a value of its own, written beside the amount.</summary>
internal sealed class MoneyCurrencyRule(RuleSpec spec) : Rule(spec)
{
    private readonly SlotRef _currency = spec.Part("currency");

    public override ImmutableArray<SlotRef> Sources => [_currency];

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = Mapped.OfText(scope[_currency].AsString());
        return !value.Utf8.IsEmpty;
    }
}
