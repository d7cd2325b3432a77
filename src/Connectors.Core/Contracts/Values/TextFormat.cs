namespace Connectors.Contracts;

/// <summary>How a text is marked up.</summary>
public enum TextFormat
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Not at all.</summary>
    Plain,
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>HTML, not cleaned: never show it without cleaning.</summary>
    Html,
    /// <summary>Atlassian document format, as JSON text.</summary>
    Adf,
}
