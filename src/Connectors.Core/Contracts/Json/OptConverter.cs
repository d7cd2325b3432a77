using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A member of a patch is absent, null or the value in JSON. Leaving out what is not mentioned is the writer's part
/// (<see cref="ContractJson"/>).</summary>
internal sealed class OptConverter<T> : JsonConverter<Opt<T>>
    where T : notnull
{
    public override bool HandleNull => true;

    public override Opt<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Opt<T>.Null : JsonSerializer.Deserialize<T>(ref reader, options)!;

    public override void Write(Utf8JsonWriter writer, Opt<T> value, JsonSerializerOptions options)
    {
        if (value.TryGet(out var set))
            JsonSerializer.Serialize(writer, set, options);
        else
            writer.WriteNullValue();
    }
}
