using System.Text;

namespace Connectors.Sandbox;

/// <summary>The refusals of the query resource, in the vendor's words.</summary>
internal static class SoqlErrors
{
    private const string Advice = "Please reference your WSDL or the describe call for the appropriate names.";

    public static SalesforceRefusedException Malformed(string message) => new(400, "MALFORMED_QUERY", message, null);

    public static SalesforceRefusedException Unexpected(string token) => Malformed($"unexpected token: '{token}'");

    /// <summary>Valid SOQL that this sandbox cannot evaluate; said plainly, so that nobody mistakes it for the vendor's opinion.</summary>
    public static SalesforceRefusedException NotEmulated(string clause) => Malformed($"not emulated by the sandbox: {clause}");

    public static SalesforceRefusedException UnknownType(string name) => new(400, "INVALID_TYPE", $"sObject type '{name}' is not supported.", null);

    public static SalesforceRefusedException UnknownColumn(string query, int position, string field, string entity) =>
        At(query, position, "INVALID_FIELD",
        $"No such column '{field}' on entity '{entity}'. If you are attempting to use a custom field,"
        + $" be sure to append the '__c' after the custom field name. {Advice}");

    public static SalesforceRefusedException UnknownParent(string query, int position, string name) => At(query, position, "INVALID_FIELD",
        $"Didn't understand relationship '{name}' in field path. If you are attempting to use a custom relationship, "
        + $"be sure to append the '__r' after the custom relationship name. {Advice}");

    public static SalesforceRefusedException UnknownChildren(string query, int position, string name) => At(query, position, "INVALID_TYPE",
        $"Didn't understand relationship '{name}' in FROM part of query call. If you are attempting to use a custom relationship, "
        + $"be sure to append the '__r' after the custom relationship name. {Advice}");

    public static SalesforceRefusedException NotFilterable(string query, int position, string field) =>
        At(query, position, "INVALID_FIELD", $"field '{field}' can not be filtered in a query call");

    public static SalesforceRefusedException NotSortable(string query, int position, string field) =>
        At(query, position, "INVALID_FIELD", $"field '{field}' can not be sorted in a query call");

    public static SalesforceRefusedException WrongLiteral(string query, int position, string field, string type, bool quoted) =>
        At(query, position, "INVALID_FIELD",
        $"value of filter criterion for field '{field}' must be of type {type} and should {(quoted ? "" : "not ")}be enclosed in quotes");

    public static SalesforceRefusedException WrongId(string query, int position, string value) =>
        At(query, position, "INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {value}");

    public static SalesforceRefusedException WrongOperator(string query, int position, string field) =>
        At(query, position, "INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {field} field");

    /// <summary>The vendor prints the line, a caret below the place, and row and column counted from 1.</summary>
    private static SalesforceRefusedException At(string query, int position, string code, string message)
    {
        var start = position == 0 ? 0 : query.LastIndexOf('\n', position - 1) + 1;
        var end = query.IndexOf('\n', position);
        var line = query[start..(end < 0 ? query.Length : end)];
        var row = query.AsSpan(0, start).Count('\n') + 1;
        var column = position - start;
        var (from, to) = line.Length <= 120 ? (0, line.Length) : (Math.Max(0, column - 60), Math.Min(line.Length, column + 60));
        var text = new StringBuilder("\n").Append(line, from, to - from).Append('\n').Append(' ', column - from).Append("^\n")
            .Append("ERROR at Row:").Append(row).Append(":Column:").Append(column + 1).Append('\n').Append(message);
        return new SalesforceRefusedException(400, code, text.ToString(), null);
    }
}
