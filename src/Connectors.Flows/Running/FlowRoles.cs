using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>From a flow's roles to a tenant's connections.</summary>
internal static class FlowRoles
{
    /// <exception cref="ConnectorException">The tenant binds nothing to the role.</exception>
    public static Connection Open(TenantContext tenant, FlowDefinition flow, string role, IConnections connections) =>
        tenant.Tenant.Roles.TryGetValue(role, out var name)
            ? connections.Open(tenant, name)
            : throw new ConnectorException(new(
                FaultKind.Configuration,
                $"Tenant '{tenant.Tenant.Id}' binds no connection to the role '{role}' of the flow '{flow.Name}': "
                    + $"add Roles:{role} with the name of a connection."));
}
