using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Reading of stored records; every reader answers null where the member is absent.</summary>
internal static class NetSuiteJson
{
    public static string? Text(this JsonObject record, string field) =>
        record[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool HasText(this JsonObject record, string field) => !string.IsNullOrWhiteSpace(record.Text(field));

    public static bool Flag(this JsonObject record, string field) => record[field]?.GetValueKind() == JsonValueKind.True;

    /// <summary>Exact: read from the written digits, never through a binary fraction.</summary>
    public static decimal? Number(this JsonObject record, string field) =>
        record[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && TryNumber(value, out var number) ? number : null;

    public static bool TryNumber(JsonValue value, out decimal number) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>The id inside a reference or choice.</summary>
    public static string? Reference(this JsonObject record, string field) => (record[field] as JsonObject)?.Text("id");

    public static string Id(this JsonObject record) => record.Text("id")!;

    public static IReadOnlyList<JsonObject> Lines(this JsonObject record, string field) =>
        record[field]?["items"] is JsonArray lines ? [.. lines.OfType<JsonObject>()] : [];

    public static void SetReference(this JsonObject record, string field, string id) => record[field] = new JsonObject { ["id"] = id };

    public static JsonObject Copy(this JsonObject record) => record.DeepClone().AsObject();
}
