using System.Text;

namespace Connectors.Mapping;

/// <summary>The text of a document: finds the line and column of an offset when a fault asks for them.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Json">The text without its byte order mark.</param>
internal sealed record DocumentSource(string File, ReadOnlyMemory<byte> Json)
{
    /// <summary>File, line and column, such as <c>acme.overlay.json:12:5</c>.</summary>
    public string Place(int offset)
    {
        var before = Json.Span[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return $"{File}:{before.Count((byte)'\n') + 1}:{Encoding.UTF8.GetCharCount(before[lineStart..]) + 1}";
    }
}
