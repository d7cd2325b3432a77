using System.Globalization;
using System.Text.Json;

namespace Connectors.Tool;

/// <summary>Takes documents apart into values. An amount with its currency, a code with its raw value and a reference are one value in canonical
/// JSON; a vendor's body has none of these.</summary>
internal static class Leaves
{
    public static IEnumerable<Leaf> Canonical(JsonElement record) => Of(record, "", "", isCanonical: true);

    public static IEnumerable<Leaf> Body(JsonElement body) => Of(body, "", "", isCanonical: false);

    /// <summary>An amount of money, or null for every other value.</summary>
    public static (decimal Amount, string Currency)? Money(JsonElement value) =>
        IsMoney(value) && decimal.TryParse(value.GetProperty("amount").GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? (amount, value.GetProperty("currency").GetString()!)
            : null;

    /// <summary>A value as people read it, in one line.</summary>
    public static string Text(JsonElement value)
    {
        const int Most = 60;
        var text = Money(value) is { } money ? $"{value.GetProperty("amount").GetString()} {money.Currency}"
            : IsReference(value)
                ? $"{value.GetProperty("key").GetProperty("object").GetString()}/{value.GetProperty("key").GetProperty("value").GetString()}"
            : IsCoded(value) ? Code(value)
            : value.GetRawText();
        return text.Length <= Most ? text : $"{text[..(Most - 3)]}...";
    }

    private static IEnumerable<Leaf> Of(JsonElement value, string pointer, string field, bool isCanonical)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any() && !(isCanonical && IsOne(value)))
        {
            // An extension is what its value is.
            if (isCanonical && value.TryGetProperty("t", out _) && value.TryGetProperty("v", out var inner)
                && field.StartsWith("/ext/", StringComparison.Ordinal))
                return IsOne(inner) || inner.ValueKind != JsonValueKind.Array ? [new(pointer, field, inner)] : Of(inner, pointer, field, isCanonical);
            return value.EnumerateObject().SelectMany(member =>
            {
                var step = member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                return Of(member.Value, $"{pointer}/{step}", $"{field}/{step}", isCanonical);
            });
        }

        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            ? value.EnumerateArray().SelectMany((item, index) => Of(item, $"{pointer}/{index}", $"{field}/*", isCanonical))
            : [new(pointer, field, value)];
    }

    private static bool IsOne(JsonElement value) => IsMoney(value) || IsReference(value) || IsCoded(value);

    private static bool IsMoney(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 2
        && IsText(value, "amount") && IsText(value, "currency");

    private static bool IsReference(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("key", out var key)
        && value.TryGetProperty("state", out _) && key.ValueKind == JsonValueKind.Object && IsText(key, "object") && IsText(key, "value");

    private static bool IsCoded(JsonElement value) => value.ValueKind == JsonValueKind.Object && IsText(value, "code")
        && value.EnumerateObject().All(member => member.Name is "code" or "raw" or "label" or "system");

    private static bool IsText(JsonElement value, string member) =>
        value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String;

    private static string Code(JsonElement value) => value.TryGetProperty("raw", out var raw)
        ? $"{value.GetProperty("code").GetString()} ({raw.GetRawText()})"
        : value.GetProperty("code").GetString()!;
}
