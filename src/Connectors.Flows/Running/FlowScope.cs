using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>One tenant's execution of one flow: definition plus the connections that play its roles.</summary>
internal sealed class FlowScope(TenantContext tenant, FlowDefinition flow, IConnections connections)
{
    public TenantContext Tenant => tenant;

    public TenantId TenantId => tenant.Tenant.Id;

    public FlowDefinition Flow => flow;

    /// <summary>The service name under which our keys stand in vendors' records: brand and tenant, so that two partners never collide.</summary>
    public string Service => $"{tenant.Tenant.Brand}-{tenant.Tenant.Id.Value}";

    public Connection InRole(string role) => tenant.Tenant.Roles.TryGetValue(role, out var name)
        ? connections.Open(tenant, name)
        : throw new ConnectorException(new(
            FaultKind.Configuration,
            $"Tenant '{tenant.Tenant.Id}' binds no connection to the role '{role}' of the flow '{flow.Name}': "
                + $"add Roles:{role} with the name of a connection."));

    public Connection Named(string name) => connections.Open(tenant, name);
}
