using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>
/// The condition of a WHERE clause. As the vendor's grammar has it, one level holds only AND, only OR, or one NOT: any mixture needs parentheses.
/// </summary>
internal static class SoqlConditionParser
{
    public static SoqlCondition Parse(SoqlCursor cursor)
    {
        if (cursor.TryWord("NOT"))
            return new SoqlCondition.Not(Negated(cursor));

        var first = Simple(cursor);
        var word = cursor.Current.IsWord("AND") ? "AND" : "OR";
        if (!cursor.Current.IsWord(word))
            return first;
        var parts = new List<SoqlCondition> { first };
        while (cursor.TryWord(word))
            parts.Add(Simple(cursor));
        if (cursor.Current.IsWord("AND") || cursor.Current.IsWord("OR"))
            throw cursor.Unexpected();
        return word == "AND" ? new SoqlCondition.All(parts) : new SoqlCondition.Any(parts);
    }

    private static SoqlCondition Negated(SoqlCursor cursor)
    {
        var part = Simple(cursor);
        return cursor.Current.IsWord("AND") || cursor.Current.IsWord("OR") ? throw cursor.Unexpected() : part;
    }

    private static SoqlCondition Simple(SoqlCursor cursor)
    {
        if (!cursor.TrySymbol("("))
            return Field(cursor);
        cursor.Enter();
        var inner = Parse(cursor);
        cursor.Leave();
        cursor.Symbol(")");
        return inner;
    }

    private static SoqlCondition Field(SoqlCursor cursor)
    {
        var path = cursor.Path();
        SoqlParser.RefuseFunction(cursor, path);
        if (cursor.TryWord("IN"))
            return Set(cursor, path, false);
        if (cursor.TryWord("NOT"))
        {
            cursor.Word("IN");
            return Set(cursor, path, true);
        }

        if (cursor.Current.IsWord("INCLUDES") || cursor.Current.IsWord("EXCLUDES"))
            throw SoqlErrors.NotEmulated(cursor.Current.Text);
        var operation = Operator(cursor);
        return new SoqlCondition.Compare(path, operation, Literal(cursor));
    }

    private static SoqlCondition Set(SoqlCursor cursor, SoqlPath path, bool negated)
    {
        cursor.Symbol("(");
        if (cursor.Current.IsWord("SELECT"))
        {
            var query = SoqlParser.Query(cursor);
            cursor.Symbol(")");
            return new SoqlCondition.InQuery(path, query, negated);
        }

        var values = new List<SoqlLiteral>();
        do
            values.Add(Literal(cursor));
        while (cursor.TrySymbol(","));
        cursor.Symbol(")");
        return new SoqlCondition.In(path, values, negated);
    }

    private static SoqlOperator Operator(SoqlCursor cursor)
    {
        if (cursor.TryWord("LIKE"))
            return SoqlOperator.Like;
        var operation = cursor.Current.Kind == SoqlTokenKind.Symbol ? cursor.Current.Text : "";
        SoqlOperator? known = operation switch
        {
            "=" => SoqlOperator.Equal,
            "!=" or "<>" => SoqlOperator.NotEqual,
            "<" => SoqlOperator.Less,
            "<=" => SoqlOperator.LessOrEqual,
            ">" => SoqlOperator.Greater,
            ">=" => SoqlOperator.GreaterOrEqual,
            _ => null,
        };
        if (known is null)
            throw cursor.Unexpected();
        cursor.Take();
        return known.Value;
    }

    private static SoqlLiteral Literal(SoqlCursor cursor)
    {
        var token = cursor.Current;
        var literal = token.Kind switch
        {
            SoqlTokenKind.String => new SoqlLiteral(SoqlLiteralKind.String, token.Text, token.Position, PlainAt: token.PlainAt),
            SoqlTokenKind.Number => new SoqlLiteral(SoqlLiteralKind.Number, token.Text, token.Position),
            SoqlTokenKind.Date => new SoqlLiteral(SoqlLiteralKind.Date, token.Text, token.Position),
            SoqlTokenKind.DateTime => new SoqlLiteral(SoqlLiteralKind.DateTime, token.Text, token.Position),
            SoqlTokenKind.Word when token.IsWord("null") => new SoqlLiteral(SoqlLiteralKind.Null, "null", token.Position),
            SoqlTokenKind.Word when token.IsWord("true") || token.IsWord("false") =>
                new SoqlLiteral(SoqlLiteralKind.Boolean, token.Text.ToLowerInvariant(), token.Position),
            SoqlTokenKind.Word => new SoqlLiteral(SoqlLiteralKind.Days, token.Text.ToUpperInvariant(), token.Position),
            _ => throw cursor.Unexpected(),
        };
        if (literal.Kind != SoqlLiteralKind.Days)
        {
            cursor.Take();
            return literal;
        }

        return Days(cursor, literal);
    }

    private static SoqlLiteral Days(SoqlCursor cursor, SoqlLiteral literal)
    {
        if (SoqlDays.IsPlain(literal.Text))
        {
            cursor.Take();
            return literal;
        }

        if (!SoqlDays.IsCounted(literal.Text))
            throw IsCurrency(literal.Text) ? SoqlErrors.NotEmulated("currency literals") : cursor.Unexpected();
        cursor.Take();
        cursor.Symbol(":");
        var count = cursor.Current;
        if (count.Kind != SoqlTokenKind.Number || !int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > SoqlDays.MaxCount(literal.Text))
            throw cursor.Unexpected();
        cursor.Take();
        return literal with { Count = number };
    }

    private static bool IsCurrency(string word) =>
        word.Length > 3 && word.AsSpan(0, 3).IndexOfAnyExceptInRange('A', 'Z') < 0 && char.IsAsciiDigit(word[3]);
}
