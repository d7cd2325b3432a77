using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Flows;

/// <summary>The JSON of dead letters. Not generated: money, keys and work time name converters that generated code cannot see from here.</summary>
internal static class LetterJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 64,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonTypeInfo<DeadLetter> Letter { get; } = (JsonTypeInfo<DeadLetter>)Options.GetTypeInfo(typeof(DeadLetter));
}
