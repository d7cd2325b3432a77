using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Flows;

/// <summary>The JSON of recordings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, MaxDepth = 64)]
[JsonSerializable(typeof(RecordingLine))]
internal sealed partial class RecordingJson : JsonSerializerContext
{
    private static RecordingJson? _plain;

    /// <summary>Bodies lie in texts: they are spelled as they are, not made safe for web pages.</summary>
    public static RecordingJson Plain => _plain ??= new(new(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
