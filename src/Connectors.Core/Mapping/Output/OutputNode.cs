namespace Connectors.Mapping;

/// <summary>A member of what a plan writes: an object of further members, or a rule that gives its value. Grows while a plan is compiled.</summary>
internal sealed class OutputNode(PathSegment segment)
{
    private readonly List<OutputNode> _children = [];

    // One for each extension: a name remembers the place of its member.
    private OutputName? _value;

    /// <summary>The rule that gives the value; null for objects and arrays.</summary>
    public Rule? Rule { get; private set; }

    /// <summary>Place of the document of the rule among <see cref="MappingDocument.Origins"/>.</summary>
    public int Layer { get; private set; }

    /// <summary>Whether the value is wrapped as <c>{"t":...,"v":...}</c>.</summary>
    public bool IsExtension { get; private set; }

    public PathSegment Segment => segment;

    public OutputName? Name { get; } = segment.Index >= 0 ? null : new(segment.Name);

    public IReadOnlyList<OutputNode> Children => _children;

    private bool IsArray => _children.Count > 0 && _children[0].Segment.Index >= 0;

    /// <summary>Adds a rule under a path.</summary>
    /// <returns>False when something else stands there or on the way.</returns>
    public bool TryAdd(ReadOnlySpan<PathSegment> path, Rule rule, int layer, bool isExtension = false)
    {
        if (Rule is not null)
            return false;
        if (path.IsEmpty)
        {
            if (_children.Count > 0)
                return false;
            (Rule, Layer, IsExtension) = (rule, layer, isExtension);
            return true;
        }
        var head = path[0];
        // An array that is written by index has one item: vendors that want more get a list rule.
        if (head.Index > 0 || _children.Count > 0 && IsArray != head.Index >= 0)
            return false;
        var next = _children.Find(child => child.Segment == head);
        if (next is not null)
            return next.TryAdd(path[1..], rule, layer, isExtension);
        next = new(head);
        _children.Add(next);
        return next.TryAdd(path[1..], rule, layer, isExtension);
    }

    /// <summary>The rules below with their dotted paths.</summary>
    public IEnumerable<(string Path, Rule Rule)> Leaves() => _children.SelectMany(child =>
    {
        var name = child.Segment.Index >= 0 ? $"[{child.Segment.Index}]" : child.Segment.Name;
        return child.Rule is not null ? [(name, child.Rule)] : child.Leaves()
            .Select(leaf => ($"{name}{(leaf.Path[0] == '[' ? "" : ".")}{leaf.Path}", leaf.Rule));
    });

    /// <summary>Writes the member, if it has a value.</summary>
    public void Emit(Scope scope, JsonOutput output)
    {
        if (Rule is not null && IsExtension)
        {
            Extension(Rule, scope, output);
            return;
        }
        output.Push(Rule is not null ? FrameKind.Value : IsArray ? FrameKind.Array : FrameKind.Object, Name);
        if (Rule is not null)
            Rule.Emit(scope, output);
        else
            EmitChildren(scope, output);
        output.Pop();
    }

    public void EmitChildren(Scope scope, JsonOutput output)
    {
        foreach (var child in _children)
        {
            if (scope.Session.IsTooLong(output))
                return;
            child.Emit(scope, output);
        }
    }

    private void Extension(Rule rule, Scope scope, JsonOutput output)
    {
        if (!rule.TryEvaluate(scope, out var value))
            return;
        output.Push(FrameKind.Object, Name, CanonicalForm.Tag(value.Kind));
        output.Push(FrameKind.Value, _value ??= new("v"));
        CanonicalForm.Write(output, value, scope.Session);
        output.Pop();
        output.Pop();
    }
}
