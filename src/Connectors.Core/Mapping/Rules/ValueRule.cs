using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A rule with one main value, which has one form at vendors and one in canonical
/// JSON. A blank text counts as absent unless the rule says otherwise.</summary>
internal abstract class ValueRule : Rule
{
    private const int Texts = 1 << (int)JsonTokenType.String;
    private const int Numbers = 1 << (int)JsonTokenType.Number;
    private const int Booleans = 1 << (int)JsonTokenType.True | 1 << (int)JsonTokenType.False;
    private readonly bool _blankIsValue;

    /// <summary>Takes the main path; <paramref name="wrap"/> names a member around the vendor's value.</summary>
    protected ValueRule(RuleSpec spec, string? wrap = null)
        : base(spec)
    {
        _blankIsValue = spec.Members.Flag("blankIsValue") ?? false;
        FromVendorForm = spec.Direction == Direction.Read;
        Main = wrap is null || !FromVendorForm ? spec.Main() : spec.Part(wrap);
        Place = FromVendorForm && Main.Own <= short.MaxValue ? (short)Main.Own : Place;
    }

    public override ImmutableArray<SlotRef> Sources => [Main];

    protected SlotRef Main { get; }

    private bool FromVendorForm { get; }

    /// <summary>The text at the main path.</summary>
    public Reading Plain(Scope scope, out ReadOnlySpan<byte> text) => Look(scope, Texts, out text);

    /// <summary>The digits of a number at the main path, or the text there.</summary>
    public Reading Numeral(Scope scope, out ReadOnlySpan<byte> text) => Look(scope, Texts | Numbers, out text);

    /// <summary>Any single value at the main path as it is spelt.</summary>
    public Reading Scalar(Scope scope, out ReadOnlySpan<byte> text) => Look(scope, Texts | Numbers | Booleans, out text);

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var raw = scope[Main];
        if (raw.IsAbsent || !_blankIsValue && IsBlank(raw))
            return false;
        return FromVendorForm ? FromVendor(scope, raw, out value) : FromCanonical(scope, raw, out value);
    }

    protected override void EmitCore(Scope scope, JsonOutput output)
    {
        if (!FromVendorForm || TryEmit(scope, output) == Reading.Unusual)
            base.EmitCore(scope, output);
    }

    /// <summary>Writes canonical JSON by a short way: the value is there, without escapes, and plain. Reports no fault.</summary>
    protected virtual Reading TryEmit(Scope scope, JsonOutput output) => Reading.Unusual;

    /// <summary>Whether a value without a spelling, such as a text with escapes, is an empty text.</summary>
    /// <remarks>Apart, since few values are asked for it, and what it needs room for would be cleared for each.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static bool IsEmptyText(Scope scope, SlotRef at) => scope[at].IsEmptyText;

    protected abstract bool FromVendor(Scope scope, RawValue raw, out Mapped value);

    protected abstract bool FromCanonical(Scope scope, RawValue raw, out Mapped value);

    private Reading Look(Scope scope, int kinds, out ReadOnlySpan<byte> text)
    {
        var kind = scope.Spelling(Main, out text);
        if (!text.IsEmpty)
            return (kinds >> (int)kind & 1) != 0 && text[0] > (byte)' ' ? Reading.Found : Reading.Unusual;
        return kind is JsonTokenType.None or JsonTokenType.Null || !_blankIsValue && IsEmptyText(scope, Main) ? Reading.Absent : Reading.Unusual;
    }

    /// <summary>Reports that the value is not what the rule takes.</summary>
    protected bool Not(Scope scope, RawValue raw, string what, string wayOut)
    {
        Refuse(scope, Main, raw, $"is no {what}", wayOut);
        return false;
    }
}
