using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Checks of plain values.</summary>
internal static class NetSuiteScalars
{
    private const int MaxText = 100_000;

    /// <summary>Keeps quantity times rate inside what a decimal holds.</summary>
    private const decimal MaxNumber = 100_000_000_000_000m;

    /// <summary>The value to store, or null when it is refused.</summary>
    public static JsonNode? Read(NetSuiteField field, JsonNode node)
    {
        if (node is not JsonValue value) return null;
        var kind = value.GetValueKind();
        return field.Kind switch
        {
            NetSuiteFieldKind.Flag => kind is JsonValueKind.True or JsonValueKind.False ? JsonValue.Create(kind == JsonValueKind.True) : null,
            NetSuiteFieldKind.Number => Number(value, kind) is { } number ? JsonValue.Create(number) : null,
            NetSuiteFieldKind.Whole => Number(value, kind) is { } whole && whole % 1m == 0m ? JsonValue.Create(decimal.Truncate(whole)) : null,
            NetSuiteFieldKind.Day =>
                kind == JsonValueKind.String && NetSuiteTimes.TryDay(value.GetValue<string>(), out var day) ? NetSuiteTimes.Day(day) : null,
            NetSuiteFieldKind.Text => Text(field, value, kind),
            _ => null,
        };
    }

    private static decimal? Number(JsonValue value, JsonValueKind kind) =>
        kind == JsonValueKind.Number && NetSuiteJson.TryNumber(value, out var number) && Math.Abs(number) < MaxNumber ? number : null;

    private static JsonValue? Text(NetSuiteField field, JsonValue value, JsonValueKind kind)
    {
        if (kind == JsonValueKind.Number) return JsonValue.Create(value.ToJsonString());
        if (kind != JsonValueKind.String) return null;
        var text = value.GetValue<string>();
        if (text.Length > MaxText || (field.Name == "externalId" && !NetSuiteExternalIds.IsValid(text))) return null;
        return JsonValue.Create(text);
    }
}
