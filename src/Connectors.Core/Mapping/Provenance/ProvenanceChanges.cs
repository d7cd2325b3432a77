using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Compares two forms of a record field by field. Names and ids of references do not count: our knowing more is no change.</summary>
public static class ProvenanceChanges
{
    /// <summary>The record with the provenance of those fields only that differ from an earlier form of it.</summary>
    /// <param name="record">A record as a mapping gave it, with provenance; any other is given back as it is.</param>
    /// <param name="previous">The earlier form.</param>
    public static CanonicalRecord WithChangedProvenance(this CanonicalRecord record, CanonicalRecord previous)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(previous);
        return record.Provenance is { Table: PlanProvenance table } provenance
            ? record with { Provenance = provenance.Since(table.Places.Tree, record.Json.Span, previous.Json.Span) }
            : record;
    }

    private static RecordProvenance Since(this RecordProvenance provenance, PlaceNode tree, ReadOnlySpan<byte> json, ReadOnlySpan<byte> earlier)
    {
        if (json.SequenceEqual(earlier))
            return provenance.With(new byte[provenance.Marks.Length]);
        var count = provenance.Marks.Length;
        Span<Range> now = count <= 256 ? stackalloc Range[count] : new Range[count];
        Span<Range> then = count <= 256 ? stackalloc Range[count] : new Range[count];
        now.Clear();
        then.Clear();
        Find(tree, json, now);
        Find(tree, earlier, then);
        var marks = provenance.Marks.ToArray();
        for (var place = 0; place < count; place++)
        {
            if (Same(json[now[place]], earlier[then[place]]))
                marks[place] = RecordProvenance.Absent;
        }
        return provenance.With(marks);
    }

    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.SequenceEqual(other))
            return true;
        if (one.IndexOf("\"key\":"u8) < 0 || other.IndexOf("\"key\":"u8) < 0)
            return false;
        var (key, otherKey) = (KeyOf(one), KeyOf(other));
        return key is { } mine && otherKey is { } theirs ? one[mine].SequenceEqual(other[theirs]) : JsonNode.DeepEquals(Bare(one), Bare(other));
    }

    /// <summary>Where the key of a reference lies; null for a value that is more than a reference.</summary>
    private static Range? KeyOf(ReadOnlySpan<byte> json)
    {
        Range? key = null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.ValueTextEquals("key"u8);
            if (!isKey && !reader.ValueTextEquals("id"u8) && !reader.ValueTextEquals("display"u8) && !reader.ValueTextEquals("state"u8))
                return null;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            key = isKey ? start..(int)reader.BytesConsumed : key;
        }
        return key;
    }

    private static JsonNode? Bare(ReadOnlySpan<byte> json)
    {
        var node = JsonNode.Parse(json);
        AuthoredRecord.Strip(node);
        return node;
    }

    private static void Find(PlaceNode tree, ReadOnlySpan<byte> json, Span<Range> places)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        Inside(tree, ref reader, places);
    }

    /// <summary>Members stand in the order of the tree; those that are none of it are left out.</summary>
    private static void Inside(PlaceNode node, ref Utf8JsonReader reader, Span<Range> places)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var child = reader.TokenType == JsonTokenType.PropertyName ? Named(node, ref next, ref reader) : node.Children.FirstOrDefault();
            if (reader.TokenType == JsonTokenType.PropertyName)
                reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (child is { Place: < 0 } && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                Inside(child, ref reader, places);
                continue;
            }
            reader.Skip();
            if (child is { Place: >= 0 })
                places[child.Place] = start..(int)reader.BytesConsumed;
        }
    }

    private static PlaceNode? Named(PlaceNode node, ref int next, ref Utf8JsonReader reader)
    {
        for (var tried = 0; tried < node.Children.Length; tried++)
        {
            var child = node.Children[(next + tried) % node.Children.Length];
            if (!reader.ValueTextEquals(child.Name))
                continue;
            next = (next + tried + 1) % node.Children.Length;
            return child;
        }
        return null;
    }
}
