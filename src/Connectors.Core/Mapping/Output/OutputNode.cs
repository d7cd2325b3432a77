using System.Runtime.InteropServices;

namespace Connectors.Mapping;

/// <summary>A member of what a plan writes: an object of further members, or a rule that gives its value. Immutable, so that plans share what they
/// have in common.</summary>
internal sealed class OutputNode
{
    private readonly OutputNode[] _children = [];

    // One for each extension: a name remembers the place of its member.
    private OutputName? _value;

    /// <summary>A member without a value.</summary>
    public OutputNode(PathSegment segment) => Name = segment.Index >= 0 ? null : new(segment);

    private OutputNode(OutputNode like, OutputNode[] children) => (Name, _children) = (like.Name, children);

    private OutputNode(OutputNode like, Rule rule, int layer, bool isExtension) =>
        (Name, Rule, Layer, IsExtension) = (like.Name, rule, layer, isExtension);

    /// <summary>The rule that gives the value; null for objects and arrays.</summary>
    public Rule? Rule { get; }

    /// <summary>Place of the document of the rule among <see cref="MappingDocument.Origins"/>.</summary>
    public int Layer { get; }

    /// <summary>Whether the value is wrapped as <c>{"t":...,"v":...}</c>.</summary>
    public bool IsExtension { get; }

    public PathSegment Segment => Name?.Segment ?? PathSegment.First;

    /// <summary>The name; null for the first item of an array.</summary>
    public OutputName? Name { get; }

    public ImmutableArray<OutputNode> Children => ImmutableCollectionsMarshal.AsImmutableArray(_children);

    /// <summary>Whether it tells of the record's last change: that is not its content.</summary>
    public bool IsVolatile => Name?.IsVolatile ?? false;

    private bool IsArray => _children.Length > 0 && _children[0].Segment.Index >= 0;

    /// <summary>This member with a rule under a path.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="isExtension">Whether its value is wrapped.</param>
    /// <param name="replaces">Whether it may take the place of another rule.</param>
    /// <returns>Null when something else stands there or on the way.</returns>
    public OutputNode? With(ReadOnlySpan<PathSegment> path, Rule rule, int layer, bool isExtension = false, bool replaces = false)
    {
        if (path.IsEmpty)
            return _children.Length > 0 || Rule is not null && !replaces ? null : new(this, rule, layer, isExtension);
        var head = path[0];
        // An array that is written by index has one item: vendors that want more get a list rule.
        if (Rule is not null || head.Index > 0 || _children.Length > 0 && IsArray != head.Index >= 0)
            return null;
        var index = Array.FindIndex(_children, child => child.Segment == head);
        var next = (index < 0 ? new(head) : _children[index]).With(path[1..], rule, layer, isExtension, replaces);
        if (next is null)
            return null;
        OutputNode[] children = index < 0 ? [.. _children, next] : [.. _children];
        children[index < 0 ? ^1 : index] = next;
        return new(this, children);
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
        if (Rule is not null && scope.IsAbsent(Rule.Slot))
            return;
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

    /// <summary>As <see cref="Emit"/>, and notes of each field whether it had a value. Apart, so that who does not ask pays nothing.</summary>
    public void EmitTraced(Scope scope, JsonOutput output, ref Tracing tracing)
    {
        if (Rule is not null)
        {
            var written = output.Written;
            scope.Session.Chosen = Session.NoChoice;
            Emit(scope, output);
            tracing.Note(scope.Session, Rule, output.Written > written);
            return;
        }
        output.Push(IsArray ? FrameKind.Array : FrameKind.Object, Name);
        foreach (var child in _children)
        {
            if (scope.Session.IsTooLong(output))
                break;
            child.EmitTraced(scope, output, ref tracing);
        }
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
