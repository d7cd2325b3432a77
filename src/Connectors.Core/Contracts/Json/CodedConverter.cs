using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A code is <c>{"code":"billable","raw":"true","label":"Yes","system":"kantata"}</c> in JSON, absent members left out.</summary>
internal sealed class CodedConverter<T> : JsonConverter<Coded<T>>
    where T : struct, Enum
{
    public override Coded<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (code, raw, label, system) = CodedParts.Read(ref reader);
        return new(CodeTable<T>.Find(code), raw, label, system);
    }

    public override void Write(Utf8JsonWriter writer, Coded<T> value, JsonSerializerOptions options) =>
        CodedParts.Write(writer, CodeTable<T>.NameOf(value.Code), value.Raw, value.RawLabel, value.System);
}
