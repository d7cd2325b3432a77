using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A query as <c>jql/parse</c> shows it.</summary>
internal static class JqlStructure
{
    public static JsonObject Of(JqlQuery query)
    {
        var structure = new JsonObject();
        if (query.Where is { } where)
        {
            structure["where"] = Clause(where);
        }

        if (query.Orders.Count > 0)
        {
            structure["orderBy"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. query.Orders.Select(order => (JsonNode)new JsonObject
                {
                    ["field"] = Field(order.Field), ["direction"] = order.IsDescending ? "desc" : "asc",
                })]),
            };
        }

        return structure;
    }

    private static JsonObject Clause(JqlClause clause) => clause switch
    {
        JqlClause.All all => Compound("and", all.Parts),
        JqlClause.Any any => Compound("or", any.Parts),
        JqlClause.Not not => Compound("not", [not.Part]),
        JqlClause.Compare compare => new()
        {
            ["field"] = Field(compare.Field), ["operator"] = JqlWords.Sign(compare.Operator), ["operand"] = Operand(compare.Operand),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(clause)),
    };

    private static JsonObject Compound(string operation, IReadOnlyList<JqlClause> parts) => new()
    {
        ["clauses"] = new JsonArray([.. parts.Select(part => (JsonNode)Clause(part))]), ["operator"] = operation,
    };

    private static JsonObject Field(string name) => new() { ["name"] = name, ["encodedName"] = Encoded(name) };

    private static JsonObject Operand(JqlOperand operand) => operand switch
    {
        JqlOperand.Value value => new() { ["value"] = value.Text, ["encodedValue"] = Encoded(value.Text) },
        JqlOperand.List list => new()
        {
            ["values"] = new JsonArray([.. list.Items.Select(item => (JsonNode)Operand(item))]),
            ["encodedOperand"] = $"({string.Join(", ", list.Items.Select(Text))})",
        },
        JqlOperand.Function function => new()
        {
            ["function"] = function.Name, ["arguments"] = new JsonArray([.. function.Arguments.Select(argument => (JsonNode)argument)]),
            ["encodedOperand"] = Text(function),
        },
        _ => new() { ["keyword"] = "empty" },
    };

    private static string Text(JqlOperand operand) => operand switch
    {
        JqlOperand.Value value => Encoded(value.Text),
        JqlOperand.Function function => $"{function.Name}({string.Join(", ", function.Arguments.Select(Encoded))})",
        _ => "empty",
    };

    private static string Encoded(string text) =>
        text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '[' or ']')
            ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
