using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A vendor's key is <c>{"system","connection","object","value","kind"}</c> in JSON, all members present.</summary>
internal sealed class VendorReferenceConverter : JsonConverter<VendorReference>
{
    public override VendorReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, VendorReference value, JsonSerializerOptions options) => Write(writer, value);

    public static VendorReference Read(ref Utf8JsonReader reader)
    {
        ObjectReader.Start(reader);
        string? system = null, connection = null, item = null, value = null, kind = null;
        while (ObjectReader.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("system"u8))
                system = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("connection"u8))
                connection = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("object"u8))
                item = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("value"u8))
                value = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("kind"u8))
                kind = ObjectReader.Text(ref reader);
            else
                ObjectReader.Pass(ref reader);
        }
        if (system is null || connection is null || item is null || string.IsNullOrEmpty(value))
            throw new JsonException();
        return new(system, connection, item, value, kind is null ? KeyKind.Primary : CodeTable<KeyKind>.Find(kind));
    }

    public static void Write(Utf8JsonWriter writer, VendorReference value)
    {
        writer.WriteStartObject();
        writer.WriteString("system"u8, value.System);
        writer.WriteString("connection"u8, value.Connection);
        writer.WriteString("object"u8, value.Object);
        writer.WriteString("value"u8, value.Value);
        writer.WriteString("kind"u8, CodeTable<KeyKind>.NameOf(value.Kind));
        writer.WriteEndObject();
    }
}
