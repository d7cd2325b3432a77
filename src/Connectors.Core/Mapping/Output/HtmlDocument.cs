using System.Text;

namespace Connectors.Mapping;

/// <summary>Writes a plain text as HTML: an empty line parts paragraphs, a line break becomes <c>br</c>, everything else is escaped.</summary>
/// <remarks>White space at both ends is left out. Inside, all of it comes back:
/// what browsers would fold is written as character references.</remarks>
internal static class HtmlDocument
{
    public static void Write(JsonText writer, ReadOnlySpan<byte> text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in Encoding.UTF8.GetString(text).Trim([' ', '\t', '\r', '\n']).Split("\n\n"))
        {
            html.Append("<p>");
            // A paragraph without a line would show nothing at all.
            var lines = paragraph.Length == 0 ? ["", ""] : paragraph.Split('\n');
            for (var at = 0; at < lines.Length; at++)
            {
                html.Append(at == 0 ? "" : "<br>");
                Line(html, lines[at]);
            }
            html.Append("</p>");
        }
        writer.WriteStringValue(html.ToString());
    }

    private static void Line(StringBuilder html, string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            var isFolded = letter is '\t' or '\r' or '\f' || letter == ' ' && (at == 0 || at == line.Length - 1 || line[at - 1] == ' ');
            if (isFolded || letter is '&' or '<' or '>')
                html.Append(letter switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => $"&#{(int)letter};" });
            else
                html.Append(letter);
        }
    }
}
