using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>The plain text of a document of Atlassian's format, read in the same pass as the page. Jira writes a node's type before its content;
/// the other order costs a look ahead.</summary>
internal static class DocumentReader
{
    /// <summary>Appends the text of the document whose object the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, TextBuffer text)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContent = reader.ValueTextEquals("content"u8);
            reader.Read();
            if (isContent)
                Blocks(ref reader, text, DocumentNode.Other, "\n\n"u8, 0);
            else
                reader.Skip();
        }
    }

    private static void Blocks(ref Utf8JsonReader reader, TextBuffer text, DocumentNode parent, ReadOnlySpan<byte> separator, int indent)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        var number = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            if (++number > 1)
            {
                text.Append(separator);
                text.Append(' ', indent);
            }
            Node(ref reader, text, parent, number, indent);
        }
    }

    private static void Node(ref Utf8JsonReader reader, TextBuffer text, DocumentNode parent, int number, int indent)
    {
        var (type, hasContent) = (DocumentNode.None, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = TypeOf(ref reader);
                continue;
            }
            var (isText, isAttributes, isContent) =
                (reader.ValueTextEquals("text"u8), reader.ValueTextEquals("attrs"u8), reader.ValueTextEquals("content"u8));
            if (type == DocumentNode.None && (isText || isAttributes || isContent))
                type = Ahead(reader);
            reader.Read();
            if (isText && type == DocumentNode.Text)
                text.Append(ref reader);
            else if (isAttributes && type is > DocumentNode.HardBreak and < DocumentNode.Item)
                Attribute(ref reader, text, type);
            else if (isContent && type >= DocumentNode.Inline)
            {
                Content(ref reader, text, type, parent, number, indent);
                hasContent = true;
            }
            else
                reader.Skip();
        }
        if (type == DocumentNode.HardBreak)
            Break(text, indent);
        else if (type == DocumentNode.Rule)
            text.Append("---"u8);
        else if (type == DocumentNode.Item && !hasContent)
            Bullet(text, parent, number);
    }

    /// <summary>The type of a node that has other members before it.</summary>
    private static DocumentNode Ahead(Utf8JsonReader reader)
    {
        do
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
                return TypeOf(ref reader);
            reader.Skip();
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName);
        return DocumentNode.Other;
    }

    private static void Break(TextBuffer text, int indent)
    {
        text.Append("\n"u8);
        text.Append(' ', indent);
    }

    private static void Content(ref Utf8JsonReader reader, TextBuffer text, DocumentNode type, DocumentNode parent, int number, int indent)
    {
        if (type == DocumentNode.Item)
            Bullet(text, parent, number);
        if (reader.TokenType != JsonTokenType.StartArray || type == DocumentNode.Rule)
            reader.Skip();
        else if (type == DocumentNode.Item)
            Blocks(ref reader, text, type, "\n"u8, indent + 2);
        else if (type == DocumentNode.Row)
            Blocks(ref reader, text, type, " | "u8, 0);
        else if (type is DocumentNode.Paragraph or DocumentNode.Inline)
            Inlines(ref reader, text, indent);
        else
            Blocks(ref reader, text, type, "\n"u8, indent);
    }

    private static void Inlines(ref Utf8JsonReader reader, TextBuffer text, int indent)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                Node(ref reader, text, DocumentNode.Paragraph, 1, indent);
            else
                reader.Skip();
        }
    }

    private static void Bullet(TextBuffer text, DocumentNode parent, int number)
    {
        if (parent != DocumentNode.OrderedList)
        {
            text.Append("- "u8);
            return;
        }
        Span<byte> digits = stackalloc byte[12];
        Utf8Formatter.TryFormat(number, digits, out var length);
        text.Append(digits[..length]);
        text.Append(". "u8);
    }

    private static void Attribute(ref Utf8JsonReader reader, TextBuffer text, DocumentNode type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        var name = type switch
        {
            DocumentNode.Card => "url"u8,
            DocumentNode.Date => "timestamp"u8,
            DocumentNode.Media => "alt"u8,
            _ => "text"u8,
        };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (!isIt)
                reader.Skip();
            else if (type == DocumentNode.Date)
                Day(ref reader, text);
            else if (reader.TokenType == JsonTokenType.String)
                text.Append(ref reader);
        }
    }

    private static void Day(ref Utf8JsonReader reader, TextBuffer text)
    {
        var milliseconds = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        var day = long.TryParse(milliseconds, out var since)
            ? DateTimeOffset.FromUnixTimeMilliseconds(since).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : milliseconds;
        text.Append(System.Text.Encoding.UTF8.GetBytes(day ?? ""));
    }

    private static DocumentNode TypeOf(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        4 when reader.ValueTextEquals("text"u8) => DocumentNode.Text,
        4 when reader.ValueTextEquals("rule"u8) => DocumentNode.Rule,
        4 when reader.ValueTextEquals("date"u8) => DocumentNode.Date,
        5 when reader.ValueTextEquals("emoji"u8) => DocumentNode.Emoji,
        5 when reader.ValueTextEquals("media"u8) => DocumentNode.Media,
        5 when reader.ValueTextEquals("table"u8) => DocumentNode.List,
        6 when reader.ValueTextEquals("status"u8) => DocumentNode.Inline,
        7 when reader.ValueTextEquals("mention"u8) => DocumentNode.Inline,
        7 when reader.ValueTextEquals("heading"u8) || reader.ValueTextEquals("caption"u8) => DocumentNode.Paragraph,
        8 when reader.ValueTextEquals("listItem"u8) || reader.ValueTextEquals("taskItem"u8) => DocumentNode.Item,
        8 when reader.ValueTextEquals("taskList"u8) => DocumentNode.List,
        8 when reader.ValueTextEquals("tableRow"u8) => DocumentNode.Row,
        9 when reader.ValueTextEquals("paragraph"u8) || reader.ValueTextEquals("codeBlock"u8) => DocumentNode.Paragraph,
        9 when reader.ValueTextEquals("hardBreak"u8) => DocumentNode.HardBreak,
        9 when reader.ValueTextEquals("blockCard"u8) || reader.ValueTextEquals("embedCard"u8) => DocumentNode.Card,
        10 when reader.ValueTextEquals("bulletList"u8) => DocumentNode.List,
        10 when reader.ValueTextEquals("inlineCard"u8) => DocumentNode.Card,
        11 when reader.ValueTextEquals("orderedList"u8) => DocumentNode.OrderedList,
        12 when reader.ValueTextEquals("decisionItem"u8) => DocumentNode.Item,
        12 when reader.ValueTextEquals("decisionList"u8) => DocumentNode.List,
        _ => DocumentNode.Other,
    };
}
