namespace Connectors.Mapping;

/// <summary>A member name, encoded once.</summary>
internal sealed class OutputName(PathSegment segment)
{
    public OutputName(string text)
        : this(new PathSegment(text, -1))
    {
    }

    public PathSegment Segment => segment;

    public string Text => segment.Name;

    /// <summary>The name with its quotes and colon.</summary>
    public byte[] Fragment { get; } = QuotedName.Of(segment.Name);

    /// <summary>Whether it is of the record's last change: that is not its content.</summary>
    public bool IsVolatile => segment.Name.Length == 10 && segment.Name is "modifiedAt" or "modifiedBy";

    /// <summary>JSON Pointer of the member where it is in no list; null until it was asked for.</summary>
    public string? Pointer { get; set; }
}
