using Connectors.Adapters;
using Connectors.Tenancy;

namespace Connectors.Kantata;

/// <summary>One host for all accounts: the token decides which account is meant. Sign-in and tokens live on a second host.</summary>
internal sealed class KantataHosts : IVendorHosts
{
    public const string Api = "api.mavenlink.com";
    public const string SignIn = "app.mavenlink.com";

    private static readonly Uri Address = new($"https://{Api}/");

    public ImmutableArray<string> Allowed => [Api, SignIn];

    public Uri AddressFor(ConnectionSettings settings) => Address;

    /// <summary>Where tokens are issued: at the vendor on its second host, elsewhere (a sandbox) beside the API.</summary>
    public static Uri TokenAddressFor(Uri address) => string.Equals(address.Host, Api, StringComparison.OrdinalIgnoreCase)
        ? new Uri($"https://{SignIn}/oauth/token")
        : new Uri(address, "oauth/token");
}
