using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>One host for each account: the account id in lower case with <c>-</c> for <c>_</c>.</summary>
internal sealed partial class NetSuiteHosts : IVendorHosts
{
    public ImmutableArray<string> Allowed { get; } = [".suitetalk.api.netsuite.com"];

    public Uri AddressFor(ConnectionSettings settings)
    {
        if (settings.Account is not { } account || !Account().IsMatch(account))
        {
            throw new ConnectorException(new Fault(
                FaultKind.Configuration,
                $"Connection '{settings.Name}' needs the NetSuite account id as its account, such as '1234567' or '1234567_SB1' "
                + "(Setup, Company, Company Information).")
            { Rule = "account" });
        }

        return new Uri($"https://{account.ToLowerInvariant().Replace('_', '-')}.suitetalk.api.netsuite.com/");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,30}(?:[_-][A-Za-z0-9]{1,10}){0,2}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Account();
}
