using System.Text.Json;

namespace Connectors.Mapping;

/// <summary><c>when</c>: the rule of the first condition that holds; a last branch without <c>if</c> always holds.</summary>
internal sealed class WhenRule : Rule
{
    private readonly ImmutableArray<WhenBranch> _branches;

    private WhenRule(RuleSpec spec)
        : base(spec)
    {
        if (spec.Named.Kind != JsonValueKind.Array || spec.Named.Items.Length is 0 or > 50)
            spec.Refuse(spec.Named, "The rule \"when\" needs 1 to 50 branches.", "Write [{\"if\":{...},\"then\":{...}},{\"then\":{...}}].");
        var branches = ImmutableArray.CreateBuilder<WhenBranch>();
        foreach (var item in spec.Named.Items)
        {
            var members = new MemberReader(item, spec.Name, spec.Faults);
            var condition = members.Of("if", JsonValueKind.Object);
            var then = members.Of("then", JsonValueKind.Object, required: true);
            members.Finish();
            if (condition is null && item != spec.Named.Items[^1] && item.Find("if") is null)
                spec.Refuse(item, "Only the last branch may stand without \"if\".", "Add a condition or move the branch to the end.");
            var compiled = condition is null ? null : Condition.Read(condition, spec.Binding, spec.Name);
            if (then is not null && spec.Inner(then) is { } rule)
                branches.Add(new(compiled, rule));
        }
        _branches = branches.ToImmutable();
    }

    public static RuleKind Kind { get; } = new("when", spec => new WhenRule(spec));

    public override ImmutableArray<SlotRef> Sources =>
        [.. _branches.SelectMany(branch => (branch.If?.Sources ?? []).Concat(branch.Then.Sources)).Distinct()];

    public override ImmutableArray<Rule> Alternatives => [.. _branches.SelectMany(branch => branch.Then.Alternatives)];

    /// <summary>What each branch gives.</summary>
    public IEnumerable<Rule> Branches => _branches.Select(static branch => branch.Then);

    /// <summary>A branch in words: which one, and what its condition looks at.</summary>
    public string Tell(int at) => _branches[at].If is { } condition
        ? $"branch {at + 1} of when ({string.Join(", ", condition.Sources.Select(source => source.Text).Distinct(StringComparer.Ordinal))})"
        : $"branch {at + 1} of when (otherwise)";

    public override Rule Decide(Scope scope) => Chosen(scope)?.Decide(scope) ?? this;

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var at = Choose(scope);
        var isThere = at >= 0 && _branches[at].Then.TryEvaluate(scope, out value);
        scope.Session.Chosen = at;
        return isThere;
    }

    protected override void EmitCore(Scope scope, JsonOutput output)
    {
        var at = Choose(scope);
        if (at >= 0)
            _branches[at].Then.Emit(scope, output);
        scope.Session.Chosen = at;
    }

    /// <summary>The branch that a record takes; -1 for none.</summary>
    public int Choose(Scope scope)
    {
        for (var at = 0; at < _branches.Length; at++)
        {
            if (_branches[at].If?.Holds(scope) ?? true)
                return at;
        }
        return -1;
    }

    private Rule? Chosen(Scope scope) => Choose(scope) is var at and >= 0 ? _branches[at].Then : null;
}
