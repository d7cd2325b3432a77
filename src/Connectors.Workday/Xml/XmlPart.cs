namespace Connectors.Workday;

/// <summary>An element of one record with all that is in it: held while the record is cut, and dropped then. Names without namespace.</summary>
/// <param name="name">Local name.</param>
internal sealed class XmlPart(string name)
{
    private readonly List<XmlPart> _children = [];
    private readonly List<(string Name, string Value)> _attributes = [];

    public string Name => name;

    public IReadOnlyList<XmlPart> Children => _children;

    public IReadOnlyList<(string Name, string Value)> Attributes => _attributes;

    /// <summary>The text between the tags; blank between elements.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether nothing is in it: such an element says no more than a missing one.</summary>
    public bool IsEmpty => _children.Count == 0 && _attributes.Count == 0 && Text.Length == 0;

    public void Add(XmlPart child) => _children.Add(child);

    public void Add(string attribute, string value) => _attributes.Add((attribute, value));

    public string? Attribute(string attribute) => _attributes.Find(one => one.Name == attribute).Value;

    public IEnumerable<XmlPart> All(string child) => _children.Where(one => one.Name == child);

    /// <summary>The first element on a way down; null when a step is missing.</summary>
    public XmlPart? At(params ReadOnlySpan<string> way)
    {
        var part = this;
        foreach (var step in way)
        {
            part = part._children.Find(one => one.Name == step);
            if (part is null)
                return null;
        }

        return part;
    }

    /// <summary>The trimmed text at the end of a way; null when it is missing or blank.</summary>
    public string? TextAt(params ReadOnlySpan<string> way) => At(way)?.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether the text at the end of a way is <c>1</c> or <c>true</c>.</summary>
    public bool IsTrueAt(params ReadOnlySpan<string> way) => TextAt(way) is "1" or "true";

    /// <summary>The ids of a reference by type.</summary>
    public IReadOnlyDictionary<string, string> Ids()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in All("ID"))
        {
            if (id.Attribute("type") is { Length: > 0 } type)
                ids.TryAdd(type, id.Text.Trim());
        }

        return ids;
    }

    /// <summary>Whether this points to another record: ids with their types, or a descriptor alone.</summary>
    public bool IsReference() => _children.Count > 0
        ? _children.TrueForAll(child => child.Name == "ID" && child.Attribute("type") is not null)
        : name.EndsWith("_Reference", StringComparison.Ordinal) && Attribute("Descriptor") is not null;
}
