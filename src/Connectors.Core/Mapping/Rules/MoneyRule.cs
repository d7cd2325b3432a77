using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>money</c>: an exact amount with its currency. <c>minor</c> says how many minor units of the vendor make one main unit.</summary>
internal sealed class MoneyRule : ValueRule
{
    private readonly VendorShape _shape;
    private readonly CurrencySource? _currency;
    private readonly decimal? _minor;
    private readonly SlotRef? _minorAt;
    private readonly bool _hasMinor;
    private readonly bool _isMadeOfParts;
    private readonly SlotRef _amount = SlotRef.None;
    private readonly SlotRef _code = SlotRef.None;

    private MoneyRule(RuleSpec spec)
        : base(spec)
    {
        _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));
        _currency = CurrencySource.Read(spec);
        _isMadeOfParts = _currency is not null && !spec.IsInverse;
        var minor = spec.Members.Any("minor");
        _hasMinor = minor is not null;
        if (minor?.Kind == JsonValueKind.Number)
            _minor = spec.Members.Whole("minor", 1, 1_000_000);
        else if (minor is not null)
            _minorAt = spec.Beside("minor");
        if (spec.Direction != Direction.Read)
            (_amount, _code) = (spec.Part("amount"), spec.Part("currency"));
        else if (_currency is null)
            spec.Refuse(spec.Node, "The money has no currency.", "Add \"currency\": a path, or {\"constant\":\"USD\"}.");
    }

    public static RuleKind Kind { get; } = new("money", spec => new MoneyRule(spec)) { Inverts = true, Inverse = Invert };

    public override IEnumerable<string> Steps(Scope scope)
    {
        if (_minor is not null || _minorAt is not null)
            yield return $"minor units {(_minorAt is null ? $"{_minor}" : $"{scope[_minorAt].AsString()} ({_minorAt.Text})")}";
        if (_currency is not null && scope.Session.Direction == Direction.Read)
            yield return _currency.Constant is { } only
                ? $"currency {only}" : $"currency {_currency.Of(scope, out _) ?? "none"} ({_currency.Slot.Text})";
    }

    public override RuleResult Result => new(MemberKind.Money);

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind is not (JsonTokenType.Number or JsonTokenType.String) || !raw.TryText(out var text) ||
            !ExactDecimal.TryParse(text.Span, out var amount))
            return Not(scope, raw, "exact amount", "send digits with a point for the fraction, at most 28 digits");
        if (_hasMinor && scope.Session.Direction == Direction.Read && !Scale(scope, ref amount))
            return false;
        var currency = _currency!.Of(scope, out var rawCurrency);
        if (currency is null)
        {
            Refuse(scope, _currency.Slot, rawCurrency, "is no currency for an amount that is there",
                "send an ISO 4217 code, or give the rule {\"constant\":\"...\"}");
            return false;
        }
        return Within(scope, raw, amount, currency, out value);
    }

    /// <summary>A vendor's amount with its currency; false for all that the rule has to look at closer.</summary>
    public bool TrySum(Scope scope, ReadOnlySpan<byte> text, out Money money)
    {
        money = default;
        if (!ExactDecimal.TryParse(text, out var amount) || _hasMinor && !TryScale(scope, ref amount) || !Money.Fits(amount)
            || _currency!.Of(scope) is not { } currency)
            return false;
        money = Money.Known(amount, currency);
        return true;
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Numeral(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TrySum(scope, text, out var money))
            return Reading.Unusual;
        CanonicalForm.Money(output.Value(), money.Amount, money.Currency);
        return Reading.Found;
    }

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        // Canonical parts put together anew: {"money":"budget.amount.amount","currency":"budget.amount.currency"}.
        if (_isMadeOfParts && raw.Kind != JsonTokenType.StartObject)
            return FromVendor(scope, raw, out value);
        if (raw.Kind != JsonTokenType.StartObject || !scope[_amount].TryText(out var text) || !ExactDecimal.TryParse(text.Span, out var amount))
            return Not(scope, raw, "money", "point the rule to {\"amount\":\"...\",\"currency\":\"...\"}");
        var currency = scope[_code].AsString();
        if (Currencies.IsCode(currency))
            return Within(scope, raw, amount, currency, out value);
        Refuse(scope, _code, scope[_code], "is no currency", "write an ISO 4217 code");
        return false;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        if (_currency?.Constant is { } only && only != value.Currency)
        {
            Refuse(scope, _code, scope[_code], $"is not {only}, the only currency of this field",
                "convert the amount first, or map the field with a currency path", FaultKind.TargetInvalid);
            return;
        }
        var amount = value.Number;
        if (!_hasMinor)
        {
            VendorForm.Number(output, amount, _shape);
            return;
        }
        var minor = _minor ?? MinorUnits(value.Currency);
        if (ExactDecimal.TryMultiply(amount, minor, out amount) && amount == decimal.Truncate(amount))
            VendorForm.Number(output, amount, _shape);
        else
            Refuse(scope, _amount, scope[_amount], "has parts smaller than the vendor's minor unit", "round it at its source",
                FaultKind.TargetInvalid);
    }

    private bool TryScale(Scope scope, ref decimal amount)
    {
        var minor = _minor ?? 0;
        return (_minor is not null || ExactDecimal.TryParse(scope[_minorAt!].Spelling, out minor) && minor >= 1)
            && ExactDecimal.TryDivide(amount, minor, out amount);
    }

    private bool Scale(Scope scope, ref decimal amount)
    {
        var minor = _minor ?? 0;
        var at = _minorAt ?? SlotRef.None;
        if (_minor is null)
        {
            var raw = scope[at];
            if (!raw.TryText(out var text) || !ExactDecimal.TryParse(text.Span, out minor) || minor < 1)
            {
                Refuse(scope, at, raw, "is no number of minor units for an amount that is there", "send it, or write the number into \"minor\"");
                return false;
            }
        }
        if (ExactDecimal.TryDivide(amount, minor, out amount))
            return true;
        Refuse(scope, Main, scope[Main], "cannot be divided by its minor units without a rest", "correct \"minor\"");
        return false;
    }

    private bool Within(Scope scope, RawValue raw, decimal amount, string currency, out Mapped value)
    {
        value = Mapped.OfMoney(amount, currency);
        return Money.Fits(amount) || Not(scope, raw, "amount of at most 19 digits before and 9 after the point", "correct it at its source");
    }

    private static decimal MinorUnits(string currency) => Currencies.MinorDigits(currency) switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };

    /// <summary>The amount, and its currency where the document names a path for writing it.</summary>
    private static IEnumerable<WriteLeaf> Invert(RuleSpec spec)
    {
        if (RuleReader.VendorPath(spec) is not { } path || RuleReader.Make(Kind, spec) is not { } rule)
            yield break;
        yield return new(path, rule);
        if (spec.Node.Find("currency") is { Kind: JsonValueKind.Object } currency && currency.Find("write") is not null &&
            PathPair.From(currency, spec.Name, spec.Faults).Write is { } beside)
        {
            yield return new(beside, new MoneyCurrencyRule(new(spec.Node, spec.Name, spec.Field, spec.Binding, spec.Class, spec.Canonical)),
                IsBeside: true);
        }
    }
}
