using System.Globalization;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>Reads the members of an envelope.</summary>
internal static class EnvelopeReader
{
    public static Outcome<CanonicalRecord> Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 66 });
            return Record(document.RootElement);
        }
        catch (JsonException)
        {
            return CanonicalEnvelope.Refuse("is not valid JSON, or deeper than 64 levels");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return CanonicalEnvelope.Refuse("lacks a member, or has one of the wrong type");
        }
    }

    private static Outcome<CanonicalRecord> Record(JsonElement line)
    {
        var json = Json(line.GetProperty("data"), line.TryGetProperty("ext", out var ext) ? ext : null);
        var pointers = line.TryGetProperty("refs", out var refs) ? refs.EnumerateObject()
            .ToDictionary(reference => reference.Name, reference => reference.Value.GetString() ?? "") : [];
        if (new ReferencePlaces(pointers.Keys).Find(json) is not { } places)
            return CanonicalEnvelope.Refuse("holds data that cannot be read");
        return new CanonicalRecord
        {
            Entity = Text(line, "entity"),
            Schema = Text(line, "schema"),
            Id = line.TryGetProperty("id", out var id) ? CanonicalId.Parse(id.GetString() ?? "") : null,
            Source = Source(line.GetProperty("source")),
            State = StateText.Parse(Text(line, "state")),
            Json = json,
            ContentHash = Text(line, "contentHash"),
            Trace = Trace(line.GetProperty("trace")),
            Provenance = line.TryGetProperty("provenance", out var provenance) ? ProvenanceText.Read(provenance) : null,
            References = [.. places.Select(place => new CanonicalReference(place.Path, pointers[place.Path], place.Key, IdOf(place)))],
        };
    }

    private static CanonicalId? IdOf(ReferencePlaces.Place place) => place.Id.Length == 0 ? null : CanonicalId.Parse(place.Text(1));

    private static RecordSource Source(JsonElement source) => new(
        Text(source, "system"),
        Text(source, "connection"),
        Text(source, "object"),
        Text(source, "id"),
        source.TryGetProperty("version", out var version) ? version.GetString() : null,
        source.TryGetProperty("modifiedAt", out var at)
            ? DateTimeOffset.Parse(at.GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) : null);

    private static RecordTrace Trace(JsonElement trace) =>
        new(Text(trace, "mapping"), Text(trace, "mappingVersion"), Text(trace, "origin"));

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException();

    private static byte[] Json(JsonElement data, JsonElement? ext)
    {
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer, SourceJson.Options);
        writer.WriteStartObject();
        foreach (var member in data.EnumerateObject())
            member.WriteTo(writer);
        if (ext is not null)
        {
            writer.WritePropertyName("ext"u8);
            ext.Value.WriteTo(writer);
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.Written.ToArray();
    }
}
