using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>One value of a mapping document. Where it stands is worked out when a fault names it.</summary>
/// <param name="source">The document.</param>
/// <param name="outer">The object or array around it; null for the root.</param>
/// <param name="step">Its name or index there.</param>
/// <param name="start">Its first byte in the document.</param>
/// <param name="kind">What it is.</param>
/// <param name="text">Text of a string, digits of a number, <c>true</c> or <c>false</c>; empty for the rest.</param>
internal sealed class DocumentNode(DocumentSource source, DocumentNode? outer, PathSegment step, int start, JsonValueKind kind, string text)
{
    public JsonValueKind Kind => kind;

    public string Text => text;

    /// <summary>JSON Pointer in the document.</summary>
    public string Pointer => outer is null ? "" : $"{outer.Pointer}/{step.PointerName}";

    /// <summary>File, line and column, such as <c>acme.overlay.json:12:5</c>.</summary>
    public string Place => source.Place(start);

    /// <summary>Behind its last byte in the document.</summary>
    public int End { get; set; }

    /// <summary>The value as it stands in the document.</summary>
    public ReadOnlyMemory<byte> Json => source.Json[start..End];

    public IReadOnlyList<DocumentMember> Members { get; set; } = [];

    public IReadOnlyList<DocumentNode> Items { get; set; } = [];

    public DocumentNode? Find(string name)
    {
        foreach (var (member, value) in Members)
        {
            if (member == name)
                return value;
        }
        return null;
    }
}
