using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Flows;

/// <summary>The JSON of what intake stores. Not generated: keys name a converter that generated code cannot see from here.</summary>
internal static class IntakeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonTypeInfo<HintRecord> Hint { get; } = (JsonTypeInfo<HintRecord>)Options.GetTypeInfo(typeof(HintRecord));

    public static JsonTypeInfo<Tombstone> Tombstone { get; } = (JsonTypeInfo<Tombstone>)Options.GetTypeInfo(typeof(Tombstone));
}
