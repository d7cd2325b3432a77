namespace Connectors.Sandbox;

/// <summary>
/// A table without some of its columns: those that the record service has and SuiteQL has not, and those that the account's settings hide.
/// </summary>
internal sealed class NetSuiteNarrowedTable(ISuiteQlTable table, IReadOnlySet<string> hidden) : ISuiteQlTable
{
    private static readonly Dictionary<string, string[]> OnlyInRecords = new(StringComparer.Ordinal)
    {
        ["customer"] = ["vatregnumber", "autoname", "taxable", "reminderdate", "balance", "unbilledorders"],
        ["job"] = ["email", "phone", "billingratecard", "projectexpensetype", "class", "department", "location"],
        ["currency"] = ["datecreated"],
        ["subsidiary"] = ["datecreated"],
        ["transactionline"] = ["job"],
    };

    public string Name => table.Name;

    public IReadOnlyList<string> Columns => [.. table.Columns.Where(c => !hidden.Contains(c))];

    public static ISuiteQlTable Of(ISuiteQlTable table, NetSuiteSettings settings)
    {
        var hidden = OnlyInRecords.GetValueOrDefault(table.Name, []).Concat(settings.HiddenColumns(table.Name)).ToHashSet(StringComparer.Ordinal);
        return hidden.Count == 0 ? table : new NetSuiteNarrowedTable(table, hidden);
    }

    public IEnumerable<ISuiteQlRow> Rows() => table.Rows();
}
