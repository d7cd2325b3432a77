using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>split</c>: one part of a text. Reads only.</summary>
internal sealed class SplitRule(RuleSpec spec) : ValueRule(spec)
{
    private readonly string _by = spec.Members.Text("by", required: true) ?? " ";
    private readonly int _part = spec.Members.Whole("part", 0, 1_000) ?? 0;

    public static RuleKind Kind { get; } = new("split", spec => new SplitRule(spec));

    public override IEnumerable<string> Steps(Scope scope) => [$"part {_part}, split by \"{_by}\""];

    public override RuleResult Result => new(MemberKind.Text);

    protected override bool FromVendor(Scope scope, RawValue raw, out Mapped value) => FromCanonical(scope, raw, out value);

    protected override bool FromCanonical(Scope scope, RawValue raw, out Mapped value)
    {
        value = default;
        if (raw.Kind is not (JsonTokenType.String or JsonTokenType.Number) || !raw.TryText(out _))
            return Not(scope, raw, "text", "name the member inside it");
        var parts = raw.AsString().Split(_by, _part + 2);
        if (parts.Length <= _part || string.IsNullOrWhiteSpace(parts[_part]))
            return false;
        value = Mapped.OfText(parts[_part].Trim());
        return true;
    }
}
