using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>Opens connections: finds settings and adapter, builds and checks the address. No I/O.</summary>
internal sealed class Connections(AdapterRegistry adapters, HttpPipelineOptions options) : IConnections
{
    public Connection Open(TenantContext tenant, string name)
    {
        var settings = tenant.Tenant.Connections.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal))
            ?? throw new ConnectorException(new(FaultKind.Configuration, Unknown(tenant.Tenant, name)));
        var adapter = adapters.For(settings.System);
        var hosts = adapters.PartsOf(settings.System).Hosts;
        var address = settings.Endpoint ?? hosts.AddressFor(settings);
        if (EndpointGuard.Check(address, hosts, options.AllowLoopback) is { } refused)
        {
            throw new ConnectorException(refused);
        }

        return new(tenant, settings, adapter, address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"));
    }

    private static string Unknown(Tenant tenant, string name)
    {
        var known = tenant.Connections.IsEmpty ? "none" : string.Join(", ", tenant.Connections.Select(connection => connection.Name));
        return $"Tenant '{tenant.Id}' has no connection '{name}'. It has: {known}. "
            + "Add it to the tenant's connections or correct the role that names it.";
    }
}
