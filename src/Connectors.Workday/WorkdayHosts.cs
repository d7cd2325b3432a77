using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Workday;

/// <summary>The services host of a tenant's data center. It cannot be derived from the tenant's name or from the host of its pages.</summary>
internal sealed partial class WorkdayHosts : IVendorHosts
{
    public ImmutableArray<string> Allowed { get; } = [".workday.com", ".myworkday.com"];

    public Uri AddressFor(ConnectionSettings settings)
    {
        if (settings.Values.TryGetValue("host", out var host) && Host().IsMatch(host))
            return new Uri($"https://{host.ToLowerInvariant()}/");
        throw new ConnectorException(new Fault(
            FaultKind.Configuration,
            $"Connection '{settings.Name}' needs Workday's services host as its setting host, such as 'wd2-impl-services1.workday.com' "
            + "(in Workday: View API Clients, REST API Endpoint). The host of the pages is another one.")
        { Rule = "host" });
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
