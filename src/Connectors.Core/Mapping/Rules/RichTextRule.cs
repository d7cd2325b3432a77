using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>richText</c>: the plain text of a marked-up document, and a document of plain paragraphs for a text. Documents are of Atlassian's
/// format, or HTML.</summary>
/// <remarks>What was written as a text reads back as the same text. The marks of a document that people wrote are lost in the text, which is why a
/// record must not be written back with it unless the text changed.</remarks>
internal sealed class RichTextRule : ValueRule
{
    private readonly string _form;

    private RichTextRule(RuleSpec spec)
        : base(spec) => _form = spec.Members.Word("as", "adf", "html", "plain") ?? "adf";

    public static RuleKind Kind { get; } = new("richText", spec => new RichTextRule(spec)) { Inverts = true };

    public override RuleResult Result => new(MemberKind.Text);

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind == JsonTokenType.String && _form == "html")
            return FromHtml(scope, raw, out value);
        if (raw.Kind == JsonTokenType.String)
            return FromCanonical(scope, raw, out value);
        if (_form != "adf")
            return Not(scope, raw, "text", "name the member inside it, or read it with \"as\": \"adf\"");
        if (raw.Kind != JsonTokenType.StartObject)
            return Not(scope, raw, "document of Atlassian's format and no text", "send an object of type \"doc\", or a text");
        var text = scope.ReadableOf(Main);
        value = Mapped.OfText(text.ToArray());
        return HasText(text);
    }

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind != JsonTokenType.String || !raw.TryText(out var text))
            return Not(scope, raw, "text", "name the member inside it, or choose another rule");
        value = Mapped.OfText(text);
        return true;
    }

    /// <summary>The text of a document.</summary>
    public Reading Document(Scope scope, out ReadOnlySpan<byte> text)
    {
        text = default;
        var raw = scope[Main];
        if (raw.IsAbsent)
            return Reading.Absent;
        if (_form != "adf" || raw.Kind != JsonTokenType.StartObject || !scope.Session.TrySpend(1))
            return Reading.Unusual;
        text = scope.ReadableOf(Main);
        return HasText(text) ? Reading.Found : Reading.Absent;
    }

    /// <summary>Whether a text, or a document of Atlassian's format, holds anything to read.</summary>
    public static bool HasText(Scope scope, SlotRef at) => scope[at] is var value && value.Kind == JsonTokenType.StartObject
        ? HasText(scope.ReadableOf(at))
        : !value.IsAbsent && !IsBlank(value);

    private static bool HasText(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) >= 0;

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        if (_form == "html")
            HtmlDocument.Write(output.Value(), value.Utf8.Span);
        else if (_form == "plain")
            output.Value().WriteStringValue(value.Utf8.Span);
        else
            AdfDocument.Write(output.Value(), value.Utf8.Span);
    }

    private bool FromHtml(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (!raw.TryText(out var html))
            return Not(scope, raw, "text", "send whole characters");
        if (html.Length > HtmlText.Longest)
        {
            Refuse(scope, Main, raw, $"has more than {HtmlText.Longest} bytes of HTML", "shorten it at its source", FaultKind.LimitExceeded);
            return false;
        }
        var text = HtmlText.Of(Encoding.UTF8.GetString(html.Span));
        value = Mapped.OfText(text);
        return HasText(value.Utf8.Span);
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Document(scope, out var text);
        if (reading == Reading.Found)
            output.Value().WriteStringValue(text);
        return reading;
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = Mapped.OfText(node.Text);
        return node.Kind == JsonValueKind.String && node.Text.Length > 0;
    }
}
