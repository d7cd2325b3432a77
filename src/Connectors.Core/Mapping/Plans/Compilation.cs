namespace Connectors.Mapping;

/// <summary>What the rules of one plan share while they are compiled.</summary>
internal sealed class Compilation(MappingDocument document, Direction direction, MappingFunctions functions, DocumentFaults faults)
{
    private readonly List<Shape> _shapes = [];
    private readonly List<Relation> _relations = [];
    private readonly Dictionary<string, SortedSet<string>> _fields = new(StringComparer.Ordinal);

    public MappingDocument Document => document;

    public Direction Direction => direction;

    public MappingFunctions Functions => functions;

    public DocumentFaults Faults => faults;

    public HashSet<string> RelatedNames { get; } = document.Related.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<Relation> Relations => _relations;

    public Shape NewShape()
    {
        _shapes.Add(new());
        return _shapes[^1];
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
            (_fields.TryGetValue(owner, out var fields) ? fields : _fields[owner] = new(StringComparer.Ordinal)).Add(field);
    }

    public ImmutableArray<string> FieldsOf(string owner) => _fields.TryGetValue(owner, out var fields) ? [.. fields] : [];

    public void Seal()
    {
        _shapes.ForEach(shape => shape.Seal());
        _relations.ForEach(relation => relation.Shape.Seal());
    }
}
