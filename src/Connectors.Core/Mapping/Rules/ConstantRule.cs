using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>constant</c>: the same JSON for every record; <c>"as":"coded"</c> makes a code of a text.</summary>
internal sealed class ConstantRule : Rule
{
    private readonly Mapped _value;

    private ConstantRule(RuleSpec spec)
        : base(spec)
    {
        var isCoded = spec.Members.Word("as", "coded") is not null;
        if (isCoded && spec.Named.Kind != JsonValueKind.String)
            spec.Refuse(spec.Named, "A code is a text.", "Write {\"constant\":\"approved\",\"as\":\"coded\"}.");
        _value = isCoded ? Mapped.OfCoded(new(spec.Named.Text, null, null, null))
            : spec.Named.Kind switch
            {
                JsonValueKind.String => Mapped.OfText(spec.Named.Text),
                JsonValueKind.True or JsonValueKind.False => Mapped.OfBoolean(spec.Named.Kind == JsonValueKind.True),
                _ => Mapped.OfJson(JsonCopy.Compact(spec.Named.Json.Span)),
            };
    }

    public static RuleKind Kind { get; } = new("constant", spec => new ConstantRule(spec));

    public override RuleResult Result => _value.Kind switch
    {
        MappedKind.Coded => new(MemberKind.Coded) { Codes = [_value.Coded.Code] },
        MappedKind.Boolean => new(MemberKind.Boolean),
        _ => RuleResult.Any,
    };

    public Mapped Value => _value;

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = _value;
        return true;
    }
}
