using System.Globalization;

namespace Connectors.Sandbox;

/// <summary>
/// SELECT [TOP n] list FROM table [alias] {[INNER|LEFT [OUTER]] JOIN table [alias] ON condition} [WHERE condition] [ORDER BY keys].
/// </summary>
internal sealed class SuiteQlParser
{
    private const int MaxOutputs = 500;
    private const int MaxSources = 16;
    private readonly SuiteQlCursor _cursor;
    private readonly SuiteQlExpressionParser _expressions;

    private SuiteQlParser(SuiteQlCursor cursor)
    {
        _cursor = cursor;
        _expressions = new SuiteQlExpressionParser(cursor);
    }

    public static SuiteQlQuery Parse(string query) => new SuiteQlParser(new SuiteQlCursor(SuiteQlTokenizer.Tokenize(query))).Query();

    private SuiteQlQuery Query()
    {
        _cursor.ExpectWord("SELECT");
        var top = Top();
        var outputs = Outputs();
        var sources = Sources();
        var where = _cursor.TakeWord("WHERE") ? _expressions.Condition() : null;
        var orders = Orders(outputs);
        if (_cursor.Current.Kind != SuiteQlTokenKind.End) throw _cursor.Unexpected();
        return new SuiteQlQuery
        {
            Top = top,
            Outputs = outputs,
            Sources = sources,
            Where = where,
            Orders = orders,
            ParameterCount = _cursor.ParameterCount,
        };
    }

    private int? Top()
    {
        if (!_cursor.Current.IsWord("TOP") || _cursor.Following.Kind != SuiteQlTokenKind.Number) return null;
        _cursor.Take();
        return int.TryParse(_cursor.Take().Text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : throw _cursor.Unexpected();
    }

    private List<SuiteQlOutput> Outputs()
    {
        var outputs = new List<SuiteQlOutput>();
        do
        {
            if (outputs.Count == MaxOutputs) throw new SuiteQlException("The query selects more than 500 columns.");
            outputs.Add(Output(outputs.Count + 1));
        }
        while (_cursor.TakeSymbol(","));
        if (outputs.Count > 1 && outputs.Exists(o => o.IsCount)) throw new SuiteQlException("COUNT(*) stands alone in this subset.");
        return outputs;
    }

    private SuiteQlOutput Output(int position)
    {
        if (_cursor.TakeSymbol("*")) return new SuiteQlOutput(null, "*");
        if (_cursor.Current.IsWord("COUNT") && _cursor.Following.IsSymbol("("))
        {
            _cursor.Take();
            _cursor.Take();
            _cursor.ExpectSymbol("*");
            _cursor.ExpectSymbol(")");
            return new SuiteQlOutput(null, Alias() ?? "expr" + position) { IsCount = true };
        }
        if (StarOf() is { } alias) return new SuiteQlOutput(null, "*", alias);
        var expression = _expressions.Expression();
        return new SuiteQlOutput(expression, Alias() ?? Name(expression, position));
    }

    private static string Name(SuiteQlExpression expression, int position) => expression switch
    {
        SuiteQlColumn column => column.Name,
        SuiteQlCurrent current => current.Name.ToLowerInvariant(),
        SuiteQlRowNumber => "rownum",
        _ => "expr" + position.ToString(CultureInfo.InvariantCulture),
    };

    private string? StarOf()
    {
        if (_cursor.Current.Kind != SuiteQlTokenKind.Word || !_cursor.IsStarAfterDot) return null;
        var alias = _cursor.Take().Text.ToLowerInvariant();
        _cursor.Take();
        _cursor.Take();
        return alias;
    }

    private string? Alias()
    {
        var explicitly = _cursor.TakeWord("AS");
        var token = _cursor.Current;
        if (token.Kind == SuiteQlTokenKind.QuotedWord || (token.Kind == SuiteQlTokenKind.Word && !SuiteQlExpressionParser.IsReserved(token.Text)))
            return _cursor.Take().Text.ToLowerInvariant();
        return explicitly ? throw _cursor.Unexpected() : null;
    }

    private List<SuiteQlSource> Sources()
    {
        _cursor.ExpectWord("FROM");
        var sources = new List<SuiteQlSource> { Source(left: false, joined: false) };
        while (true)
        {
            var left = _cursor.TakeWord("LEFT");
            if (left) _cursor.TakeWord("OUTER");
            var inner = !left && _cursor.TakeWord("INNER");
            if (!_cursor.TakeWord("JOIN"))
            {
                if (left || inner) throw _cursor.Unexpected();
                return sources;
            }
            if (sources.Count == MaxSources) throw new SuiteQlException("The query joins more than 16 tables.");
            sources.Add(Source(left, joined: true));
        }
    }

    private SuiteQlSource Source(bool left, bool joined)
    {
        if (_cursor.Current.Kind != SuiteQlTokenKind.Word || SuiteQlExpressionParser.IsReserved(_cursor.Current.Text)) throw _cursor.Unexpected();
        var table = _cursor.Take().Text;
        var alias = Alias() ?? table;
        if (!joined) return new SuiteQlSource(table, alias);
        _cursor.ExpectWord("ON");
        return new SuiteQlSource(table, alias, left, _expressions.Condition());
    }

    private List<SuiteQlOrder> Orders(List<SuiteQlOutput> outputs)
    {
        var orders = new List<SuiteQlOrder>();
        if (!_cursor.TakeWord("ORDER")) return orders;
        _cursor.ExpectWord("BY");
        do
        {
            var key = Key(_expressions.Expression(), outputs);
            var descending = _cursor.TakeWord("DESC");
            if (!descending) _cursor.TakeWord("ASC");
            orders.Add(new SuiteQlOrder(key, descending));
        }
        while (_cursor.TakeSymbol(","));
        return orders;
    }

    /// <summary>A key may be the name or the position of an output; a name of an output wins over a column of the same name.</summary>
    private static SuiteQlExpression Key(SuiteQlExpression key, List<SuiteQlOutput> outputs)
    {
        if (key is SuiteQlLiteral { Value: { Kind: SuiteQlKind.Number, Number: var position } })
            return position >= 1 && position <= outputs.Count && outputs[(int)position - 1].Expression is { } at
                ? at
                : throw new SuiteQlException("ORDER BY names a column that is not there.");
        return key is SuiteQlColumn { Qualifier: null } column && outputs.Find(o => o.Expression is not null && o.Name == column.Name) is { } output
            ? output.Expression!
            : key;
    }
}
