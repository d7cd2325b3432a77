namespace Connectors.Sandbox;

/// <summary>The tables of a query under their aliases, and which of them each column belongs to.</summary>
internal sealed class SuiteQlScope
{
    private const int MaxSteps = 5_000_000;
    private readonly Dictionary<(string?, string), int> _found = [];
    private readonly List<(string Alias, ISuiteQlTable Table)> _tables = [];
    private readonly HashSet<(int, string)> _columns = [];
    private int _steps;

    public SuiteQlScope(SuiteQlQuery query, ISuiteQlCatalog catalog, SuiteQlContext context)
    {
        Context = context;
        foreach (var source in query.Sources)
        {
            var table = catalog.Find(source.Table) ?? throw new SuiteQlException($"Record '{source.Table}' was not found.");
            var alias = source.Alias.ToLowerInvariant();
            if (_tables.Exists(t => t.Alias == alias)) throw new SuiteQlException($"The name '{source.Alias}' is used twice.");
            foreach (var column in table.Columns) _columns.Add((_tables.Count, column));
            _tables.Add((alias, table));
            // A join condition sees the tables up to its own.
            source.On?.Bind(this);
        }
    }

    public SuiteQlContext Context { get; }

    public int Count => _tables.Count;

    public ISuiteQlTable Table(int index) => _tables[index].Table;

    /// <summary>Counts a row that is looked at; a query that multiplies tables ends here instead of never.</summary>
    public void CountStep()
    {
        if (++_steps > MaxSteps) throw new SuiteQlException("The query looks at too many rows.");
    }

    public int IndexOf(SuiteQlColumn column)
    {
        if (_found.TryGetValue((column.Qualifier, column.Name), out var index)) return index;
        index = Find(column);
        _found[(column.Qualifier, column.Name)] = index;
        return index;
    }

    /// <summary>Position of the table with this alias; refuses an alias that the query does not have.</summary>
    public int IndexOf(string alias)
    {
        var index = _tables.FindIndex(t => t.Alias == alias);
        return index >= 0 ? index : throw new SuiteQlException($"Record '{alias}' was not found.");
    }

    private int Find(SuiteQlColumn column)
    {
        if (column.Qualifier is { } qualifier)
        {
            var index = IndexOf(qualifier);
            return _columns.Contains((index, column.Name)) ? index : throw Unknown(column.Name, _tables[index].Table.Name);
        }
        var holders = Enumerable.Range(0, _tables.Count).Where(i => _columns.Contains((i, column.Name))).ToList();
        return holders.Count switch
        {
            1 => holders[0],
            0 => throw Unknown(column.Name, _tables[0].Table.Name),
            _ => throw new SuiteQlException($"Field '{column.Name}' is ambiguous."),
        };
    }

    private static SuiteQlException Unknown(string column, string table) => new($"Field '{column}' for record '{table}' was not found.");
}
