using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Documents of Atlassian's format as people write them into descriptions.</summary>
internal static class IssueDocument
{
    public static void Write(Utf8JsonWriter writer, Random random, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", "doc");
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("content");
        Block(writer, "heading", () => Text(writer, PageText.Some(random, 3)));
        Block(writer, "paragraph", () =>
        {
            Text(writer, PageText.Some(random, 9) + " ");
            Text(writer, PageText.Some(random, 2), strong: true);
            if (random.Next(3) == 0)
                Leaf(writer, "hardBreak");
            Text(writer, random.Next(6) == 0 ? " as \"agreed\"\twith " : " with ");
            Mention(writer, random.Next(40));
        });
        Block(writer, random.Next(2) == 0 ? "bulletList" : "orderedList", () =>
        {
            for (var item = 0; item < 3; item++)
                Block(writer, "listItem", () => Block(writer, "paragraph", () => Text(writer, PageText.Some(random, 4))));
        });
        if (random.Next(3) == 0)
            Leaf(writer, "rule");
        Block(writer, "codeBlock", () => Text(writer, "SELECT id\nFROM customer"));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Block(Utf8JsonWriter writer, string type, Action content)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        if (type == "heading")
        {
            writer.WriteStartObject("attrs");
            writer.WriteNumber("level", 2);
            writer.WriteEndObject();
        }
        writer.WriteStartArray("content");
        content();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string text, bool strong = false)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", text);
        if (strong)
        {
            writer.WriteStartArray("marks");
            Leaf(writer, "strong");
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void Mention(Utf8JsonWriter writer, int person)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "mention");
        writer.WriteStartObject("attrs");
        writer.WriteString("id", $"5b10a2844c20165700ede2{person:D2}");
        writer.WriteString("text", $"@Mia Müller {person}");
        writer.WriteString("accessLevel", "");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Leaf(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteEndObject();
    }
}
