using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The right side of a comparison, checked against the type of the field on the left.</summary>
internal static class SoqlComparand
{
    /// <summary>Order of a stored value relative to the literal. For a span of days 0 means inside it.</summary>
    public static Func<JsonNode, int> Bind(SalesforceField field, SoqlLiteral literal, string query, DateOnly today)
    {
        switch (field.Type)
        {
            case SalesforceFieldType.Id or SalesforceFieldType.Reference:
                var id = Id(field, literal, query);
                return node => string.CompareOrdinal(node.GetValue<string>(), id);
            case SalesforceFieldType.Boolean when literal.Kind == SoqlLiteralKind.Boolean:
                var flag = literal.Text == "true";
                return node => node.GetValue<bool>().CompareTo(flag);
            case SalesforceFieldType.Date when literal.Kind == SoqlLiteralKind.Days:
                var (first, last) = SoqlDays.Span(literal.Text, literal.Count, today);
                return Between(SalesforceTime.Write(first), SalesforceTime.Write(last));
            case SalesforceFieldType.DateTime when literal.Kind == SoqlLiteralKind.Days:
                var (from, to) = SoqlDays.Span(literal.Text, literal.Count, today);
                return Between(SalesforceTime.Write(from) + "T00:00:00.000+0000", SalesforceTime.Write(to) + "T23:59:59.000+0000");
            case SalesforceFieldType.Date when literal.Kind == SoqlLiteralKind.Date && SalesforceTime.TryReadDay(literal.Text, out _):
                return node => string.CompareOrdinal(node.GetValue<string>(), literal.Text);
            case SalesforceFieldType.DateTime when literal.Kind == SoqlLiteralKind.DateTime && SalesforceTime.TryRead(literal.Text, out var instant):
                var stamp = SalesforceTime.Write(instant);
                return node => string.CompareOrdinal(node.GetValue<string>(), stamp);
            default:
                return Rest(field, literal, query);
        }
    }

    /// <summary>The 18-character form, so that both spellings of an id meet the same record.</summary>
    public static string Id(SalesforceField field, SoqlLiteral literal, string query)
    {
        if (literal.Kind != SoqlLiteralKind.String)
            throw Wrong(field, literal, query);
        return SalesforceId.Normalise(literal.Text) ?? throw SoqlErrors.WrongId(query, literal.Position, literal.Text);
    }

    public static SalesforceRefusedException Wrong(SalesforceField field, SoqlLiteral literal, string query) =>
        SoqlErrors.WrongLiteral(query, literal.Position,
        field.Name, field.Type == SalesforceFieldType.DateTime ? "dateTime" : field.IsText ? "string" : field.TypeName, field.IsText || field.IsId);

    private static Func<JsonNode, int> Rest(SalesforceField field, SoqlLiteral literal, string query)
    {
        if (field.IsText && literal.Kind == SoqlLiteralKind.String)
            return node => StringComparer.OrdinalIgnoreCase.Compare(node.GetValue<string>(), literal.Text);
        if (field.IsNumber && literal.Kind == SoqlLiteralKind.Number
            && decimal.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return node => SoqlValue.Number(node).CompareTo(number);
        throw Wrong(field, literal, query);
    }

    private static Func<JsonNode, int> Between(string first, string last) => node =>
    {
        var text = node.GetValue<string>();
        return string.CompareOrdinal(text, first) < 0 ? -1 : string.CompareOrdinal(text, last) > 0 ? 1 : 0;
    };
}
