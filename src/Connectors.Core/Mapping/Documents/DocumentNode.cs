using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>One value of a mapping document with its place, so that every fault can name file, line and column.</summary>
internal sealed class DocumentNode(string file, int line, int column, string pointer, JsonValueKind kind, string text, ReadOnlyMemory<byte> json)
{
    public JsonValueKind Kind { get; } = kind;

    /// <summary>Text of a string, digits of a number, <c>true</c> or <c>false</c>; empty for the rest.</summary>
    public string Text { get; } = text;

    public string Pointer { get; } = pointer;

    /// <summary>File, line and column, such as <c>acme.overlay.json:12:5</c>.</summary>
    public string Place => $"{file}:{line}:{column}";

    /// <summary>The value as it stands in the document.</summary>
    public ReadOnlyMemory<byte> Json { get; } = json;

    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Members { get; init; } = [];

    public IReadOnlyList<DocumentNode> Items { get; init; } = [];

    public DocumentNode? Find(string name)
    {
        foreach (var (member, value) in Members)
            if (member == name)
                return value;
        return null;
    }
}
