using System.Globalization;
using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>How a tenant reaches its account at a vendor. Holds no secret.</summary>
/// <param name="Name">Name of the connection inside the tenant, such as <c>psa</c>.</param>
/// <param name="System">Vendor, such as <c>kantata</c>: an adapter must be registered for it.</param>
/// <param name="Account">The vendor's account id (My Domain, NetSuite account), from which the host is built; null where the vendor has one
/// host.</param>
/// <param name="Endpoint">An address in place of the built one; refused unless it fits the vendor's hosts or loopback is allowed explicitly.</param>
/// <param name="CredentialReference">Under which name the credential lies.</param>
/// <param name="Values">Settings of the adapter, such as <c>apiVersion</c>.</param>
public sealed record ConnectionSettings(
    string Name, string System, string? Account, Uri? Endpoint, string CredentialReference, ImmutableDictionary<string, string> Values)
{
    private const int MostSeconds = 3600;

    /// <summary>A setting in seconds.</summary>
    /// <param name="name">Of the setting.</param>
    /// <param name="otherwise">What counts when the connection does not have it.</param>
    /// <exception cref="ConnectorException">It is no whole number from 0 to 3600.</exception>
    public TimeSpan Seconds(string name, TimeSpan otherwise) =>
        !Values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSeconds
                ? TimeSpan.FromSeconds(seconds)
            : throw new ConnectorException(
                new(FaultKind.Configuration, $"The connection's {name} must be a whole number from 0 to {MostSeconds}.") { Rule = name });
}
