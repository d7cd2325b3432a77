namespace Connectors.Mapping;

/// <summary>A plan while it is compiled: anew, or grown on from the plan of the document below the overlays.</summary>
internal sealed class PlanDraft
{
    private readonly CompiledPlan? _below;
    private readonly IReadOnlyList<string> _changedTables;
    private readonly PlanPart[] _parts;
    private readonly int _faults;
    private OutputNode _tree;

    /// <param name="compilation">What the rules share.</param>
    /// <param name="below">The plan to grow on from; null for a new one.</param>
    /// <param name="changedTables">The value tables that are not those of the document below.</param>
    public PlanDraft(Compilation compilation, CompiledPlan? below, IReadOnlyList<string> changedTables)
    {
        (_below, _changedTables, _faults) = (below, changedTables, compilation.Faults.Count);
        _parts = new PlanPart[compilation.Document.Fields.Length];
        _tree = below?.Plan.Tree ?? new(new("", -1));
        Binding = new(compilation, below?.Plan.Shape.Grown());
    }

    public Binding Binding { get; }

    public bool IsEmpty => _tree.Children.IsEmpty;

    private Compilation Compilation => Binding.Compilation;

    /// <summary>Takes a field over from below.</summary>
    /// <returns>False when it is not the same there.</returns>
    public bool TryTakeOver(int index, FieldEntry entry, DocumentNode node)
    {
        if (!IsBelow(index) || !_below!.Parts[index].Fits(entry, node, _changedTables))
            return false;
        _parts[index] = _below.Parts[index];
        return true;
    }

    /// <summary>Keeps what a field became.</summary>
    /// <returns>False when the plan has to be made anew: what begins or ceases to give a value would stand at another place.</returns>
    public bool TryKeep(int index, FieldEntry entry, DocumentNode node, ImmutableArray<WriteLeaf> leaves)
    {
        _parts[index] = new(entry, node, leaves, Compilation.TakeNeeds());
        // Of a wrong plan nothing is wanted but its faults.
        return !IsBelow(index) || Compilation.Faults.Count > _faults || _parts[index].StandsAs(_below!.Parts[index]);
    }

    /// <summary>Gives a field's rule its place.</summary>
    /// <returns>False when something else stands there or on the way.</returns>
    public bool TryPlace(int index, PathText path, Rule rule, int layer, bool isExtension = false)
    {
        var larger = _tree.With(path.Segments.AsSpan(), rule, layer, isExtension, IsBelow(index));
        _tree = larger ?? _tree;
        return larger is not null;
    }

    /// <summary>The plan; the one below itself when nothing of it was changed.</summary>
    /// <param name="keyNeeds">What the keys of related records need, where it is a new plan.</param>
    public CompiledPlan Finish(ImmutableArray<FieldNeed> keyNeeds)
    {
        if (_below is not null && ReferenceEquals(_tree, _below.Plan.Tree))
            return _below with { Parts = [.. _parts] };
        var root = _below?.Plan.Root ?? new SlotRef("", 0, -1, Binding.Shape.BindWhole());
        Compilation.Seal();
        var relations = Compilation.Relations.Select(Shared).ToImmutableArray();
        var shape = _below is not null && IsSame(_below.Plan.Shape, Binding.Shape) ? _below.Plan.Shape : Binding.Shape;
        return new(new(Compilation.Direction, shape, relations, root, _tree), [.. _parts], _below?.KeyNeeds ?? keyNeeds);
    }

    private bool IsBelow(int index) => index < (_below?.Parts.Length ?? 0);

    private Relation Shared(Relation relation, int index) =>
        index < (_below?.Plan.Relations.Length ?? 0) && IsSame(_below!.Plan.Relations[index].Shape, relation.Shape)
            ? _below.Plan.Relations[index] : relation;

    private static bool IsSame(Shape below, Shape shape) => below.Root == shape.Root && below.WantsWhole == shape.WantsWhole;
}
