using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Compares stored values the way the vendor does for each type of field.</summary>
internal static class SoqlValue
{
    /// <summary>Ids by code point, other text without regard to case; dates and times are stored in a form that sorts as text.</summary>
    public static StringComparer Text(SalesforceField field) => field.IsText ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    public static decimal Number(JsonNode node) => node.AsValue().TryGetValue<decimal>(out var number)
        ? number
        : decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static int Compare(JsonNode left, JsonNode right, SalesforceField field)
    {
        if (field.IsNumber)
            return Number(left).CompareTo(Number(right));
        return field.Type == SalesforceFieldType.Boolean
            ? left.GetValue<bool>().CompareTo(right.GetValue<bool>())
            : Text(field).Compare(left.GetValue<string>(), right.GetValue<string>());
    }

    /// <summary>The same for a null on either side: first or last as the query asks, whatever the direction.</summary>
    public static int CompareNullable(JsonNode? left, JsonNode? right, SalesforceField field, SoqlOrder order)
    {
        if (left is null || right is null)
            return left is null == right is null ? 0 : left is null == order.NullsLast ? 1 : -1;
        var result = Compare(left, right, field);
        return order.Descending ? -result : result;
    }
}
