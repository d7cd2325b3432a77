using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>
/// Conditions and expressions by recursive descent; a parenthesis may hold either, so both are read by one grammar and told apart afterwards.
/// </summary>
internal sealed class SuiteQlExpressionParser(SuiteQlCursor cursor)
{
    private static readonly string[] Comparisons = ["=", "<>", "!=", "^=", "<", "<=", ">", ">="];
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "IS", "NULL", "BETWEEN", "ORDER", "GROUP", "BY", "ASC", "DESC", "JOIN", "INNER",
        "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "ON", "AS", "TOP", "UNION", "HAVING", "DISTINCT", "ESCAPE", "LIMIT", "FETCH", "OFFSET", "WITH",
    };

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public SuiteQlCondition Condition() => Any() as SuiteQlCondition ?? throw cursor.Unexpected();

    public SuiteQlExpression Expression() => Concatenation() as SuiteQlExpression ?? throw cursor.Unexpected();

    private SuiteQlNode Any() => Chain(All, "OR", all: false);

    private SuiteQlNode All() => Chain(Negation, "AND", all: true);

    private SuiteQlNode Chain(Func<SuiteQlNode> part, string word, bool all)
    {
        var first = part();
        if (!cursor.Current.IsWord(word)) return first;
        var parts = new List<SuiteQlCondition> { first as SuiteQlCondition ?? throw cursor.Unexpected() };
        while (cursor.TakeWord(word)) parts.Add(part() as SuiteQlCondition ?? throw cursor.Unexpected());
        return new SuiteQlLogic(all, parts);
    }

    private SuiteQlNode Negation()
    {
        if (!cursor.TakeWord("NOT")) return Predicate();
        cursor.Enter();
        var inner = Negation() as SuiteQlCondition ?? throw cursor.Unexpected();
        cursor.Leave();
        return new SuiteQlNot(inner);
    }

    private SuiteQlNode Predicate()
    {
        var node = Concatenation();
        if (node is not SuiteQlExpression left) return node;
        if (cursor.Current.Kind == SuiteQlTokenKind.Symbol && Comparisons.Contains(cursor.Current.Text))
            return new SuiteQlComparison(cursor.Take().Text, left, Expression());
        if (cursor.TakeWord("IS"))
        {
            var not = cursor.TakeWord("NOT");
            cursor.ExpectWord("NULL");
            return not ? new SuiteQlNot(new SuiteQlIsNull(left)) : new SuiteQlIsNull(left);
        }
        var negated = cursor.Current.IsWord("NOT")
            && (cursor.Following.IsWord("IN") || cursor.Following.IsWord("LIKE") || cursor.Following.IsWord("BETWEEN"));
        if (negated) cursor.Take();
        SuiteQlCondition? condition = null;
        if (cursor.TakeWord("IN")) condition = new SuiteQlIn(left, Choices());
        else if (cursor.TakeWord("LIKE")) condition = new SuiteQlLike(left, Expression(), cursor.TakeWord("ESCAPE") ? Expression() : null);
        else if (cursor.TakeWord("BETWEEN"))
        {
            var low = Expression();
            cursor.ExpectWord("AND");
            condition = new SuiteQlBetween(left, low, Expression());
        }
        if (condition is null) return left;
        return negated ? new SuiteQlNot(condition) : condition;
    }

    private List<SuiteQlExpression> Choices()
    {
        cursor.ExpectSymbol("(");
        var choices = new List<SuiteQlExpression>();
        do
        {
            if (choices.Count == SuiteQlIn.MaxChoices) throw new SuiteQlException("A list holds more than 1000 values.");
            choices.Add(Expression());
        }
        while (cursor.TakeSymbol(","));
        cursor.ExpectSymbol(")");
        return choices;
    }

    private SuiteQlNode Concatenation()
    {
        var node = Primary();
        var links = 0;
        while (cursor.TakeSymbol("||"))
        {
            if (++links > 60) throw new SuiteQlException("A concatenation has more than 60 parts.");
            var left = node as SuiteQlExpression ?? throw cursor.Unexpected();
            node = new SuiteQlConcatenation(left, Primary() as SuiteQlExpression ?? throw cursor.Unexpected());
        }
        return node;
    }

    private SuiteQlNode Primary()
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case SuiteQlTokenKind.Text:
                cursor.Take();
                return new SuiteQlLiteral(SuiteQlValue.Of(token.Text));
            case SuiteQlTokenKind.Parameter:
                cursor.Take();
                return new SuiteQlParameter(cursor.NextParameter());
            case SuiteQlTokenKind.Number:
                return Number(negative: false);
            case SuiteQlTokenKind.Symbol when token.Text is "-" && cursor.Following.Kind == SuiteQlTokenKind.Number:
                cursor.Take();
                return Number(negative: true);
            case SuiteQlTokenKind.Symbol when token.Text is "(":
                cursor.Take();
                cursor.Enter();
                var inner = Any();
                cursor.Leave();
                cursor.ExpectSymbol(")");
                return inner;
            case SuiteQlTokenKind.QuotedWord:
            case SuiteQlTokenKind.Word when !IsReserved(token.Text):
                return Named();
            case SuiteQlTokenKind.Word when token.IsWord("NULL"):
                cursor.Take();
                return new SuiteQlLiteral(SuiteQlValue.Null);
            default:
                throw cursor.Unexpected();
        }
    }

    private SuiteQlLiteral Number(bool negative)
    {
        var text = cursor.Take().Text;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new SuiteQlException("A number is out of range.");
        return new SuiteQlLiteral(SuiteQlValue.Of(negative ? -number : number));
    }

    private SuiteQlExpression Named()
    {
        var quoted = cursor.Current.Kind == SuiteQlTokenKind.QuotedWord;
        var name = cursor.Take().Text;
        if (cursor.TakeSymbol("."))
        {
            if (cursor.Current.Kind is not (SuiteQlTokenKind.Word or SuiteQlTokenKind.QuotedWord)) throw cursor.Unexpected();
            var second = cursor.Take().Text;
            return cursor.Current.IsSymbol("(") ? Call(name + "." + second) : new SuiteQlColumn(name.ToLowerInvariant(), second.ToLowerInvariant());
        }
        if (cursor.Current.IsSymbol("(")) return Call(name);
        var upper = name.ToUpperInvariant();
        if (!quoted && upper == "ROWNUM") return new SuiteQlRowNumber();
        if (!quoted && SuiteQlCurrent.Names.Contains(upper)) return new SuiteQlCurrent(upper);
        return new SuiteQlColumn(null, name.ToLowerInvariant());
    }

    private SuiteQlCall Call(string name)
    {
        cursor.ExpectSymbol("(");
        cursor.Enter();
        var arguments = new List<SuiteQlExpression>();
        if (!cursor.Current.IsSymbol(")"))
        {
            do arguments.Add(Expression());
            while (cursor.TakeSymbol(","));
        }
        cursor.Leave();
        cursor.ExpectSymbol(")");
        return SuiteQlCall.Of(name, arguments);
    }
}
