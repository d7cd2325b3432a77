using Connectors.Tenancy;

namespace Connectors.Adapters;

/// <summary>Which hosts belong to a vendor. Pure.</summary>
public interface IVendorHosts
{
    /// <summary>Host suffixes with a leading dot (<c>.my.salesforce.com</c>) or whole hosts (<c>api.mavenlink.com</c>), lower-case.</summary>
    ImmutableArray<string> Allowed { get; }

    /// <summary>The API's base address of an account, built from its account id and never from tenant-given text in the host beyond that id; ends
    /// with <c>/</c>.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The account id is missing or malformed.</exception>
    Uri AddressFor(ConnectionSettings settings);
}
