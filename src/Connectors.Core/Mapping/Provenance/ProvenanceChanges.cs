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
            return provenance.Only(static _ => false);
        var count = provenance.Marks.Length;
        Span<Range> now = count <= 256 ? stackalloc Range[count] : new Range[count];
        Span<Range> then = count <= 256 ? stackalloc Range[count] : new Range[count];
        now.Clear();
        then.Clear();
        Find(tree, json, now);
        Find(tree, earlier, then);
        var changed = new bool[count];
        for (var place = 0; place < count; place++)
            changed[place] = !Same(json[now[place]], earlier[then[place]]);
        return provenance.Only(place => changed[place]);
    }

    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.SequenceEqual(other))
            return true;
        if (one.IndexOf("\"key\":"u8) < 0 || other.IndexOf("\"key\":"u8) < 0)
            return false;
        return JsonNode.DeepEquals(Bare(one), Bare(other));
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
