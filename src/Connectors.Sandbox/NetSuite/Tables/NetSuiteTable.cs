namespace Connectors.Sandbox;

internal sealed class NetSuiteTable<T>(string name, IEnumerable<NetSuiteColumn<T>> columns, Func<IEnumerable<T>> rows) : ISuiteQlTable
{
    private readonly OrderedDictionary<string, NetSuiteColumn<T>> _columns = Named(columns);

    public string Name => name;

    public IReadOnlyList<string> Columns => [.. _columns.Keys];

    public IEnumerable<ISuiteQlRow> Rows() => rows().Select(row => new Row(_columns, row));

    /// <summary>A later column of the same name wins.</summary>
    private static OrderedDictionary<string, NetSuiteColumn<T>> Named(IEnumerable<NetSuiteColumn<T>> columns)
    {
        var named = new OrderedDictionary<string, NetSuiteColumn<T>>(StringComparer.Ordinal);
        foreach (var column in columns) named[column.Name] = column;
        return named;
    }

    private sealed class Row(OrderedDictionary<string, NetSuiteColumn<T>> columns, T row) : ISuiteQlRow
    {
        public SuiteQlValue Value(string column) => columns[column].Value(row);

        public SuiteQlValue Display(string column) => columns[column].Display?.Invoke(row) ?? columns[column].Value(row);
    }
}
