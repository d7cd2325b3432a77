using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Connectors.Mapping;

/// <summary>Walks a record once and notes where the wanted values lie. A member that stands twice counts as it stands last.</summary>
internal static class Walker
{
    private const int Deepest = 64;

    /// <summary>Fills the slots.</summary>
    /// <returns>Null, or what is wrong with the record.</returns>
    public static string? Walk(ReadOnlySpan<byte> json, Shape shape, Slot[] slots) => Walk(json, json.Length, shape, slots);

    /// <summary>The same for a record that may be looked at beyond its end.</summary>
    /// <param name="json">The record, and up to <see cref="FastWalk.Ahead"/> bytes of what lies behind it.</param>
    /// <param name="length">Bytes of the record.</param>
    /// <param name="shape">Which places are wanted.</param>
    /// <param name="slots">To be filled; empty before.</param>
    public static string? Walk(ReadOnlySpan<byte> json, int length, Shape shape, Slot[] slots)
    {
        var record = json[..length];
        if (!Ascii.IsValid(record) && !Utf8.IsValid(record))
            return "is not UTF-8";
        return new FastWalk(json, length, slots).TryWalk(shape.Root) ? null : Strictly(record, shape, slots);
    }

    /// <summary>The same by the framework's reader: says what is wrong, and takes what the fast walk leaves.</summary>
    public static string? Strictly(ReadOnlySpan<byte> json, Shape shape, Slot[] slots)
    {
        slots.AsSpan().Clear();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        try
        {
            if (!reader.Read())
                return "is empty";
            Value(ref reader, shape.Root, slots);
            while (reader.Read())
            {
                // Trailing content makes the reader throw.
            }
            return null;
        }
        catch (JsonException)
        {
            return reader.CurrentDepth >= Deepest ? $"is deeper than {Deepest} levels" : $"is not valid JSON at byte {reader.BytesConsumed}";
        }
        catch (InvalidOperationException)
        {
            return $"holds a member name with half of a character before byte {reader.BytesConsumed}";
        }
    }

    private static void Value(ref Utf8JsonReader reader, TrieNode node, Slot[] slots)
    {
        var (start, kind) = ((int)reader.TokenStartIndex, reader.TokenType);
        var isEscaped = kind == JsonTokenType.String && reader.ValueIsEscaped;
        foreach (var below in node.Below)
            slots[below] = default;
        if (kind == JsonTokenType.StartObject && node.Members.Length > 0)
            Members(ref reader, node, slots);
        else if (kind == JsonTokenType.StartArray && node.Items.Length > 0)
            Items(ref reader, node, slots);
        else
            reader.Skip();
        if (node.Slot >= 0)
            slots[node.Slot] = new(start, (int)reader.BytesConsumed - start, kind, isEscaped);
    }

    private static void Members(ref Utf8JsonReader reader, TrieNode node, Slot[] slots)
    {
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(ref reader, node, expected);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }
            Value(ref reader, node.Members[index], slots);
            expected = index + 1;
        }
    }

    private static void Items(ref Utf8JsonReader reader, TrieNode node, Slot[] slots)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index < node.Items.Length && node.Items[index] is { } item)
                Value(ref reader, item, slots);
            else
                reader.Skip();
        }
    }

    /// <summary>Members mostly come in the order in which they came before, so the one after the last hit is tried first.</summary>
    private static int Find(ref Utf8JsonReader reader, TrieNode node, int expected)
    {
        if (!reader.ValueIsEscaped)
            return expected < node.Members.Length && reader.ValueTextEquals(node.Members[expected].Name) ? expected : node.Find(reader.ValueSpan);
        var name = new byte[reader.ValueSpan.Length];
        return node.Find(name.AsSpan(0, reader.CopyString(name)));
    }
}
