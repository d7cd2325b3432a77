using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>How the commands over a store write JSON: one document, times in UTC.</summary>
internal static class ToolJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode document) => document.ToJsonString(Options) + "\n";

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    public static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
