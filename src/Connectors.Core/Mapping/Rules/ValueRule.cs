namespace Connectors.Mapping;

/// <summary>A rule with one main value, which has one form at vendors and one in canonical JSON. A blank text counts as absent unless the rule says
/// otherwise.</summary>
internal abstract class ValueRule : Rule
{
    private readonly bool _blankIsValue;

    /// <summary>Takes the main path; <paramref name="wrap"/> names a member around the vendor's value.</summary>
    protected ValueRule(RuleSpec spec, string? wrap = null)
        : base(spec)
    {
        _blankIsValue = spec.Members.Flag("blankIsValue") ?? false;
        FromVendorForm = spec.Direction == Direction.Read;
        Main = wrap is null || !FromVendorForm ? spec.Main() : spec.Part(wrap);
    }

    public override ImmutableArray<SlotRef> Sources => [Main];

    protected SlotRef Main { get; }

    /// <summary>The text at the main path when it is there, without escapes and not blank.</summary>
    public bool TryPlain(Scope scope, out ReadOnlySpan<byte> text)
    {
        text = scope.Session.TrySpend(1) ? scope[Main].Plain : default;
        return !text.IsEmpty && text[0] > (byte)' ';
    }

    private bool FromVendorForm { get; }

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var raw = scope[Main];
        if (raw.IsAbsent || !_blankIsValue && IsBlank(raw))
            return false;
        return FromVendorForm ? FromVendor(scope, raw, out value) : FromCanonical(scope, raw, out value);
    }

    /// <summary>The digits of a number at the main path, or of a plain text there.</summary>
    public bool TryNumeral(Scope scope, out ReadOnlySpan<byte> text)
    {
        var raw = scope.Session.TrySpend(1) ? scope[Main] : default;
        text = raw.Kind == System.Text.Json.JsonTokenType.Number ? raw.Span : raw.Plain;
        return !text.IsEmpty;
    }

    protected abstract bool FromVendor(Scope scope, RawValue raw, out Mapped value);

    protected abstract bool FromCanonical(Scope scope, RawValue raw, out Mapped value);

    /// <summary>Reports that the value is not what the rule takes.</summary>
    protected bool Not(Scope scope, RawValue raw, string what, string wayOut)
    {
        Refuse(scope, Main, raw, $"is no {what}", wayOut);
        return false;
    }
}
