namespace Connectors.NetSuite;

/// <summary>A column of a statement: how it is asked for, and under which name it comes back.</summary>
/// <remarks>Dates and times are spelt by the user's preferences unless a mask says otherwise: they are never selected without one.</remarks>
internal sealed record SuiteQlColumn
{
    private readonly string _text;

    private SuiteQlColumn(string text) => _text = text;

    /// <summary>The zone in which stamps are told, under the name <c>zone</c>.</summary>
    public static SuiteQlColumn SessionZone => new("SESSIONTIMEZONE AS zone");

    /// <summary>ISO code of the row's currency, from the table of currencies: ids differ between accounts.</summary>
    public static SuiteQlColumn CurrencySymbol { get; } = new($"c.symbol AS {RowColumns.CurrencySymbol}");

    /// <summary>As it is: text, numbers, <c>T</c>/<c>F</c>, ids.</summary>
    public static SuiteQlColumn Plain(string name) => new(SuiteQlName.Of(name));

    /// <summary>A business date, <c>2026-11-20</c>.</summary>
    public static SuiteQlColumn Date(string name) => new($"TO_CHAR({SuiteQlName.Of(name)}, 'YYYY-MM-DD') AS {name}");

    /// <summary>A stamp in the zone of the account, <c>2026-11-20 08:15:00</c>.</summary>
    public static SuiteQlColumn Stamp(string name, string alias) =>
        new($"TO_CHAR({SuiteQlName.Of(name)}, '{SuiteQlStatement.Mask}') AS {SuiteQlName.Checked(alias)}");

    /// <summary>What people see instead of the value, such as the name of a status.</summary>
    public static SuiteQlColumn Display(string name, string alias) =>
        new($"BUILTIN.DF({SuiteQlName.Of(name)}) AS {SuiteQlName.Checked(alias)}");

    public override string ToString() => _text;
}
