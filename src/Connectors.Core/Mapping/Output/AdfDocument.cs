using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Writes a plain text as a document of Atlassian's format: an empty line parts paragraphs, a line break breaks the line.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ : a document has a version, a text node is never
/// empty, text stands in paragraphs only.</remarks>
internal static class AdfDocument
{
    public static void Write(JsonText writer, ReadOnlySpan<byte> text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "doc"u8);
        writer.WriteNumber("version"u8, 1);
        writer.WriteStartArray("content"u8);
        for (var rest = text; ;)
        {
            var end = rest.IndexOf("\n\n"u8);
            Paragraph(writer, end < 0 ? rest : rest[..end]);
            if (end < 0)
                break;
            rest = rest[(end + 2)..];
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Paragraph(JsonText writer, ReadOnlySpan<byte> text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "paragraph"u8);
        writer.WriteStartArray("content"u8);
        for (var rest = text; ;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (!line.IsEmpty)
            {
                writer.WriteStartObject();
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, line);
                writer.WriteEndObject();
            }
            if (end < 0)
                break;
            writer.WriteStartObject();
            writer.WriteString("type"u8, "hardBreak"u8);
            writer.WriteEndObject();
            rest = rest[(end + 1)..];
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
