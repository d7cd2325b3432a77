namespace Connectors.Mapping;

/// <summary>A member name, encoded once.</summary>
internal sealed class OutputName(string text)
{
    public string Text => text;

    /// <summary>The name with its quotes and colon.</summary>
    public byte[] Fragment { get; } = QuotedName.Of(text);

    /// <summary>JSON Pointer of the member where it is in no list; null until it was asked for.</summary>
    public string? Pointer { get; set; }
}
