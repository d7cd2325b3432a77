using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Jira;

/// <summary>A site of its own for API tokens, one gateway for OAuth and scoped tokens, and a host that issues tokens.</summary>
internal sealed partial class JiraHosts : IVendorHosts
{
    public const string Gateway = "api.atlassian.com";
    public const string SignIn = "auth.atlassian.com";
    public const string Site = ".atlassian.net";

    /// <summary>Connection setting: the site's id, which turns calls over to the gateway.</summary>
    public const string CloudId = "cloudId";

    public ImmutableArray<string> Allowed { get; } = [Site, Gateway, SignIn];

    public Uri AddressFor(ConnectionSettings settings)
    {
        if (settings.Values.ContainsKey(CloudId))
        {
            return new($"https://{Gateway}/");
        }

        return settings.Account is { } account && Account().IsMatch(account)
            ? new($"https://{account.ToLowerInvariant()}{Site}/")
            : throw new ConnectorException(new(
                FaultKind.Configuration,
                $"Connection '{settings.Name}' needs the site's name as its account, such as 'acme' for acme{Site} (letters, digits and '-'), "
                + $"or the site's id as its setting '{CloudId}'.")
            { Rule = "account" });
    }

    /// <summary>Where the API begins: at the site, or behind the gateway's prefix.</summary>
    /// <exception cref="ConnectorException">The site's id is none.</exception>
    public static string RootOf(Connection connection)
    {
        const string Api = $"rest/api/{JiraAdapter.ApiVersion}/";
        return !connection.Settings.Values.TryGetValue(CloudId, out var id) ? Api
            : Cloud().IsMatch(id) ? $"ex/jira/{id}/{Api}"
            : throw new ConnectorException(new(
                FaultKind.Configuration,
                $"Connection '{connection.Settings.Name}': {CloudId} must be the site's id, such as 1324a887-45db-1bf4-1e99-ef0ff456d421.")
            { Rule = CloudId });
    }

    /// <summary>Where tokens are issued: at the vendor on a host of its own, elsewhere (a sandbox) beside the API.</summary>
    public static Uri TokenAddressFor(Uri address) =>
        string.Equals(address.Host, Gateway, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith(Site, StringComparison.OrdinalIgnoreCase)
            ? new($"https://{SignIn}/oauth/token")
            : new(address, "oauth/token");

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,63}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cloud();
}
