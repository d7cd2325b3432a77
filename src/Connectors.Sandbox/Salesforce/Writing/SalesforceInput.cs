using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Checks one written value against its field and turns it into the form in which it is stored and returned.</summary>
internal static class SalesforceInput
{
    /// <summary>Digits before the point that a number may have, whatever its scale: 18 in all.</summary>
    private const int MaxDigits = 18;

    /// <returns>Null for null and for an empty text, which the vendor does not tell apart.</returns>
    public static JsonNode? Store(SalesforceField field, JsonNode? value)
    {
        if (value is null)
            return field.Type == SalesforceFieldType.Boolean ? false : null;
        if (value is JsonObject or JsonArray)
            throw SalesforceErrors.Json(
                $"Cannot deserialize instance of {field.TypeName} from {(value is JsonObject ? "START_OBJECT" : "START_ARRAY")} value or"
                + " request may be missing a required field at [line:1, column:2]");

        // Numbers and booleans are taken for a text, and the other way round if the text reads as one.
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (text.Length == 0)
            return field.Type == SalesforceFieldType.Boolean ? throw SalesforceErrors.WrongJson(field.TypeName, value) : null;
        if (field.IsNumber)
            return Number(field, value, text);
        return field.Type switch
        {
            SalesforceFieldType.Boolean => bool.TryParse(text, out var flag) ? flag : throw SalesforceErrors.WrongJson("boolean", value),
            SalesforceFieldType.Date =>
                SalesforceTime.TryReadDay(text, out var day) ? SalesforceTime.Write(day) : throw SalesforceErrors.WrongJson("date", value),
            SalesforceFieldType.DateTime => SalesforceTime.TryRead(text, out var instant)
                ? SalesforceTime.Write(instant)
                : throw SalesforceErrors.WrongJson("datetime", value),
            SalesforceFieldType.Reference or SalesforceFieldType.Id =>
                SalesforceId.Normalise(text) ?? throw SalesforceErrors.MalformedId(field, text),
            _ => Text(field, text),
        };
    }

    /// <summary>Amounts always carry a decimal point in answers (<c>125000.0</c>), whole numbers never.</summary>
    public static JsonNode Number(SalesforceField field, decimal number)
    {
        var rounded = Math.Round(number, field.Scale, MidpointRounding.AwayFromZero);
        // Dividing by one with many zeros removes trailing zeros; adding 0.0 puts the first one back.
        var plain = rounded / 1.000000000000000000000000000m;
        return JsonValue.Create(field.Type == SalesforceFieldType.Int ? plain : plain + 0.0m);
    }

    private static JsonNode Number(SalesforceField field, JsonNode value, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // A number too large for a decimal is a number all the same.
            throw value.GetValueKind() == JsonValueKind.Number
                ? SalesforceErrors.OutsideRange(field, text)
                : SalesforceErrors.WrongJson(field.TypeName, value);
        }

        var limit = 1m;
        for (var digit = field.Scale; digit < MaxDigits; digit++)
            limit *= 10;
        if (field.Type == SalesforceFieldType.Int)
            limit = 1_000_000_000m;
        return Math.Abs(number) < limit ? Number(field, number) : throw SalesforceErrors.OutsideRange(field, text);
    }

    private static JsonNode Text(SalesforceField field, string text)
    {
        if (field.Restricted && !field.Values.Contains(text, StringComparer.Ordinal))
            throw SalesforceErrors.Restricted(field, text);
        if (text.Length > field.Length)
            throw SalesforceErrors.TooLong(field, text);
        if (field.Type == SalesforceFieldType.Email && !IsEmail(text))
            throw SalesforceErrors.Email(field, text);
        return text;
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.AsSpan(at).LastIndexOf('.') is > 1 and var dot && at + dot < text.Length - 1
            && !text.Any(char.IsWhiteSpace);
    }
}
