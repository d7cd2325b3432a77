namespace Connectors.Mapping;

/// <summary>What the rules of one plan share while they are compiled.</summary>
internal sealed class Compilation(MappingDocument document, Direction direction, MappingFunctions functions, DocumentFaults faults)
{
    private readonly List<Shape> _shapes = [];
    private readonly List<Relation> _relations = [];
    private readonly List<FieldNeed> _needs = [];

    /// <summary>Grows on from a plan of which the document takes over most: what is bound already keeps its place.</summary>
    public Compilation(MappingDocument document, Direction direction, MappingFunctions functions, DocumentFaults faults, Plan? below)
        : this(document, direction, functions, faults)
    {
        foreach (var relation in below?.Relations ?? [])
            _relations.Add(relation with { Shape = relation.Shape.Grown() });
    }

    public MappingDocument Document => document;

    public Direction Direction => direction;

    public MappingFunctions Functions => functions;

    public DocumentFaults Faults => faults;

    public HashSet<string> RelatedNames { get; } = document.Related.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<Relation> Relations => _relations;

    public Shape Add(Shape shape)
    {
        _shapes.Add(shape);
        return shape;
    }

    public void AddRelation(RelatedEntry entry) =>
        _relations.Add(new(entry.Name, entry.Object is null ? RelationKind.Canonical : RelationKind.Vendor, entry.Object ?? entry.Entity!, -1));

    public int FindRelation(string name) =>
        _relations.FindIndex(relation => relation.Name == name && relation.Kind is (RelationKind.Vendor or RelationKind.Canonical));

    /// <summary>The relation that holds the custom fields or the address of a record; made at its first use.</summary>
    public int Beside(RelationKind kind, int owner)
    {
        var index = _relations.FindIndex(relation => relation.Kind == kind && relation.Owner == owner);
        if (index >= 0)
            return index;
        var suffix = kind == RelationKind.Custom ? "custom" : "@source";
        var name = owner < 0 ? suffix : $"{_relations[owner].Name}.{suffix}";
        _relations.Add(new(name, kind, owner < 0 ? document.Ends.Object ?? "" : _relations[owner].Target, owner));
        return _relations.Count - 1;
    }

    /// <summary>Notes that a field is needed; an empty owner is the main record.</summary>
    public void Need(string owner, string field)
    {
        if (field.Length > 0)
            _needs.Add(new(owner, field));
    }

    /// <summary>What was needed since this was asked last.</summary>
    public ImmutableArray<FieldNeed> TakeNeeds()
    {
        ImmutableArray<FieldNeed> needs = [.. _needs];
        _needs.Clear();
        return needs;
    }

    public void Seal()
    {
        _shapes.ForEach(shape => shape.Seal());
        _relations.ForEach(relation => relation.Shape.Seal());
    }
}
