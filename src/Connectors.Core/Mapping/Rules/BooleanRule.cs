using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>boolean</c>: true or false, also as <c>"T"</c> and <c>"F"</c>.</summary>
internal sealed class BooleanRule(RuleSpec spec) : ScalarRule(spec)
{
    private readonly bool _asLetter = spec.Members.Word("as", "TF") is not null;

    public static RuleKind Kind { get; } = new("boolean", spec => new BooleanRule(spec)) { Inverts = true };

    public override RuleResult Result => new(MemberKind.Boolean);

    protected override string What => "boolean";

    protected override string WayOut => "send true, false, \"T\" or \"F\"";

    protected override bool Parse(RawValue raw, ReadOnlyMemory<byte> text, bool isVendor, out Mapped value)
    {
        var isBoolean = TryFlag(text.Span, out var flag);
        value = Mapped.OfBoolean(flag);
        return isBoolean;
    }

    /// <summary>Either of the two spellings.</summary>
    public static bool TryFlag(ReadOnlySpan<byte> text, out bool flag)
    {
        flag = text.SequenceEqual("true"u8) || text.SequenceEqual("T"u8);
        return flag || text.SequenceEqual("false"u8) || text.SequenceEqual("F"u8);
    }

    protected override Reading TryEmit(Scope scope, JsonOutput output)
    {
        var reading = Scalar(scope, out var text);
        if (reading != Reading.Found)
            return reading;
        if (!TryFlag(text, out var flag))
            return Reading.Unusual;
        output.Value().WriteBooleanValue(flag);
        return Reading.Found;
    }

    protected override void ToVendor(Scope scope, in Mapped value, JsonOutput output)
    {
        if (_asLetter)
            output.Value().WriteStringValue(value.Whole != 0 ? "T"u8 : "F"u8);
        else
            output.Value().WriteBooleanValue(value.Whole != 0);
    }

    protected override bool TryDefault(DocumentNode node, out Mapped value)
    {
        value = Mapped.OfBoolean(node.Kind == JsonValueKind.True);
        return node.Kind is JsonValueKind.True or JsonValueKind.False;
    }
}
