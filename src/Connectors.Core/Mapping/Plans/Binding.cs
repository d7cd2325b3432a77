namespace Connectors.Mapping;

/// <summary>Turns the paths of rules into slots. One for the record, one for the elements of each list.</summary>
internal sealed class Binding
{
    private readonly Binding? _parent;
    private readonly string _prefix;

    /// <summary>A binding for the record.</summary>
    /// <param name="compilation">What it belongs to.</param>
    /// <param name="shape">Where slots are bound; null for a new one.</param>
    public Binding(Compilation compilation, Shape? shape = null)
        : this(compilation, null, "", shape)
    {
    }

    private Binding(Compilation compilation, Binding? parent, string prefix, Shape? shape)
    {
        (Compilation, _parent, _prefix) = (compilation, parent, prefix);
        Shape = compilation.Add(shape ?? new());
    }

    public Compilation Compilation { get; }

    public Shape Shape { get; }

    public bool IsElement => _parent is not null;

    private DocumentNode? Fields { get; init; }

    /// <summary>A binding for the elements of a list at a path.</summary>
    /// <param name="list">The path.</param>
    /// <param name="fields">The fields of an element in the document; null when it has none.</param>
    public Binding Element(PathText list, DocumentNode? fields) =>
        new(Compilation, this, $"{(list.Up > 0 ? "" : _prefix)}{list.FieldName()}[].", null) { Fields = fields };

    /// <summary>The binding of a record or list around this one; null when there is none so far out.</summary>
    public Binding? Around(int up) => up == 0 ? this : _parent?.Around(up - 1);

    /// <summary>The rule of a field beside the one that is bound; null when there is none of that name.</summary>
    public DocumentNode? FieldAt(string slot) => IsElement ? Fields?.Find(slot)
        : Compilation.Document.Fields.FirstOrDefault(entry => entry.Slot == slot)?.Node;

    public SlotRef Bind(PathText path, DocumentNode at, string rule)
    {
        var owner = this;
        for (var up = 0; up < path.Up; up++)
        {
            if (owner._parent is null)
            {
                Compilation.Faults.Add(at, rule, $"\"{path.Text}\" leaves the record.", "Use \"^.\" only inside lists, once for each list around.");
                return SlotRef.None;
            }
            owner = owner._parent;
        }
        // A related record is often named as the field that refers to it: the name alone is the field, with more behind it the record.
        var isOwn = owner.IsElement || path.IsOwn || path.Segments.IsEmpty || path.Segments is [{ Name: not "@source" }];
        var relation = isOwn ? -1 : Relation(path.Segments[0].Name, path.Segments.Length);
        if (relation < 0)
        {
            Compilation.Need("", owner._prefix + path.FieldName());
            return new(path.Text, path.Up, -1, owner.Shape.Bind(path.Segments));
        }
        var (rest, target) = (path.From(1), Compilation.Relations[relation]);
        if (target.Kind is RelationKind.Vendor or RelationKind.Canonical && rest.Segments.Length > 0)
            (relation, rest) = Beside(target, relation, rest);
        target = Compilation.Relations[relation];
        Compilation.Need(target.Name, rest.FieldName());
        return new(path.Text, path.Up, relation, target.Shape.Bind(rest.Segments));
    }

    /// <summary>Which record a path from the record's root continues in; -1 for the record itself.</summary>
    private int Relation(string name, int length) => (name, Compilation.Direction) switch
    {
        ("custom", Direction.Read) when length > 1 => Compilation.Beside(RelationKind.Custom, -1),
        ("@source", Direction.Derive or Direction.Write) => Compilation.Beside(RelationKind.Source, -1),
        (_, Direction.Write) => -1,
        _ => Compilation.FindRelation(name),
    };

    private (int Relation, PathText Inside) Beside(Relation target, int relation, PathText rest) => (target.Kind, rest.Segments[0].Name) switch
    {
        (RelationKind.Vendor, "custom") when rest.Segments.Length > 1 => (Compilation.Beside(RelationKind.Custom, relation), rest.From(1)),
        (RelationKind.Canonical, "@source") => (Compilation.Beside(RelationKind.Source, relation), rest.From(1)),
        _ => (relation, rest),
    };
}
