namespace Connectors.Sandbox;

/// <summary>
/// Runs a query: FROM and JOIN make combinations, WHERE (with ROWNUM) keeps, ORDER BY sorts, TOP cuts. The scope bounds how many rows are looked at.
/// </summary>
internal sealed class SuiteQlRunner(SuiteQlQuery query, SuiteQlScope scope)
{
    /// <summary>The vendor answers at most this many rows to one query, whatever the paging says.</summary>
    public const int MaxRows = 100_000;


    /// <summary>All rows that the query answers, before paging; each is a list of column name and answer text, null columns left out.</summary>
    public static IReadOnlyList<Func<List<KeyValuePair<string, string>>>> Run(SuiteQlQuery query, ISuiteQlCatalog catalog, SuiteQlContext context)
    {
        if (query.ParameterCount != context.Parameters.Count)
            throw new SuiteQlException($"The query has {query.ParameterCount} parameters, {context.Parameters.Count} were given.");
        return new SuiteQlRunner(query, new SuiteQlScope(query, catalog, context)).Rows();
    }

    private IReadOnlyList<Func<List<KeyValuePair<string, string>>>> Rows()
    {
        var outputs = Outputs();
        query.Where?.Bind(scope);
        foreach (var order in query.Orders) order.Key.Bind(scope);
        var kept = Kept();
        if (query.Outputs[0].IsCount)
            return [() => [new(query.Outputs[0].Name, kept.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))]];
        if (query.Orders.Count > 0) kept = Sorted(kept);
        Func<List<KeyValuePair<string, string>>> Later(SuiteQlFrame frame) => () => Answer(outputs, frame);
        return [.. kept.Take(Math.Min(query.Top ?? MaxRows, MaxRows)).Select(Later)];
    }

    private List<(SuiteQlExpression Expression, string Name)> Outputs()
    {
        var outputs = new List<(SuiteQlExpression, string)>();
        foreach (var output in query.Outputs)
        {
            if (output.IsCount) continue;
            if (output.Expression is { } expression) outputs.Add((expression, output.Name));
            else outputs.AddRange(Star(output.StarOf).Select(c => ((SuiteQlExpression)c, c.Name)));
        }
        foreach (var (expression, _) in outputs) expression.Bind(scope);
        return outputs;
    }

    private IEnumerable<SuiteQlColumn> Star(string? alias)
    {
        var tables = alias is null ? Enumerable.Range(0, scope.Count) : [scope.IndexOf(alias)];
        return tables.SelectMany(i => scope.Table(i).Columns.Select(c => new SuiteQlColumn(query.Sources[i].Alias.ToLowerInvariant(), c)));
    }

    private List<SuiteQlFrame> Kept()
    {
        IEnumerable<ISuiteQlRow?[]> combinations = scope.Table(0).Rows().Select(row => new ISuiteQlRow?[] { row });
        for (var i = 1; i < scope.Count; i++) combinations = new SuiteQlJoin(scope, i, query.Sources[i]).Join(combinations);
        var kept = new List<SuiteQlFrame>();
        foreach (var rows in combinations)
        {
            scope.CountStep();
            var frame = new SuiteQlFrame(scope, rows, kept.Count + 1);
            if (query.Where is null || query.Where.Holds(frame) == true) kept.Add(frame);
        }
        return kept;
    }

    private List<SuiteQlFrame> Sorted(List<SuiteQlFrame> frames)
    {
        var keyed = frames.Select(f => (Frame: f, Keys: query.Orders.Select(o => o.Key.Evaluate(f)).ToArray())).ToList();
        // OrderBy is stable, List.Sort is not.
        return [.. keyed.OrderBy(k => k.Keys, Comparer<SuiteQlValue[]>.Create(CompareKeys)).Select(k => k.Frame)];
    }

    /// <summary>Nulls come last going up and first going down.</summary>
    private int CompareKeys(SuiteQlValue[] left, SuiteQlValue[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = (left[i].IsNull, right[i].IsNull) switch
            {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => -1,
                _ when left[i].Kind != right[i].Kind => left[i].Kind.CompareTo(right[i].Kind),
                _ => SuiteQlValue.Compare(left[i], right[i], scope.Context.DateFormat),
            };
            if (order != 0) return query.Orders[i].Descending ? -order : order;
        }
        return 0;
    }

    private List<KeyValuePair<string, string>> Answer(List<(SuiteQlExpression Expression, string Name)> outputs, SuiteQlFrame frame)
    {
        var columns = new List<KeyValuePair<string, string>>(outputs.Count);
        foreach (var (expression, name) in outputs)
        {
            var value = expression.Evaluate(frame);
            if (!value.IsNull) columns.Add(new(name, value.ToAnswer(scope.Context.DateFormat)));
        }
        return columns;
    }
}
