using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary><c>join</c>: texts put together; what is absent or blank leaves no separator behind. Reads only.</summary>
internal sealed class JoinRule(RuleSpec spec) : Rule(spec)
{
    private const int LongestText = 256 * 1024;
    private readonly ImmutableArray<SlotRef> _parts = spec.Many(spec.Named);
    private readonly string _with = spec.Members.Of("with", JsonValueKind.String)?.Text ?? "";

    public static RuleKind Kind { get; } = new("join", spec => new JoinRule(spec));

    public override ImmutableArray<SlotRef> Sources => _parts;

    public override IEnumerable<string> Steps(Scope scope) => [$"joined with \"{_with}\""];

    public override RuleResult Result => new(MemberKind.Text);

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var raw = scope[part];
            if (raw.IsAbsent || IsBlank(raw))
                continue;
            if (!raw.IsScalar || !raw.TryText(out _))
            {
                Refuse(scope, part, raw, "is no text", "name the member inside it");
                return false;
            }
            if (text.Length + raw.Json.Length > LongestText)
            {
                Refuse(scope, part, raw, "makes the joined text too long", $"join at most {LongestText} characters", FaultKind.LimitExceeded);
                return false;
            }
            text.Append(text.Length == 0 ? "" : _with).Append(raw.AsString());
        }
        value = Mapped.OfText(text.ToString());
        return text.Length > 0;
    }
}
