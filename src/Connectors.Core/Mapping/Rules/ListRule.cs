using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary><c>list</c>: an array, each element by rules of its own. Turned round when its inner rules can be.</summary>
internal sealed class ListRule : Rule
{
    private const string WayOut = "point the rule to an array of at most 10,000 elements";
    private readonly Elements _elements;
    private OutputNode _fields = new(new("", -1));
    private readonly Rule? _item;

    private ListRule(RuleSpec spec)
        : base(spec)
    {
        _elements = new(spec, out var binding);
        var (fields, item) = (spec.Members.Of("fields", JsonValueKind.Object), spec.Members.Of("item", JsonValueKind.Object));
        if (fields is null == item is null)
            spec.Refuse(spec.Node, "A list has either \"fields\" or \"item\".", "Write one of them.");
        foreach (var (name, rule) in fields?.Members ?? [])
            AddField(spec, binding, name, rule);
        if (item is not null)
            _item = spec.IsInverse ? spec.InnerInverse(item, binding, PathText.Self).FirstOrDefault()?.Rule : spec.Inner(item, binding);
    }

    public static RuleKind Kind { get; } = new("list", spec => new ListRule(spec)) { Inverts = true };

    public override ImmutableArray<SlotRef> Sources => [_elements.Array];

    /// <summary>What an element is made of; without children when the elements are scalars.</summary>
    public OutputNode Fields => _fields;

    public Rule? Item => _item;

    /// <summary>The element at a position of the result, for explanations.</summary>
    public Scope? At(Scope scope, int index) => _elements.Of(scope, (_, _, _) => { }).FirstOrDefault(element => element.Position == index + 1);

    /// <summary>How many elements the result has; null when the source has no array, for explanations.</summary>
    public int? Count(Scope scope) => scope[_elements.Array].Kind == JsonTokenType.StartArray || _elements.IsSelf
        ? _elements.Of(scope, (_, _, _) => { }).Count() : null;

    public override RuleResult Result => new(MemberKind.List);

    /// <summary>The elements that count, through the same scope one after the other.</summary>
    public IEnumerable<Scope> Walk(Scope scope) =>
        _elements.Of(scope, (raw, problem, kind) => Refuse(scope, _elements.Array, raw, problem, WayOut, kind));

    protected override bool Evaluate(Scope scope, out Mapped value)
    {
        var output = new JsonOutput();
        EmitCore(scope, output);
        value = output.Written > 0 ? Mapped.OfJson(output.ToArray()) : default;
        return output.Written > 0;
    }

    protected override void EmitCore(Scope scope, JsonOutput output)
    {
        if (scope[_elements.Array].IsAbsent)
            return;
        output.Push(FrameKind.Array, null);
        output.Appear();
        foreach (var element in Walk(scope))
        {
            output.Push(_item is null ? FrameKind.Object : FrameKind.Value, null);
            if (_item is null)
                _fields.EmitChildren(element, output);
            else
                _item.Emit(element, output);
            output.Pop();
        }
        output.Pop();
    }

    private void AddField(RuleSpec spec, Binding binding, string name, DocumentNode rule)
    {
        if (PathText.Parse(name, out var problem) is not { Up: 0, Segments.IsEmpty: false } path)
        {
            spec.Refuse(rule, problem.Length > 0 ? problem : $"\"{name}\" is no path of a target.", "Write member names joined by dots.");
            return;
        }
        if (spec.IsInverse)
        {
            foreach (var leaf in spec.InnerInverse(rule, binding, path))
                Add(spec, rule, leaf.Path, leaf.Rule);
        }
        else if (RuleReader.Serves(rule, spec.Binding.Compilation) && spec.Inner(rule, binding) is { } inner)
        {
            Add(spec, rule, path, inner);
        }
    }

    private void Add(RuleSpec spec, DocumentNode at, PathText path, Rule rule)
    {
        if (_fields.With(path.Segments.AsSpan(), rule, default) is { } grown)
            _fields = grown;
        else
            spec.Refuse(at, $"Two rules give \"{path.Text}\".", "Keep one of them, or set \"access\" of the other.");
    }
}
