using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>number</c>: inside a list, the 1-based position of the element among those that the list took.</summary>
internal sealed class NumberRule : Rule
{
    private NumberRule(RuleSpec spec)
        : base(spec)
    {
        if (!spec.Binding.IsElement)
            spec.Refuse(spec.Node, "The rule \"number\" stands outside a list.", "Use it inside \"fields\" or \"item\" of a list.");
        if (spec.Named.Kind != JsonValueKind.String || spec.Named.Text != "position")
            spec.Refuse(spec.Named, "The rule \"number\" counts something else.", "Write {\"number\":\"position\"}.");
    }

    public static RuleKind Kind { get; } = new("number", spec => new NumberRule(spec));

    public override RuleResult Result => new(MemberKind.Integer);

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = Mapped.OfInteger(scope.Position);
        return true;
    }
}
