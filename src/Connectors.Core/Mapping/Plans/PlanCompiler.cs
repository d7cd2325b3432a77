using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Makes plans from a document over which all overlays have been laid.</summary>
internal sealed class PlanCompiler(MappingDocument document, MappingFunctions functions, DocumentFaults faults)
{
    private readonly EntityDefinition? _contract = EntityCatalog.Find(document.Ends.Entity);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The plan that makes canonical records, with the fields that it needs.</summary>
    public (Plan Plan, ImmutableArray<string> Fields, ImmutableArray<RelatedNeed> Related, ImmutableArray<NeedSlots> Needs) Forward()
    {
        var compilation = new Compilation(document, document.Ends.IsDerivation ? Direction.Derive : Direction.Read, functions, faults);
        foreach (var entry in document.Related)
            compilation.AddRelation(entry);
        var binding = new Binding(compilation);
        var needs = document.Ends.IsDerivation ? BindNeeds(binding) : BindKeys(binding, compilation);
        var tree = new OutputNode(new("", -1));
        var check = new ContractCheck(_contract, faults);
        check.Ends(document);
        foreach (var entry in document.Fields.OrderBy(entry => entry.IsExtension))
        {
            if (!RuleReader.Serves(entry.Node, compilation))
                CheckIdle(entry, compilation.Direction);
            else if (RuleReader.Read(entry.Node, binding, entry.Slot, ClassOf(entry)) is { } rule)
            {
                _read.Add(entry.Slot);
                Place(entry, rule, tree, check);
            }
        }
        var plan = Finish(binding, compilation, tree);
        var related = compilation.Relations.Where(relation => relation.Kind != RelationKind.Source).Select(relation => Need(compilation, relation));
        return (plan, compilation.FieldsOf(""), [.. related], needs);
    }

    /// <summary>The plan that makes a vendor's body; null when nothing is written.</summary>
    public Plan? Backward()
    {
        var compilation = new Compilation(document, Direction.Write, functions, faults);
        var binding = new Binding(compilation);
        var tree = new OutputNode(new("", -1));
        var explicitly = document.Writes.Select(entry => entry.Target.Pointer).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in document.Fields)
        {
            foreach (var leaf in RuleReader.Invert(entry.WriteNode, binding, Canonical(entry), entry.Slot, ClassOf(entry))
                .Where(leaf => !explicitly.Contains(leaf.Path.Pointer)))
            {
                _written.Add(entry.Slot);
                if (!tree.TryAdd(leaf.Path.Segments.AsSpan(), leaf.Rule, entry.WriteLayer) && !leaf.IsBeside)
                    faults.Add(entry.WriteNode, leaf.Rule.Name, $"Two rules write the vendor field \"{leaf.Path.Text}\".",
                        "Set \"access\" of one of them to \"read\".");
            }
        }
        foreach (var entry in document.Writes)
        {
            if (RuleReader.Read(entry.Node, binding, entry.Slot, entry.Class) is { } rule &&
                !tree.TryAdd(entry.Target.Segments.AsSpan(), rule, entry.Layer))
                faults.Add(entry.Node, rule.Name, $"\"{entry.Slot}\" stands inside or around another vendor field.",
                    "Give each vendor field one rule.");
        }
        return tree.Children.Count == 0 ? null : Finish(binding, compilation, tree);
    }

    /// <summary>The fields, once both plans are made.</summary>
    public ImmutableArray<MappingSlot> Slots() =>
    [
        .. document.Fields.Select(entry => new MappingSlot(entry.Slot, entry.IsOpen, document.Origins[entry.Layer].Layer)
        {
            Origin = document.Origins[entry.Layer],
            Place = entry.Layer,
            Reads = _read.Contains(entry.Slot),
            Writes = _written.Contains(entry.Slot),
            Class = FieldClasses.Shown(FieldClasses.Careful(
                FieldClasses.Careful(ClassOf(entry), FieldClasses.Inside(_contract?.Find(entry.Slot))),
                FieldClasses.Careful(FieldClasses.Inside(entry.Node), FieldClasses.Inside(entry.WriteNode)))),
        }),
    ];

    private void Place(FieldEntry entry, Rule rule, OutputNode tree, ContractCheck check)
    {
        var path = entry.IsExtension ? entry.Target with { Segments = entry.Target.Segments.Insert(0, new("ext", -1)) } : entry.Target;
        if (!tree.TryAdd(path.Segments.AsSpan(), rule, entry.Layer, entry.IsExtension))
            faults.Add(entry.Node, null, $"\"{entry.Slot}\" stands inside or around another field.", "Give each field a path of its own.");
        if (!entry.IsExtension)
            check.Field(entry.Slot, entry.Node, rule);
    }

    /// <summary>A slot that waits for an overlay serves no direction: its rule is looked at and not used, so that no mistake hides in it.</summary>
    private void CheckIdle(FieldEntry entry, Direction direction)
    {
        var aside = new Compilation(document, direction, functions, faults);
        if (RuleReader.Directions(entry.Node, aside.RelatedNames).Writes)
            return;
        foreach (var related in document.Related)
            aside.AddRelation(related);
        RuleReader.Read(entry.Node, new Binding(aside), entry.Slot, ClassOf(entry));
    }

    private static Plan Finish(Binding binding, Compilation compilation, OutputNode tree)
    {
        var root = new SlotRef(PathText.Nothing, 0, -1, binding.Shape.BindWhole());
        compilation.Seal();
        return new(compilation.Direction, binding.Shape, [.. compilation.Relations], root, tree);
    }

    private FieldClass ClassOf(FieldEntry entry) => FieldClasses.Careful(entry.Class, FieldClasses.Of(_contract, entry.Slot));

    private static PathText Canonical(FieldEntry entry) => entry.IsExtension
        ? new($"ext.{entry.Slot}.v", 0, [new("ext", -1), .. entry.Target.Segments, new("v", -1)])
        : entry.Target;

    private ImmutableArray<NeedSlots> BindKeys(Binding binding, Compilation compilation)
    {
        foreach (var entry in document.Related)
        {
            var by = entry.By.Segments[0].Name == entry.Name ? entry.By.Own() : entry.By;
            compilation.Relations[compilation.FindRelation(entry.Name)].By = binding.Bind(by, entry.Node, "related");
        }
        return [];
    }

    private ImmutableArray<NeedSlots> BindNeeds(Binding binding) =>
    [
        .. document.Related.Select(entry =>
        {
            var key = entry.By.Own().Then("key");
            SlotRef Part(string member) => binding.Bind(key.Then(member), entry.Node, "related");
            return new NeedSlots(entry.Name, entry.Entity!, Part("system"), Part("connection"), Part("object"), Part("value"), Part("kind"));
        }),
    ];

    private RelatedNeed Need(Compilation compilation, Relation relation)
    {
        var fields = compilation.FieldsOf(relation.Name);
        if (relation.Kind == RelationKind.Custom)
        {
            var owner = relation.Owner < 0 ? null : compilation.Relations[relation.Owner].Name;
            return new(relation.Name, $"custom:{relation.Target}", null, owner is null ? "" : By(owner), fields);
        }
        return relation.Kind == RelationKind.Vendor
            ? new(relation.Name, relation.Target, null, By(relation.Name), fields)
            : new(relation.Name, null, relation.Target, By(relation.Name), fields);
    }

    private string By(string name) => document.Related.First(entry => entry.Name == name).By.Text;
}
