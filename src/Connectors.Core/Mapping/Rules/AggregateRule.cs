using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>What the rules that make one value of an array share: the array, and the rule for its elements.</summary>
internal abstract class AggregateRule : Rule
{
    private readonly Elements _elements;
    private readonly Rule? _of;

    protected AggregateRule(RuleSpec spec)
        : base(spec)
    {
        _elements = new(spec, out var binding);
        var of = spec.Members.Of("of", JsonValueKind.Object, required: spec.Name != "count");
        _of = of is null ? null : spec.Inner(of, binding);
    }

    public override ImmutableArray<SlotRef> Sources => [_elements.Array, .. _of?.Sources ?? []];

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        value = default;
        var faults = scope.Session.FaultCount;
        var (total, count) = (default(Mapped), 0);
        foreach (var element in _elements.Of(scope, (raw, problem, kind) =>
            Refuse(scope, _elements.Array, raw, problem, "point the rule to an array of at most 10,000 elements", kind)))
        {
            var next = default(Mapped);
            if (_of is not null && !_of.TryEvaluate(element, out next))
                continue;
            Mapped? folded = count++ == 0 ? next : Fold(total, next);
            if (folded is null)
                return Unlike(scope);
            total = folded.Value;
        }
        value = Close(total, count);
        return value.Kind != MappedKind.None && scope.Session.FaultCount == faults && !scope[_elements.Array].IsAbsent;
    }

    /// <summary>Two values made one; null when they do not go together.</summary>
    protected abstract Mapped? Fold(in Mapped total, in Mapped next);

    protected virtual Mapped Close(in Mapped total, int count) => total;

    private bool Unlike(Scope scope)
    {
        Refuse(scope, _elements.Array, scope[_elements.Array], "has elements that do not go together",
            "let them all have one currency and one type, within 28 digits", FaultKind.SourceInvalid);
        return false;
    }
}
