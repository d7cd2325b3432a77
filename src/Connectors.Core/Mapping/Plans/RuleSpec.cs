using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>What a document says about one rule, read for one direction. Lives only while a plan is compiled.</summary>
/// <param name="node">The rule's object.</param>
/// <param name="name">The member that names the rule.</param>
/// <param name="slot">The slot, for messages.</param>
/// <param name="binding">Where its paths start.</param>
/// <param name="floor">The class of what stands around: this rule shows no more.</param>
/// <param name="canonical">Set when a two-way rule is turned round: where the canonical value stands.</param>
internal sealed class RuleSpec(DocumentNode node, string name, string slot, Binding binding, FieldClass floor, PathText? canonical)
{
    private PathPair? _paths;

    public DocumentNode Node => node;

    public string Name => name;

    public string Field => slot;

    public Binding Binding => binding;

    public FieldClass Class { get; } = FieldClasses.Careful(floor, FieldClasses.Of(node));

    public Direction Direction => binding.Compilation.Direction;

    /// <summary>Whether a rule of <c>fields</c> is used for writing.</summary>
    public bool IsInverse => canonical is not null;

    public PathText? Canonical => canonical;

    public DocumentFaults Faults => binding.Compilation.Faults;

    public MemberReader Members { get; } = new(node, name, binding.Compilation.Faults);

    public DocumentNode Named { get; } = node.Find(name)!;

    /// <summary>The path or paths that the named member holds.</summary>
    public PathPair Paths => _paths ??= PathPair.From(Named, name, Faults);

    /// <summary>Where the rule takes its value from in this direction.</summary>
    public PathText MainPath =>
        (canonical ?? Paths.Read ?? PathText.Self) is var path && path.Segments is [{ Name: not "@source" }] ? path.Own() : path;

    public SlotRef Main() => Bind(MainPath);

    /// <summary>A member of the main value.</summary>
    public SlotRef Part(string member) => Bind(MainPath.Then(member));

    public SlotRef Bind(PathText path) => binding.Bind(path, Named, name);

    /// <summary>A further path of the source; null when absent or when the rule is turned round.</summary>
    public SlotRef? Beside(string member)
    {
        var value = Members.Any(member);
        if (value is null)
            return null;
        var path = PathPair.From(value, name, Faults).Read;
        return path is null || IsInverse ? null : binding.Bind(path, value, name);
    }

    /// <summary>Paths in an array.</summary>
    public ImmutableArray<SlotRef> Many(DocumentNode? paths)
    {
        if (paths is null or { Kind: not JsonValueKind.Array } or { Items.Length: 0 or > 20 })
        {
            Faults.Add(paths ?? node, name, $"The rule \"{name}\" needs an array of 1 to 20 paths.", "Write [\"first\",\"second\"].");
            return [];
        }
        var slots = ImmutableArray.CreateBuilder<SlotRef>();
        foreach (var item in paths.Items)
        {
            if (PathPair.From(item, name, Faults).Read is { } path)
                slots.Add(binding.Bind(path, item, name));
        }
        return slots.ToImmutable();
    }

    public ValueTable? Table(DocumentNode? tableName)
    {
        if (tableName is null)
            return null;
        var values = binding.Compilation.Document.Values;
        if (values.Plain.TryGetValue(tableName.Text, out var table))
            return table;
        if (values.Dated.ContainsKey(tableName.Text))
        {
            Faults.Add(tableName, name, $"The value table \"{tableName.Text}\" has dates, which only the rule \"coded\" follows.",
                "Use a table without dates here.");
            return null;
        }
        var known = string.Join(", ", values.Names.DefaultIfEmpty("none"));
        Faults.Add(tableName, name, $"There is no value table \"{tableName.Text}\".", $"Add it under \"values\" or use one of: {known}.");
        return null;
    }

    /// <summary>The table, when it has dates.</summary>
    public DatedValueTable? Dated(DocumentNode? tableName) =>
        tableName is null ? null : binding.Compilation.Document.Values.Dated.GetValueOrDefault(tableName.Text);

    /// <summary>The rule in another object.</summary>
    public Rule? Inner(DocumentNode inner, Binding? where = null) => RuleReader.Read(inner, where ?? binding, slot, Class);

    /// <summary>What the rule in another object writes, turned round.</summary>
    public IEnumerable<WriteLeaf> InnerInverse(DocumentNode inner, Binding where, PathText at) => RuleReader.Invert(inner, where, at, slot, Class);

    public void Refuse(DocumentNode at, string problem, string wayOut) => Faults.Add(at, name, problem, wayOut);
}
