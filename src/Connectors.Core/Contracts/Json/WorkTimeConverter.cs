using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Work time is an integer of seconds in JSON.</summary>
internal sealed class WorkTimeConverter : JsonConverter<WorkTime>
{
    public override WorkTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) ? new(seconds) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, WorkTime value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Seconds);
}
