using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>Reads the subset of SOQL that the sandbox evaluates; other valid clauses are refused by name, everything else as an unexpected
/// token.</summary>
internal static class SoqlParser
{
    public const int MaxOffset = 2000;

    private static readonly string[] Clauses =
        ["WHERE", "ORDER", "LIMIT", "GROUP", "HAVING", "USING", "WITH", "FOR", "UPDATE", "FROM", "SELECT", "ALL"];

    private static readonly string[] Functions =
    [
        "COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX", "FORMAT", "TOLABEL", "CONVERTCURRENCY", "CONVERTTIMEZONE", "GROUPING", "DISTANCE",
        "CALENDAR_MONTH", "CALENDAR_QUARTER", "CALENDAR_YEAR", "DAY_IN_MONTH", "DAY_IN_WEEK", "DAY_IN_YEAR", "DAY_ONLY", "FISCAL_MONTH",
        "FISCAL_QUARTER", "FISCAL_YEAR", "HOUR_IN_DAY", "WEEK_IN_MONTH", "WEEK_IN_YEAR",
    ];

    public static SoqlQuery Parse(string text)
    {
        var cursor = new SoqlCursor(text);
        var query = Query(cursor);
        return cursor.Current.Kind == SoqlTokenKind.End ? query : throw cursor.Unexpected();
    }

    public static SoqlQuery Query(SoqlCursor cursor)
    {
        cursor.Enter();
        cursor.Word("SELECT");
        var selections = Selections(cursor);
        cursor.Word("FROM");
        var from = cursor.Path();
        var alias = Alias(cursor);
        if (cursor.Current.IsWord("USING"))
            throw SoqlErrors.NotEmulated("USING SCOPE");
        var where = cursor.TryWord("WHERE") ? SoqlConditionParser.Parse(cursor) : null;
        Access(cursor);
        if (cursor.TryWord("GROUP"))
        {
            cursor.Word("BY");
            throw SoqlErrors.NotEmulated("GROUP BY");
        }

        var query = new SoqlQuery
        {
            Text = cursor.Query,
            Selections = selections,
            From = from,
            Alias = alias,
            Where = where,
            OrderBy = OrderBy(cursor),
            Limit = cursor.TryWord("LIMIT") ? Count(cursor) : null,
            Offset = cursor.TryWord("OFFSET") ? Count(cursor) : 0,
        };
        if (query.Offset > MaxOffset)
            throw new SalesforceRefusedException(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000", null);
        View(cursor);
        CheckGroups(query);
        cursor.Leave();
        return query;
    }

    private static List<SoqlSelection> Selections(SoqlCursor cursor)
    {
        if (cursor.Current.IsWord("COUNT") && cursor.Next.IsSymbol("("))
        {
            cursor.Take();
            cursor.Take();
            if (!cursor.TrySymbol(")"))
                throw SoqlErrors.NotEmulated("COUNT(field)");
            return cursor.Current.IsWord("FROM") ? [] : throw SoqlErrors.NotEmulated("an alias of COUNT()");
        }

        var selections = new List<SoqlSelection>();
        do
            selections.Add(Selection(cursor));
        while (cursor.TrySymbol(","));
        return selections;
    }

    private static SoqlSelection Selection(SoqlCursor cursor)
    {
        if (cursor.TrySymbol("("))
        {
            var children = Query(cursor);
            cursor.Symbol(")");
            return children.IsCount ? throw SoqlErrors.Unexpected("COUNT") : new SoqlSelection.Children(children);
        }

        if (cursor.Current.IsWord("TYPEOF") && cursor.Next.Kind == SoqlTokenKind.Word)
            throw SoqlErrors.NotEmulated("TYPEOF");
        if (cursor.Current.IsWord("FIELDS") && cursor.Next.IsSymbol("("))
        {
            cursor.Take();
            cursor.Take();
            var group = cursor.Current.Text.ToUpperInvariant();
            if (group is not ("ALL" or "STANDARD" or "CUSTOM"))
                throw cursor.Unexpected();
            cursor.Take();
            cursor.Symbol(")");
            return new SoqlSelection.Group(group);
        }

        // FROM right after SELECT or a comma is the clause, never a column.
        if (cursor.Current.IsWord("FROM"))
            throw cursor.Unexpected();
        var path = cursor.Path();
        RefuseFunction(cursor, path);
        return new SoqlSelection.Field(path);
    }

    /// <summary>Called after a name where a parenthesis would make it a call.</summary>
    public static void RefuseFunction(SoqlCursor cursor, SoqlPath path)
    {
        if (!cursor.Current.IsSymbol("("))
            return;
        if (path.Segments.Count == 1 && Functions.Contains(path.Segments[0].ToUpperInvariant()))
            throw SoqlErrors.NotEmulated(path.Segments[0] + "()");
        throw cursor.Unexpected();
    }

    private static string? Alias(SoqlCursor cursor)
    {
        var token = cursor.Current;
        if (token.Kind != SoqlTokenKind.Word || Clauses.Any(token.IsWord))
            return null;
        // OFFSET is a clause only before a number; "FROM Account OFFSET" names an alias.
        if (token.IsWord("OFFSET") && cursor.Next.Kind == SoqlTokenKind.Number)
            return null;
        return cursor.Take().Text;
    }

    /// <summary>The run-as user of the sandbox sees everything, so the three access words change nothing.</summary>
    private static void Access(SoqlCursor cursor)
    {
        if (!cursor.TryWord("WITH"))
            return;
        if (cursor.Current.IsWord("DATA"))
            throw SoqlErrors.NotEmulated("WITH DATA CATEGORY");
        if (!cursor.TryWord("SECURITY_ENFORCED") && !cursor.TryWord("USER_MODE"))
            cursor.Word("SYSTEM_MODE");
    }

    /// <summary>Marking rows as recently viewed has no effect here.</summary>
    private static void View(SoqlCursor cursor)
    {
        if (cursor.TryWord("FOR") && !cursor.TryWord("VIEW") && !cursor.TryWord("REFERENCE"))
            throw cursor.Current.IsWord("UPDATE") ? SoqlErrors.NotEmulated("FOR UPDATE") : cursor.Unexpected();
        if (cursor.Current.IsWord("UPDATE") && (cursor.Next.IsWord("TRACKING") || cursor.Next.IsWord("VIEWSTAT")))
            throw SoqlErrors.NotEmulated("UPDATE " + cursor.Next.Text);
    }

    private static List<SoqlOrder> OrderBy(SoqlCursor cursor)
    {
        var orders = new List<SoqlOrder>();
        if (!cursor.TryWord("ORDER"))
            return orders;
        cursor.Word("BY");
        do
        {
            var path = cursor.Path();
            RefuseFunction(cursor, path);
            var descending = cursor.TryWord("DESC");
            if (!descending)
                cursor.TryWord("ASC");
            var nullsLast = false;
            if (cursor.TryWord("NULLS"))
            {
                nullsLast = cursor.TryWord("LAST");
                if (!nullsLast)
                    cursor.Word("FIRST");
            }

            orders.Add(new SoqlOrder(path, descending, nullsLast));
        }
        while (cursor.TrySymbol(","));
        return orders;
    }

    private static int Count(SoqlCursor cursor)
    {
        var token = cursor.Current;
        if (token.Kind != SoqlTokenKind.Number || !int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw cursor.Unexpected();
        cursor.Take();
        return count;
    }

    private static void CheckGroups(SoqlQuery query)
    {
        if (query.Limit is null or > 200 && query.Selections.OfType<SoqlSelection.Group>().Any(group => group.Name != "STANDARD"))
            throw SoqlErrors.Malformed("The SOQL FIELDS function must have a LIMIT of at most 200");
    }
}
