using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Extensions are an object in JSON, sorted by key whatever the comparer of the map is.</summary>
internal sealed class ExtensionsConverter : JsonConverter<ImmutableSortedDictionary<string, ExtensionValue>>
{
    public override ImmutableSortedDictionary<string, ExtensionValue> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ObjectReader.Start(reader);
        var found = AuditedRecord.NoExtensions.ToBuilder();
        while (ObjectReader.NextMember(ref reader))
        {
            var key = reader.GetString()!;
            reader.Read();
            found[key] = JsonSerializer.Deserialize<ExtensionValue>(ref reader, options) ?? throw new JsonException();
        }
        return found.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, ExtensionValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, extension) in value.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            JsonSerializer.Serialize(writer, extension, options);
        }
        writer.WriteEndObject();
    }
}
