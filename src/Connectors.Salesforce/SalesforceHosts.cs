using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Salesforce;

/// <summary>Only My Domain hosts: the client-credentials flow is refused by the generic login hosts.</summary>
internal sealed partial class SalesforceHosts : IVendorHosts
{
    public ImmutableArray<string> Allowed { get; } = [".my.salesforce.com"];

    public Uri AddressFor(ConnectionSettings settings)
    {
        if (settings.Account is not { } account || !Account().IsMatch(account))
        {
            throw new ConnectorException(new Fault(
                FaultKind.Configuration,
                $"Connection '{settings.Name}' needs the My Domain name as its account, such as 'acme' or 'acme--uat.sandbox': "
                + "letters, digits and '-', without '.my.salesforce.com'.")
            { Rule = "account" });
        }

        return new Uri($"https://{account.ToLowerInvariant()}.my.salesforce.com/");
    }

    // acme | acme--uat.sandbox | acme-dev-ed.develop: no other dots, so that the host cannot leave the vendor's domain.
    [GeneratedRegex(
        @"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?:sandbox|develop|scratch|demo|trailblaze))?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Account();
}
