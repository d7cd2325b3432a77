using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>An extension is <c>{"t","v","label","defn"}</c> in JSON. The value is read after the object, because its type may stand behind
/// it.</summary>
internal sealed class ExtensionValueConverter : JsonConverter<ExtensionValue>
{
    public override ExtensionValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ObjectReader.Start(reader);
        string? type = null, label = null, definition = null;
        JsonElement? value = null;
        while (ObjectReader.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("t"u8))
                type = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("v"u8))
                value = Element(ref reader);
            else if (reader.ValueTextEquals("label"u8))
                label = ObjectReader.Text(ref reader);
            else if (reader.ValueTextEquals("defn"u8))
                definition = ObjectReader.Text(ref reader);
            else
                ObjectReader.Pass(ref reader);
        }
        if (type is null || value is not { ValueKind: not JsonValueKind.Null } found)
            throw new JsonException();
        return new(type, Value(type, found, options)) { Label = label, Definition = definition };
    }

    public override void Write(Utf8JsonWriter writer, ExtensionValue value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("t"u8, value.Type);
        writer.WritePropertyName("v"u8);
        JsonSerializer.Serialize(writer, value.Value, options.GetTypeInfo(value.Value.GetType()));
        ObjectReader.Write(writer, "label"u8, value.Label);
        ObjectReader.Write(writer, "defn"u8, value.Definition);
        writer.WriteEndObject();
    }

    private static JsonElement Element(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonElement.ParseValue(ref reader);
    }

    private static object Value(string type, JsonElement value, JsonSerializerOptions options) => type switch
    {
        "string" or "text" => Typed<string>(value, options),
        "integer" => Typed<long>(value, options),
        "decimal" => Typed<decimal>(value, options),
        "boolean" => Typed<bool>(value, options),
        "date" => Typed<DateOnly>(value, options),
        "instant" => Typed<DateTimeOffset>(value, options),
        "money" => Typed<Money>(value, options),
        "coded" => Typed<CodedText>(value, options),
        "multiCoded" => Typed<ImmutableArray<CodedText>>(value, options),
        "ref" => Typed<Ref<AnyEntity>>(value, options),
        _ => value,
    };

    private static object Typed<T>(JsonElement value, JsonSerializerOptions options) => value.Deserialize<T>(options)!;
}
