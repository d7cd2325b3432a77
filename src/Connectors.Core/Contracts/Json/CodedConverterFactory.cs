using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Makes the converter for each closed type of codes.</summary>
internal sealed class CodedConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Coded<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(CodedConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
