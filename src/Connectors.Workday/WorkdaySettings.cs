using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>What a connection says about its tenant.</summary>
internal static partial class WorkdaySettings
{
    /// <summary>Name of the setting that switches cost rates on.</summary>
    public const string CostRateReport = "costRateReport";

    /// <summary>The tenant, which stands in every path.</summary>
    /// <exception cref="ConnectorException">It is missing or malformed.</exception>
    public static string Tenant(Connection connection) =>
        connection.Settings.Account is { } account && TenantForm().IsMatch(account)
            ? account
            : throw Wrong(connection, "account", "needs the Workday tenant as its account, such as 'acme' or 'acme_impl1'");

    /// <summary>Version of the SOAP services.</summary>
    /// <exception cref="ConnectorException">It is malformed.</exception>
    public static string Version(Connection connection) =>
        !connection.Settings.Values.TryGetValue("version", out var version) ? WorkdayAdapter.ApiVersion
            : VersionForm().IsMatch(version) ? version
            : throw Wrong(connection, "version", "has a version that is none: write it like 'v45.0'");

    /// <summary>Owner and name of the report that tells cost rates; null when it is not switched on.</summary>
    /// <exception cref="ConnectorException">It is malformed.</exception>
    public static ReportName? Report(Connection connection) =>
        !connection.Settings.Values.TryGetValue(CostRateReport, out var report) || report.Length == 0 ? null
            : report.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] ? new ReportName(owner, name)
            : throw Wrong(connection, CostRateReport, $"has a {CostRateReport} that is none: write 'owner/Report_Name'");

    /// <summary>The tenant's time zone, which decides its day; null goes by the offset of the vendor's own stamps.</summary>
    /// <exception cref="ConnectorException">It is unknown.</exception>
    public static TimeZoneInfo? Zone(Connection connection) =>
        !connection.Settings.Values.TryGetValue("zone", out var id) ? null
            : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
            : throw Wrong(connection, "zone", "has a zone that is no IANA name such as 'America/Los_Angeles'");

    /// <summary>Whether the client's authentication is spelt <c>ID</c> and not <c>Basic</c>.</summary>
    /// <exception cref="ConnectorException">It is neither.</exception>
    public static bool IsSpeltId(Connection connection) =>
        connection.Settings.Values.TryGetValue("clientAuthentication", out var spelling)
        && (spelling is "id" or "basic"
            ? spelling == "id"
            : throw Wrong(connection, "clientAuthentication", "has a clientAuthentication that is neither 'basic' nor 'id'"));

    private static ConnectorException Wrong(Connection connection, string rule, string what) =>
        new(new Fault(FaultKind.Configuration, $"Connection '{connection.Settings.Name}' {what}.") { Rule = rule });

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TenantForm();

    [GeneratedRegex(@"\Av[0-9]{2,3}\.[0-9]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VersionForm();
}
