namespace Connectors.Sandbox;

/// <summary>Reads a query: AND before OR, NOT, parentheses, ORDER BY.</summary>
internal sealed class JqlParser
{
    private const int MaxOrders = 7;
    private const int MaxDepth = 64;
    private readonly string _text;
    private readonly List<JqlToken> _tokens;
    private int _at;
    private int _depth;

    private JqlParser(string text) => (_text, _tokens) = (text, new JqlTokenizer(text).Read());

    private JqlToken Current => _tokens[_at];

    public static JqlQuery Parse(string text)
    {
        var parser = new JqlParser(text);
        var where = parser.Current.Kind == JqlTokenKind.End || parser.Current.IsWord("ORDER") ? null : parser.Either();
        var orders = parser.TakeWord("ORDER") ? parser.Orders() : [];
        return parser.Current.Kind == JqlTokenKind.End
            ? new(text, where, orders)
            : throw JqlErrors.Expected(text, "either 'OR' or 'AND'", parser.Current);
    }

    private JqlClause Either()
    {
        if (++_depth > MaxDepth)
        {
            throw JqlErrors.Expected(_text, "a query that is nested less deeply", Current);
        }

        var parts = new List<JqlClause> { Both() };
        while (TakeWord("OR") || TakeSymbol("||"))
        {
            parts.Add(Both());
        }

        _depth--;
        return parts.Count == 1 ? parts[0] : new JqlClause.Any(parts);
    }

    private JqlClause Both()
    {
        var parts = new List<JqlClause> { Single() };
        while (TakeWord("AND") || TakeSymbol("&&"))
        {
            parts.Add(Single());
        }

        return parts.Count == 1 ? parts[0] : new JqlClause.All(parts);
    }

    private JqlClause Single()
    {
        if (TakeWord("NOT") || TakeSymbol("!"))
        {
            return ++_depth > MaxDepth ? throw JqlErrors.FieldName(_text, Current) : Negated();
        }

        if (!TakeSymbol("("))
        {
            return Compare();
        }

        var inner = Either();
        Symbol(")");
        return inner;
    }

    private JqlClause.Not Negated()
    {
        var part = Single();
        _depth--;
        return new(part);
    }

    private JqlClause.Compare Compare()
    {
        var field = FieldName();
        var operation = Operator();
        var operand = Current;
        var takesList = operation is JqlOperator.In or JqlOperator.NotIn;
        var value = Operand();
        return (takesList ? value is JqlOperand.List or JqlOperand.Function : value is not JqlOperand.List)
            ? new(field, operation, value)
            : throw JqlErrors.Expected(_text, takesList ? "a list or function" : "a single value", operand);
    }

    private string FieldName()
    {
        var token = Current;
        if (token.Kind is not (JqlTokenKind.Word or JqlTokenKind.String) || JqlReserved.Contains(token))
        {
            throw JqlErrors.FieldName(_text, token);
        }

        _at++;
        return token.Text;
    }

    private JqlOperator Operator()
    {
        var token = Current;
        _at++;
        if (token.IsWord("NOT"))
        {
            return TakeWord("IN") ? JqlOperator.NotIn : throw JqlErrors.Operator(_text, Current);
        }

        if (token.IsWord("IS"))
        {
            return TakeWord("NOT") ? JqlOperator.IsNot : JqlOperator.Is;
        }

        if (token.IsWord("WAS") || token.IsWord("CHANGED"))
        {
            throw JqlErrors.NotEmulated("The operator " + token.Text.ToUpperInvariant());
        }

        return token.IsWord("IN") ? JqlOperator.In
            : token.Kind == JqlTokenKind.Symbol && JqlWords.Operators.TryGetValue(token.Text, out var operation) ? operation
            : throw JqlErrors.Operator(_text, token);
    }

    private JqlOperand Operand()
    {
        if (!TakeSymbol("("))
        {
            return Value();
        }

        var items = new List<JqlOperand>();
        do
        {
            items.Add(Value());
        }
        while (TakeSymbol(","));
        Symbol(")");
        return new JqlOperand.List(items);
    }

    private JqlOperand Value()
    {
        var token = Current;
        if (token.IsWord("EMPTY") || token.IsWord("NULL"))
        {
            _at++;
            return new JqlOperand.Empty();
        }

        if (token.Kind is not (JqlTokenKind.Word or JqlTokenKind.String) || JqlReserved.Contains(token))
        {
            throw JqlErrors.Value(_text, token);
        }

        _at++;
        return token.Kind == JqlTokenKind.Word && TakeSymbol("(")
            ? new JqlOperand.Function(token.Text, Arguments())
            : new JqlOperand.Value(token.Text, token.Kind == JqlTokenKind.String);
    }

    private List<string> Arguments()
    {
        var arguments = new List<string>();
        while (!TakeSymbol(")"))
        {
            if (Current.Kind is not (JqlTokenKind.Word or JqlTokenKind.String))
            {
                throw JqlErrors.Expected(_text, "a function argument", Current);
            }

            arguments.Add(Current.Text);
            _at++;
            TakeSymbol(",");
        }

        return arguments;
    }

    private List<JqlOrder> Orders()
    {
        if (!TakeWord("BY"))
        {
            throw JqlErrors.Expected(_text, "'BY'", Current);
        }

        var orders = new List<JqlOrder>();
        do
        {
            var field = FieldName();
            var isDescending = TakeWord("DESC");
            _ = isDescending || TakeWord("ASC");
            orders.Add(new(field, isDescending));
        }
        while (TakeSymbol(","));
        return orders.Count <= MaxOrders ? orders : throw JqlErrors.TooManyOrders();
    }

    private bool TakeWord(string word) => Take(Current.IsWord(word));

    private bool TakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    private bool Take(bool isThere)
    {
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Symbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw JqlErrors.Expected(_text, $"'{symbol}'", Current);
        }
    }
}
