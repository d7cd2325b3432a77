using System.Runtime.InteropServices;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Makes plans from a document over which all overlays have been laid. What the overlays leave as it was is taken over from the plans of
/// the document below, so that a tenant's own mapping costs what the tenant changes.</summary>
internal sealed class PlanCompiler
{
    private readonly MappingDocument _document;
    private readonly MappingFunctions _functions;
    private readonly DocumentFaults _faults;
    private readonly EntityDefinition? _contract;
    private readonly MappingPlans? _below;
    private readonly IReadOnlyList<string> _changedTables = [];

    /// <param name="document">The document.</param>
    /// <param name="functions">What <c>custom</c> rules may call.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="below">The plans of the document without its overlays; null to make all anew.</param>
    public PlanCompiler(MappingDocument document, MappingFunctions functions, DocumentFaults faults, MappingPlans? below)
    {
        (_document, _functions, _faults, _contract) = (document, functions, faults, EntityCatalog.Find(document.Ends.Entity));
        // A further related record may take over paths that were members before.
        if (below is null || below.Document.Related != document.Related)
            return;
        (_below, _changedTables) = (below, document.Values.ChangedFrom(below.Document.Values));
    }

    /// <summary>Both plans, with what they tell about the document.</summary>
    public MappingPlans Compile()
    {
        var forward = Forward(_below, out var needs);
        var backward = _document.Ends.IsDerivation ? null : Backward(KeepsWrites() ? _below!.Backward : null);
        var plans = new MappingPlans(_document, forward, backward)
        {
            Fields = forward.FieldsOf("", _below?.Forward, _below?.Fields ?? []),
            Related = Shared(
                [.. forward.Plan.Relations.Where(relation => relation.Kind != RelationKind.Source).Select(relation => Need(forward, relation))],
                _below?.Related),
            Needs = needs,
        };
        var slots = new MappingSlot[_document.Fields.Length];
        for (var index = 0; index < slots.Length; index++)
            slots[index] = Slot(plans, index);
        return plans with { Slots = ImmutableCollectionsMarshal.AsImmutableArray(slots) };
    }

    /// <summary>The plan that makes canonical records, and where derivations find the keys of other records.</summary>
    private CompiledPlan Forward(MappingPlans? below, out ImmutableArray<NeedSlots> needs)
    {
        var compilation = Begin(_document.Ends.IsDerivation ? Direction.Derive : Direction.Read, below?.Forward);
        var draft = new PlanDraft(compilation, below?.Forward, _changedTables);
        needs = below is null ? BindKeys(draft.Binding) : below.Needs;
        var keyNeeds = compilation.TakeNeeds();
        var check = new ContractCheck(_contract, _faults);
        check.Ends(_document);
        foreach (var index in Order())
        {
            var entry = _document.Fields[index];
            if (draft.TryTakeOver(index, entry, entry.Node))
                continue;
            var rule = Read(entry, draft.Binding);
            var path = entry.IsExtension ? entry.Target with { Segments = entry.Target.Segments.Insert(0, PathSegment.Ext) } : entry.Target;
            if (!draft.TryKeep(index, entry, entry.Node, rule is null ? [] : [new(path, rule)]))
                return Forward(null, out needs);
            if (rule is null)
                continue;
            if (!draft.TryPlace(index, path, rule, entry.Layer, entry.IsExtension))
                _faults.Add(entry.Node, null, $"\"{entry.Slot}\" stands inside or around another field.", "Give each field a path of its own.");
            if (!entry.IsExtension)
                check.Field(entry.Slot, entry.Node, rule);
        }
        return draft.Finish(keyNeeds);
    }

    /// <summary>The plan that makes a vendor's body; null when nothing is written.</summary>
    private CompiledPlan? Backward(CompiledPlan? below)
    {
        var draft = new PlanDraft(Begin(Direction.Write, below), below, _changedTables);
        var explicitly = new Lazy<HashSet<string>>(() => _document.Writes.Select(entry => entry.Target.Pointer).ToHashSet(StringComparer.Ordinal));
        for (var index = 0; index < _document.Fields.Length; index++)
        {
            var entry = _document.Fields[index];
            if (draft.TryTakeOver(index, entry, entry.WriteNode))
                continue;
            var leaves = RuleReader.Invert(entry.WriteNode, draft.Binding, Canonical(entry), entry.Slot, ClassOf(entry))
                .Where(leaf => !explicitly.Value.Contains(leaf.Path.Pointer)).ToImmutableArray();
            if (!draft.TryKeep(index, entry, entry.WriteNode, leaves))
                return Backward(null);
            foreach (var leaf in leaves)
            {
                if (!draft.TryPlace(index, leaf.Path, leaf.Rule, entry.WriteLayer) && !leaf.IsBeside)
                    _faults.Add(entry.WriteNode, leaf.Rule.Name, $"Two rules write the vendor field \"{leaf.Path.Text}\".",
                        "Set \"access\" of one of them to \"read\".");
            }
        }
        foreach (var entry in below is null ? _document.Writes : [])
        {
            if (RuleReader.Read(entry.Node, draft.Binding, entry.Slot, entry.Class) is { } rule
                && !draft.TryPlace(int.MaxValue, entry.Target, rule, entry.Layer))
                _faults.Add(entry.Node, rule.Name, $"\"{entry.Slot}\" stands inside or around another vendor field.",
                    "Give each vendor field one rule.");
        }
        return draft.IsEmpty ? null : draft.Finish([]);
    }

    private Compilation Begin(Direction direction, CompiledPlan? below) => new(_document, direction, _functions, _faults, below?.Plan);

    /// <summary>Whether what only writes is what it was below, in the tables that it names, too.</summary>
    private bool KeepsWrites() => _below?.Document.Writes == _document.Writes
        && (_changedTables.Count == 0 || !_document.Writes.Any(entry => RuleTies.Of(entry.Node).Tables.Any(_changedTables.Contains)));

    /// <summary>The fields of the contract, then the extensions: their order in the record.</summary>
    private IEnumerable<int> Order()
    {
        foreach (var isExtension in (bool[])[false, true])
        {
            for (var index = 0; index < _document.Fields.Length; index++)
            {
                if (_document.Fields[index].IsExtension == isExtension)
                    yield return index;
            }
        }
    }

    private Rule? Read(FieldEntry entry, Binding binding)
    {
        if (RuleReader.Serves(entry.Node, binding.Compilation))
            return RuleReader.Read(entry.Node, binding, entry.Slot, ClassOf(entry));
        CheckIdle(entry, binding.Compilation.Direction);
        return null;
    }

    /// <summary>A slot that waits for an overlay serves no direction: its rule is looked at and not used, so that no mistake hides in it.</summary>
    private void CheckIdle(FieldEntry entry, Direction direction)
    {
        var aside = Begin(direction, null);
        if (RuleReader.Directions(entry.Node, aside.RelatedNames).Writes)
            return;
        foreach (var related in _document.Related)
            aside.AddRelation(related);
        RuleReader.Read(entry.Node, new Binding(aside), entry.Slot, ClassOf(entry));
    }

    private FieldClass ClassOf(FieldEntry entry) => FieldClasses.Careful(entry.Class, FieldClasses.Of(_contract, entry.Slot));

    private MappingSlot Slot(MappingPlans plans, int index)
    {
        var (entry, below) = (_document.Fields[index], _below?.Document.Fields);
        if (index < below?.Length && ReferenceEquals(below.Value[index], entry))
            return _below!.Slots[index];
        return new(entry.Slot, entry.IsOpen, _document.Origins[entry.Layer].Layer)
        {
            Origin = _document.Origins[entry.Layer],
            Place = entry.Layer,
            Reads = !plans.Forward.Parts[index].Leaves.IsEmpty,
            Writes = plans.Backward is { } backward && !backward.Parts[index].Leaves.IsEmpty,
            Class = FieldClasses.Shown(FieldClasses.Careful(
                FieldClasses.Careful(ClassOf(entry), FieldClasses.Inside(_contract?.Find(entry.Slot))),
                FieldClasses.Careful(FieldClasses.Inside(entry.Node), FieldClasses.Inside(entry.WriteNode)))),
        };
    }

    private static PathText Canonical(FieldEntry entry) => entry.IsExtension
        ? new($"ext.{entry.Slot}.v", 0, [PathSegment.Ext, .. entry.Target.Segments, new("v", -1)])
        : entry.Target;

    private ImmutableArray<NeedSlots> BindKeys(Binding binding)
    {
        foreach (var entry in _document.Related)
            binding.Compilation.AddRelation(entry);
        if (_document.Ends.IsDerivation)
            return [.. _document.Related.Select(entry => KeyOf(binding, entry))];
        foreach (var entry in _document.Related)
        {
            var by = entry.By.Segments[0].Name == entry.Name ? entry.By.Own() : entry.By;
            binding.Compilation.Relations[binding.Compilation.FindRelation(entry.Name)].By = binding.Bind(by, entry.Node, "related");
        }
        return [];
    }

    private static NeedSlots KeyOf(Binding binding, RelatedEntry entry)
    {
        var key = entry.By.Own().Then("key");
        return new(entry.Name, entry.Entity!, Part("system"), Part("connection"), Part("object"), Part("value"), Part("kind"));
        SlotRef Part(string member) => binding.Bind(key.Then(member), entry.Node, "related");
    }

    private RelatedNeed Need(CompiledPlan plan, Relation relation)
    {
        var below = _below?.Related.FirstOrDefault(need => need.Name == relation.Name);
        var fields = plan.FieldsOf(relation.Name, below is null ? null : _below?.Forward, below?.Fields ?? []);
        if (below is not null && below.Fields == fields)
            return below;
        if (relation.Kind == RelationKind.Custom)
        {
            var owner = relation.Owner < 0 ? null : plan.Plan.Relations[relation.Owner].Name;
            return new(relation.Name, $"custom:{relation.Target}", null, owner is null ? "" : By(owner), fields);
        }
        return relation.Kind == RelationKind.Vendor
            ? new(relation.Name, relation.Target, null, By(relation.Name), fields)
            : new(relation.Name, null, relation.Target, By(relation.Name), fields);
    }

    private static ImmutableArray<T> Shared<T>(ImmutableArray<T> made, ImmutableArray<T>? below)
        where T : class => below is { } there && made.AsSpan().SequenceEqual(there.AsSpan()) ? there : made;

    private string By(string name) => _document.Related.First(entry => entry.Name == name).By.Text;
}
