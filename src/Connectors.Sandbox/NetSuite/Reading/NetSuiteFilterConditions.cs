using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The operators of the q parameter, each allowed for the kinds that the vendor's table gives it to.</summary>
internal sealed class NetSuiteFilterConditions(NetSuiteBooks books)
{
    public static bool TakesNoValue(string operation) => operation is "EMPTY" or "EMPTY_NOT";

    public Func<JsonObject, bool> Build(NetSuiteField field, string operation, IReadOnlyList<string> values)
    {
        if (operation == "EMPTY") return record => record[field.Name] is null;
        if (operation == "EMPTY_NOT") return record => record[field.Name] is not null;
        var condition = field.Kind switch
        {
            NetSuiteFieldKind.Flag => Flag(field, operation, values),
            NetSuiteFieldKind.Text => Text(field, operation, values),
            NetSuiteFieldKind.Day or NetSuiteFieldKind.Moment => Day(field, operation, values),
            _ => Number(field, operation, values),
        };
        var shown = operation.Length <= 40 ? operation : operation[..40];
        return condition ?? throw NetSuiteErrors.Query($"Operator '{shown}' is not supported for field '{field.Name}'.");
    }

    private static Func<JsonObject, bool>? Flag(NetSuiteField field, string operation, IReadOnlyList<string> values)
    {
        if (operation is not ("IS" or "IS_NOT") || values.Count != 1) return null;
        var wanted = values[0].ToUpperInvariant() switch
        {
            "TRUE" or "T" => true,
            "FALSE" or "F" => false,
            _ => throw NetSuiteErrors.Query($"Invalid value for field '{field.Name}'."),
        };
        return record => record.Flag(field.Name) == (wanted == (operation == "IS"));
    }

    private static Func<JsonObject, bool>? Text(NetSuiteField field, string operation, IReadOnlyList<string> values)
    {
        var not = operation.EndsWith("_NOT", StringComparison.Ordinal);
        var value = values[0];
        Func<string, bool>? test = (not ? operation[..^4] : operation) switch
        {
            "IS" => text => text.Equals(value, StringComparison.OrdinalIgnoreCase),
            "CONTAIN" => text => text.Contains(value, StringComparison.OrdinalIgnoreCase),
            "START_WITH" => text => text.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "END_WITH" or "ENDWITH" => text => text.EndsWith(value, StringComparison.OrdinalIgnoreCase),
            "ANY_OF" => text => values.Contains(text, StringComparer.OrdinalIgnoreCase),
            _ => null,
        };
        return test is null ? null : record => test(record.Text(field.Name) ?? "") != not;
    }

    private static Func<JsonObject, bool>? Number(NetSuiteField field, string operation, IReadOnlyList<string> texts)
    {
        var not = operation.EndsWith("_NOT", StringComparison.Ordinal);
        var plain = not ? operation[..^4] : operation;
        if (field.Kind == NetSuiteFieldKind.Choice && plain is "ANY_OF" or "IS" or "EQUAL")
            return record => texts.Contains(record.Reference(field.Name)) != not;
        var values = texts.Select(t => decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NetSuiteErrors.Query($"Invalid value for field '{field.Name}'.")).ToList();
        Func<decimal, bool>? test = plain switch
        {
            "EQUAL" or "IS" when values.Count == 1 => n => n == values[0],
            "ANY_OF" => values.Contains,
            "GREATER" => n => n > values[0],
            "LESS" => n => n < values[0],
            "GREATER_OR_EQUAL" => n => n >= values[0],
            "LESS_OR_EQUAL" => n => n <= values[0],
            "BETWEEN" or "WITHIN" when values.Count == 2 => n => n >= values[0] && n <= values[1],
            _ => null,
        };
        return test is null ? null : record => (ValueOf(field, record) is { } number && test(number)) != not;
    }

    /// <summary>Whole days on the account's wall clock; a time of day cannot be asked for.</summary>
    private Func<JsonObject, bool>? Day(NetSuiteField field, string operation, IReadOnlyList<string> values)
    {
        var not = operation.EndsWith("_NOT", StringComparison.Ordinal);
        if (values.Count != 1 || !SuiteQlDateMask.TryParse(values[0], books.Settings.DateFormat, out var moment))
            throw NetSuiteErrors.Query($"Invalid date value for field '{field.Name}'.");
        var wanted = DateOnly.FromDateTime(moment);
        Func<DateOnly, bool>? test = (not ? operation[..^4] : operation) switch
        {
            "ON" => day => day == wanted,
            "BEFORE" => day => day < wanted,
            "AFTER" => day => day > wanted,
            "ON_OR_AFTER" => day => day >= wanted,
            "ON_OR_BEFORE" => day => day <= wanted,
            _ => null,
        };
        return test is null ? null : record => (DayOf(field, record) is { } day && test(day)) != not;
    }

    private DateOnly? DayOf(NetSuiteField field, JsonObject record)
    {
        var text = record.Text(field.Name);
        if (field.Kind == NetSuiteFieldKind.Day) return NetSuiteTimes.TryDay(text, out var day) ? day : null;
        return NetSuiteTimes.TryMoment(text, out var utc) ? DateOnly.FromDateTime(books.ToLocal(utc)) : null;
    }

    private static decimal? ValueOf(NetSuiteField field, JsonObject record)
    {
        var text = field.Name == "id" ? record.Id() : field.Kind == NetSuiteFieldKind.Reference ? record.Reference(field.Name) : null;
        if (text is null) return record.Number(field.Name);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
