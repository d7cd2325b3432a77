namespace Connectors.Mapping;

/// <summary>A rule whose value is one text, number or boolean in both forms.</summary>
internal abstract class ScalarRule(RuleSpec spec, string? wrap = null) : ValueRule(spec, wrap)
{
    protected sealed override bool FromVendor(Scope scope, RawValue raw, out Mapped value) => Take(scope, raw, isVendor: true, out value);

    protected sealed override bool FromCanonical(Scope scope, RawValue raw, out Mapped value) => Take(scope, raw, isVendor: false, out value);

    /// <summary>What the rule takes, in words, such as <c>whole number</c>.</summary>
    protected abstract string What { get; }

    /// <summary>What to do when the value is something else.</summary>
    protected abstract string WayOut { get; }

    /// <summary>Reads the value; false when it is not what the rule takes.</summary>
    protected abstract bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value);

    private bool Take(Scope scope, RawValue raw, bool isVendor, out Mapped value)
    {
        value = default;
        return raw.TryText(out var text) && Parse(raw, text, isVendor, out value) || Not(scope, raw, What, WayOut);
    }
}
