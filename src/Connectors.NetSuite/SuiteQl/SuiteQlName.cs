using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>A column or table name, the only text of a statement that is not ours.</summary>
internal static partial class SuiteQlName
{
    public static bool IsValid(string? name) => name is not null && Pattern().IsMatch(name);

    /// <exception cref="ConnectorException">The text is no name: the mapping that asked for it is wrong.</exception>
    public static string Checked(string name) => IsValid(name)
        ? name
        : throw new ConnectorException(new Fault(
            FaultKind.Mapping,
            "A SuiteQL column is a lower-case name of letters, digits and '_', such as 'companyname': correct the mapping's read path.")
        { Rule = "column" });

    /// <summary>A column of the statement's own table, which has the alias <c>t</c> in every statement.</summary>
    public static string Of(string column) => "t." + Checked(column);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,59}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
