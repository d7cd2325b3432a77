namespace Connectors.Sandbox;

/// <summary>What the vendor says of a wrong query: 400 and one message.</summary>
internal static class JqlErrors
{
    public static JiraRefusedException Reserved(string text, int at) => Syntax(
        $"The character '{text[at]}' is a reserved JQL character. You must enclose it in a string or use the escape "
        + $"'\\u{(int)text[at]:x4}' instead.", text, at);

    public static JiraRefusedException OpenQuote(string text, int at) => Syntax("The quoted string has not been completed.", text, at);

    public static JiraRefusedException Escape(string text, int at) =>
        Syntax($"'\\{text[at + 1]}' is an illegal JQL escape sequence.", text, at);

    public static JiraRefusedException Operator(string text, JqlToken got) => Syntax(
        got.Kind == JqlTokenKind.End
            ? "Expecting operator before the end of the query. The valid operators are " + Operators
            : $"Expecting operator but got '{got.Text}'. The valid operators are " + Operators, text, got.Position);

    public static JiraRefusedException Value(string text, JqlToken got) => Syntax(
        got.Kind == JqlTokenKind.End
            ? "Expecting either a value, list or function before the end of the query."
            : $"Expecting either a value, list or function but got '{got.Text}'. "
                + $"You must surround '{got.Text}' in quotation marks to use it as a value.",
        text, got.Position);

    public static JiraRefusedException FieldName(string text, JqlToken got) => Syntax(
        got.Kind == JqlTokenKind.End
            ? "Expecting a field name at the end of the query."
            : $"Expecting a field name but got '{got.Text}'. You must surround '{got.Text}' in quotation marks to use it as a field name.",
        text, got.Position);

    public static JiraRefusedException Expected(string text, string what, JqlToken got) => Syntax(
        got.Kind == JqlTokenKind.End ? $"Expecting {what} before the end of the query." : $"Expecting {what} but got '{got.Text}'.",
        text, got.Position);

    public static JiraRefusedException TooManyOrders() =>
        Query("Error in the JQL Query: The ORDER BY clause must not have more than 7 fields.");

    public static JiraRefusedException NoField(string name) =>
        Query($"Field '{name}' does not exist or you do not have permission to view it.");

    public static JiraRefusedException NotSortable(string name) => Query($"Field '{name}' is not sortable.");

    public static JiraRefusedException NoValue(string field, string value) => Query($"The value '{value}' does not exist for the field '{field}'.");

    public static JiraRefusedException NoKey(string field, string value) => Query($"An issue with key '{value}' does not exist for field '{field}'.");

    public static JiraRefusedException NoId(string field, string value) =>
        Query($"A value with ID '{value}' does not exist for the field '{field}'.");

    public static JiraRefusedException Unsupported(string field, string operation) =>
        Query($"The operator '{operation}' is not supported by the '{field}' field.");

    public static JiraRefusedException OnlyEmpty(string operation) =>
        Query($"The operator '{operation}' can only be used with 'EMPTY' and 'NULL' operands.");

    public static JiraRefusedException Date(string field, string value) => Query(
        $"Date value '{value}' for field '{field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', "
        + "'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");

    public static JiraRefusedException Number(string field, string value) => Query($"Value '{value}' is invalid for the field '{field}'.");

    public static JiraRefusedException Function(string name) => Query($"Unable to find JQL function '{name}'.");

    public static JiraRefusedException NotEmulated(string what) => Query($"{what} is not emulated by the sandbox.");

    private const string Operators = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

    private static JiraRefusedException Syntax(string message, string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return Query($"Error in the JQL Query: {message} (line {before.Count('\n') + 1}, character {at - before.LastIndexOf('\n')})");
    }

    private static JiraRefusedException Query(string message) => JiraErrors.Messages(400, message);
}
