using System.Text.Json;

namespace Connectors.Mapping;

/// <summary><c>firstOf</c>: the first rule that has a value. Turned round, the first rule that can be turned round writes.</summary>
internal sealed class FirstOfRule : Rule
{
    private readonly ImmutableArray<Rule> _rules;

    private FirstOfRule(RuleSpec spec)
        : base(spec)
    {
        if (spec.Named.Kind != JsonValueKind.Array || spec.Named.Items.Length is 0 or > 20)
            spec.Refuse(spec.Named, "The rule \"firstOf\" needs 1 to 20 rules.", "Write [{\"copy\":\"a\"},{\"copy\":\"b\"}].");
        _rules = [.. spec.Named.Items.Select(item => spec.Inner(item)).OfType<Rule>()];
    }

    public static RuleKind Kind { get; } = new("firstOf", spec => new FirstOfRule(spec)) { Inverts = true, Inverse = Invert };

    public override ImmutableArray<SlotRef> Sources => [.. _rules.SelectMany(rule => rule.Sources)];

    public override ImmutableArray<Rule> Alternatives => [.. _rules.SelectMany(rule => rule.Alternatives)];

    /// <summary>The rules in their order.</summary>
    public ImmutableArray<Rule> Rules => _rules;

    public override Rule Decide(Scope scope) => _rules.FirstOrDefault(rule => rule.TryEvaluate(scope, out _))?.Decide(scope) ?? this;

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        for (var at = 0; at < _rules.Length; at++)
        {
            var faults = scope.Session.FaultCount;
            if (_rules[at].TryEvaluate(scope, out value))
            {
                scope.Session.Chosen = at;
                return true;
            }
            if (scope.Session.FaultCount > faults)
                return false;
        }
        return false;
    }

    protected override void EmitCore(Scope scope, JsonOutput output)
    {
        var (written, faults) = (output.Written, scope.Session.FaultCount);
        for (var at = 0; at < _rules.Length; at++)
        {
            _rules[at].Emit(scope, output);
            scope.Session.Chosen = at;
            if (output.Written > written || scope.Session.FaultCount > faults)
                return;
        }
    }

    private static IEnumerable<WriteLeaf> Invert(RuleSpec spec) =>
        spec.Named.Items.Select(item => spec.InnerInverse(item, spec.Binding, spec.Canonical!).ToList())
            .FirstOrDefault(leaves => leaves.Count > 0) ?? [];
}
