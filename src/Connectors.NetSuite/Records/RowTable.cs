namespace Connectors.NetSuite;

/// <summary>How a record type is read: its table, the type inside it, and which columns hold dates.</summary>
/// <param name="Record">The record type of the record service, such as <c>invoice</c>.</param>
/// <param name="Table">The SuiteQL table, such as <c>transaction</c>.</param>
internal sealed record RowTable(string Record, string Table)
{
    /// <summary>What <c>type</c> must be in a table that several record types share; null where the table is ours alone.</summary>
    public string? Kind { get; init; }

    /// <summary>Columns that are asked for besides those that the mapping uses.</summary>
    public ImmutableArray<string> Always { get; init; } = [];

    /// <summary>Columns that hold business dates.</summary>
    public ImmutableArray<string> Dates { get; init; } = [];

    /// <summary>Columns that hold stamps.</summary>
    public ImmutableArray<string> Stamps { get; init; } = [];

    /// <summary>Sublists that a write sets as a whole.</summary>
    public ImmutableArray<string> Sublists { get; init; } = [];

    /// <summary>
    /// The columns of a statement: <c>status_display</c> asks for what people see of <c>status</c>, <c>currency_symbol</c> for the ISO code of
    /// the currency.
    /// </summary>
    public ImmutableArray<SuiteQlColumn> Columns(IEnumerable<string> fields) =>
    [
        SuiteQlColumn.Plain(RowColumns.Id),
        SuiteQlColumn.Stamp(RowColumns.LastModified, RowColumns.Stamp),
        .. fields.Concat(Always)
            .Select(field => field.Split('.', '[')[0])
            .Where(field => field is not (RowColumns.Id or RowColumns.Stamp or "links"))
            .Distinct(StringComparer.Ordinal)
            .Select(Column),
    ];

    /// <summary>A condition inside this record type.</summary>
    public SuiteQlCondition? Where(SuiteQlCondition? condition) => (Kind, condition) switch
    {
        (null, _) => condition,
        (var kind, null) => SuiteQlCondition.IsEqual("type", kind),
        var (kind, also) => SuiteQlCondition.All(SuiteQlCondition.IsEqual("type", kind), also),
    };

    private SuiteQlColumn Column(string field) =>
        Dates.Contains(field) ? SuiteQlColumn.Date(field)
        : Stamps.Contains(field) ? SuiteQlColumn.Stamp(field, field)
        : field == RowColumns.CurrencySymbol ? SuiteQlColumn.CurrencySymbol
        : field.EndsWith("_display", StringComparison.Ordinal) ? SuiteQlColumn.Display(field[..^"_display".Length], field)
        : SuiteQlColumn.Plain(field);
}
