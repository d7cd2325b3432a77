using Connectors.Adapters;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>One tenant's execution of one flow under a lease: definition plus the connections that play its roles. All of its commits go through it,
/// so
/// that none is done when the lease is lost.</summary>
internal sealed class FlowScope(
    TenantContext tenant, FlowDefinition flow, IConnections connections, IStateStore state, LaneLease lease, FlowTelemetry telemetry,
    CancellationToken stopping)
{
    public TenantContext Tenant => tenant;

    public TenantId TenantId => tenant.Tenant.Id;

    public FlowDefinition Flow => flow;

    /// <summary>The service name under which our keys stand in vendors' records: brand and tenant, so that two partners never collide.</summary>
    public string Service => $"{tenant.Tenant.Brand}-{tenant.Tenant.Id.Value}";

    /// <summary>Where it is told what was done.</summary>
    public FlowTelemetry Telemetry => telemetry;

    /// <summary>Under which the work is done.</summary>
    public LaneLease Lease => lease;

    /// <summary>Cancelled when no further work may be begun.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>What made the flow look at its source, while it does.</summary>
    public RunOrigin? Origin { get; set; }

    /// <summary>What is sent under the lease.</summary>
    public LeaseSends Sends { get; private init; } = new();

    public Connection InRole(string role) => FlowRoles.Open(tenant, flow, role, connections);

    public Connection Named(string name) => connections.Open(tenant, name);

    /// <summary>The same execution of another version of the flow.</summary>
    public FlowScope In(FlowDefinition version) =>
        ReferenceEquals(version, flow) ? this
        : new(tenant, version, connections, state, lease, telemetry, stopping) { Sends = Sends };

    /// <summary>The same execution with other mappings.</summary>
    public FlowScope By(Mapping.MappingCatalog mappings) =>
        new(new TenantContext(tenant.Tenant, mappings), flow, connections, state, lease, telemetry, stopping) { Sends = Sends };

    /// <summary>Commits, unless the lease is lost.</summary>
    /// <exception cref="LeaseLostException">It is: nothing was done.</exception>
    public async ValueTask CommitAsync(IEnumerable<StateChange> changes, CancellationToken ct)
    {
        ImmutableArray<StateChange> all = [.. changes, new StateChange.Hold(lease)];
        await state.CommitAsync(all, ct);
        Sends.Settle();
        telemetry.Committed(this, all);
    }

    /// <summary>The change that takes done work out of the lane.</summary>
    public StateChange Done(WorkItem item) => new StateChange.Complete(lease, item);

    /// <summary>The change that puts work off; it is not counted against it.</summary>
    public StateChange PutOff(WorkItem item, TimeSpan delay) => new StateChange.Defer(lease, item with { Attempts = 0 }, delay);
}
