using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>An open code has the shape of a closed one in JSON.</summary>
internal sealed class CodedTextConverter : JsonConverter<CodedText>
{
    public override CodedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (code, raw, label, system) = CodedParts.Read(ref reader);
        return new() { Code = code, Raw = raw, Label = label, System = system };
    }

    public override void Write(Utf8JsonWriter writer, CodedText value, JsonSerializerOptions options) =>
        CodedParts.Write(writer, value.Code, value.Raw, value.Label, value.System);
}
