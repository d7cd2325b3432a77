using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>One value of a mapping document. Where it stands is worked out when a fault names it.</summary>
/// <param name="source">The document.</param>
/// <param name="outer">The object or array around it; null for the root.</param>
/// <param name="key">Its name in the object around it; empty in an array.</param>
/// <param name="index">Its index in the array around it; -1 in an object.</param>
/// <param name="start">Its first byte in the document.</param>
/// <param name="kind">What it is.</param>
/// <param name="text">Text of a string, digits of a number, <c>true</c> or <c>false</c>; empty for the rest.</param>
internal sealed class DocumentNode(
    DocumentSource source, DocumentNode? outer, string key, int index, int start, JsonValueKind kind, string text)
{
    /// <summary>The name under which it stands in an object.</summary>
    public string Key => key;

    public JsonValueKind Kind => kind;

    public string Text => text;

    /// <summary>JSON Pointer in the document.</summary>
    public string Pointer => outer is null ? "" : $"{outer.Pointer}/{PathSegment.NameInPointer(key, index)}";

    /// <summary>File, line and column, such as <c>acme.overlay.json:12:5</c>.</summary>
    public string Place => source.Place(start);

    /// <summary>Behind its last byte in the document.</summary>
    public int End { get; set; }

    /// <summary>The value as it stands in the document.</summary>
    public ReadOnlyMemory<byte> Json => source.Json[start..End];

    public DocumentNode[] Members { get; set; } = [];

    public DocumentNode[] Items { get; set; } = [];

    public DocumentNode? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Key == name)
                return member;
        }
        return null;
    }

    public void Deconstruct(out string name, out DocumentNode value) => (name, value) = (key, this);
}
