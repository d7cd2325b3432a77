using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Makes the converter for each closed type of references.</summary>
internal sealed class RefConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Ref<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(RefConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
