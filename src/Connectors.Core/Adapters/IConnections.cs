using Connectors.Tenancy;

namespace Connectors.Adapters;

/// <summary>Opens connections. Safe for parallel use.</summary>
public interface IConnections
{
    /// <summary>A connection of a tenant by name.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The tenant has none of that name, no adapter fits, or its address is
    /// refused.</exception>
    Connection Open(TenantContext tenant, string name);
}
