using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Benchmarks;

/// <summary>The same page spelt otherwise: what vendors may do and do.</summary>
internal static class PageVariants
{
    /// <summary>Members of every object in random order.</summary>
    public static byte[] Shuffled(ReadOnlyMemory<byte> page, int seed) =>
        Write(Shuffle(JsonNode.Parse(page.Span)!, new Random(seed)), new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>With line ends and indents.</summary>
    public static byte[] Indented(ReadOnlyMemory<byte> page) =>
        Write(JsonNode.Parse(page.Span)!, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>With everything escaped that is not a plain letter: <c>\u002B0000</c> is a time zone.</summary>
    public static byte[] Escaped(ReadOnlyMemory<byte> page) => Write(JsonNode.Parse(page.Span)!, new() { Encoder = JavaScriptEncoder.Default });

    private static byte[] Write(JsonNode node, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
            node.WriteTo(writer);
        return stream.ToArray();
    }

    private static JsonNode Shuffle(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonObject members:
                KeyValuePair<string, JsonNode?>[] all =
                    [.. members.Select(member => KeyValuePair.Create(member.Key, Shuffled(member.Value, random)))];
                random.Shuffle(all);
                return new JsonObject(all);
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Shuffled(item, random))]);
            default:
                return node;
        }
    }

    private static JsonNode? Shuffled(JsonNode? node, Random random) => node is null ? null : Shuffle(node.DeepClone(), random);
}
