using System.Text;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>copy</c>: a text as it is; the digits of a number are kept as they stand.</summary>
internal sealed class CopyRule(RuleSpec spec) : ValueRule(spec)
{
    private readonly VendorShape _shape = VendorForm.Shape(spec.Members.Word("as", "string", "number"));
    private readonly int? _maxLength = spec.Members.Whole("maxLength", 1, 1_000_000);

    public static RuleKind Kind { get; } = new("copy", spec => new CopyRule(spec)) { Inverts = true };

    public override RuleResult Result => new(MemberKind.Text);

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value) => Take(scope, raw, out value);

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value) => Take(scope, raw, out value);

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        if (_shape != VendorShape.Number)
            VendorForm.Write(output, value, VendorShape.Natural);
        else if (VendorForm.IsNumber(value.Utf8.Span))
            output.Value().WriteRawValue(value.Utf8.Span);
        else
            Refuse(scope, Main, scope[Main], "is no number, which the vendor wants here", "correct the text or remove \"as\"");
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Short(scope, out var text);
        if (reading == Reading.Found)
            output.Value().WriteStringValue(text);
        return reading;
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = Mapped.OfText(node.Text);
        return node.Kind == JsonValueKind.String && node.Text.Length > 0;
    }

    /// <summary>The text, if it surely is not too long: a character has one byte at least.</summary>
    public Reading Short(Scope scope, out ReadOnlySpan<byte> text)
    {
        var reading = Numeral(scope, out text);
        return reading == Reading.Found && text.Length > _maxLength ? Reading.Unusual : reading;
    }

    private bool Take(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind is not (JsonTokenType.String or JsonTokenType.Number) || !raw.TryText(out var text))
            return Not(scope, raw, "text", "name the member inside it, or choose another rule");
        if (_maxLength is { } most && Encoding.UTF8.GetCharCount(text.Span) > most)
        {
            Refuse(scope, Main, raw, $"has more than {most} characters", "shorten it at its source, or raise \"maxLength\"");
            return false;
        }
        value = Mapped.OfText(text);
        return true;
    }
}
