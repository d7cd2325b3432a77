using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Which flows of a tenant wait for events of a connection: those whose trigger is read there, and whose binding says so.</summary>
internal sealed class WebhookFlows(FlowShelf shelf)
{
    /// <summary>The work that events cause: a look at each record for each flow, a read where events were lost.</summary>
    public ImmutableArray<StateChange> Ask(TenantContext tenant, Connection connection, ImmutableArray<VendorChange> changes)
    {
        var work = ImmutableArray.CreateBuilder<StateChange>();
        foreach (var flow in tenant.Tenant.Flows.Keys.Where(shelf.Flows.Names.Contains).Select(shelf.Flows.Find))
        {
            if (!Waits(tenant, flow, connection, out var vendorObject))
            {
                continue;
            }

            var (id, name) = (tenant.Tenant.Id, connection.Settings.Name);
            var hints = Hints.Of(name, changes.Where(change => change.Key.Object == vendorObject && change.Kind != ChangeKind.Gap));
            work.AddRange(hints.Select(hint => Hints.Ask(id, flow.Name, hint, WorkClass.Interactive)));
            if (changes.Any(change => change.Kind == ChangeKind.Gap && change.Key.Object == vendorObject))
            {
                work.Add(FlowLanes.ToRead(id, flow.Name, origin: new(RunOrigin.Gap)));
            }
        }

        return work.ToImmutable();
    }

    private static bool Waits(TenantContext tenant, FlowDefinition flow, Connection connection, out string? vendorObject)
    {
        vendorObject = null;
        if (!tenant.Tenant.Roles.TryGetValue(flow.Trigger.Role, out var role) || role != connection.Settings.Name
            || !tenant.Mappings.TryInboundFor(connection.Settings.System, flow.Trigger.Entity, out var mapping))
        {
            return false;
        }

        vendorObject = mapping.Object;
        try
        {
            return FlowBinding.Of(tenant.Tenant, flow.Name) is { IsEnabled: true, Trigger: TriggerMode.Webhook };
        }
        catch (ConnectorException)
        {
            // Its settings are wrong, which is told where it begins; the other flows get what is theirs.
            return false;
        }
    }
}
