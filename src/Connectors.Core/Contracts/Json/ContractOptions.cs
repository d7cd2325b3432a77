using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Contracts;

/// <summary>How contracts are read and written: the generated metadata, without empty lists and without what a patch does not mention.</summary>
internal static class ContractOptions
{
    private const int MaxDepth = 64;

    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = MaxDepth,
            // A host's own contract is not in the generated context and is described by reflection.
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractJson.Default, new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutEmpty),
            Converters = { new DecimalConverter(), new InstantConverter(), new ExtensionsConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType.IsAssignableTo(typeof(ICollection)))
                property.ShouldSerialize = static (_, value) => value is ICollection { Count: > 0 };
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Opt<>))
                property.ShouldSerialize = static (_, value) => value is IPatchMember { IsMentioned: true };
        }
    }
}
