using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Provenance as an envelope carries it: <c>"provenance":{"/duration":{"from":["time_in_minutes"],"rule":"duration",...}}</c>.</summary>
internal static class ProvenanceText
{
    public static void Write(Utf8JsonWriter writer, RecordProvenance provenance)
    {
        writer.WriteStartObject("provenance"u8);
        foreach (var field in provenance.Fields)
        {
            writer.WriteStartObject(field.Path);
            writer.WriteStartArray("from"u8);
            foreach (var source in field.Sources)
                writer.WriteStringValue(source);
            writer.WriteEndArray();
            writer.WriteString("rule"u8, field.Rule);
            writer.WriteString("layer"u8, field.Layer);
            if (field.Owner is not null)
                writer.WriteString("owner"u8, field.Owner);
            writer.WriteString("document"u8, field.Document);
            if (field.Alternative is { } alternative)
                writer.WriteNumber("alternative"u8, alternative);
            if (field.IsDefault)
                writer.WriteBoolean("default"u8, true);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    public static RecordProvenance Read(JsonElement provenance)
    {
        ImmutableArray<FieldProvenance> fields = [.. provenance.EnumerateObject().Select(field => Field(field.Name, field.Value))];
        var marks = new byte[fields.Length];
        marks.AsSpan().Fill(RecordProvenance.Present);
        return new(new StoredProvenance(fields), marks);
    }

    private static FieldProvenance Field(string path, JsonElement field) => new(
        path,
        [.. field.GetProperty("from").EnumerateArray().Select(source => Text(source))],
        Text(field.GetProperty("rule")),
        Text(field.GetProperty("layer")),
        field.TryGetProperty("owner", out var owner) ? Text(owner) : null,
        Text(field.GetProperty("document")),
        field.TryGetProperty("alternative", out var alternative) ? alternative.GetInt32() : null,
        field.TryGetProperty("default", out var isDefault) && isDefault.GetBoolean());

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException();
}
