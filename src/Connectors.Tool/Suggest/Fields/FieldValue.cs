using System.Text.Json;

namespace Connectors.Tool;

/// <summary>A value of a vendor field as it was sent.</summary>
/// <param name="Kind">What JSON says it is.</param>
/// <param name="Text">Its text, not unescaped twice.</param>
internal readonly record struct FieldValue(JsonValueKind Kind, string Text)
{
    public static FieldValue Of(JsonElement value) =>
        new(value.ValueKind, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
}
