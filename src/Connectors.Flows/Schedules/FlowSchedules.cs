using System.Text;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Keeps one piece of work for each flow of a tenant that looks for changes by itself. That work is never taken out while the binding stands:
/// it is put off to its next time. So two of the same never run at once, and one that was missed is caught up once.</summary>
internal sealed class FlowSchedules(FlowShelf shelf, IStateStore state, TimeProvider time)
{
    /// <summary>Begins what is bound and has not begun. Processes may do it at the same time: one of them wins.</summary>
    public async Task BeginAsync(Tenant tenant, CancellationToken ct)
    {
        foreach (var flow in tenant.Flows.Keys.Where(shelf.Flows.Names.Contains))
        {
            var key = KeyOf(tenant.Id, flow);
            if (FlowBinding.Of(tenant, flow)?.Next(time.GetUtcNow(), Zone(tenant)) is not null && (await state.FindAsync([key], ct)).Count == 0)
            {
                await BeginAsync(tenant.Id, flow, key, ct);
            }
        }
    }

    /// <summary>The changes that end one look: the work is put off to its next time, or taken out when the tenant does not use the flow any more.</summary>
    public async ValueTask<ImmutableArray<StateChange>> NextAsync(FlowScope scope, WorkItem item, CancellationToken ct)
    {
        var tenant = scope.Tenant.Tenant;
        if (FlowBinding.Of(tenant, scope.Flow.Name)?.Next(time.GetUtcNow(), Zone(tenant)) is { } delay)
        {
            return [scope.PutOff(item, delay)];
        }

        var begun = await state.FindAsync([KeyOf(tenant.Id, scope.Flow.Name)], ct);
        return [scope.Done(item), .. begun.Select(entry => new StateChange.Remove(entry.Key, entry.ETag))];
    }

    private async Task BeginAsync(TenantId tenant, string flow, StateKey key, CancellationToken ct)
    {
        try
        {
            var begun = new StateChange.Put(new(key, "", Encoding.UTF8.GetBytes($$"""{"flow":"{{flow}}"}""")));
            await state.CommitAsync([begun, FlowLanes.ToLook(tenant, flow)], ct);
        }
        catch (StateConflictException)
        {
            // Another process has begun it.
        }
    }

    private static TimeZoneInfo Zone(Tenant tenant) => TimeZoneInfo.TryFindSystemTimeZoneById(tenant.TimeZone, out var zone)
        ? zone
        : throw new ConnectorException(new(
            FaultKind.Configuration, $"'{tenant.TimeZone}' of tenant '{tenant.Id}' is no time zone: use an IANA name such as Europe/Berlin."));

    private static StateKey KeyOf(TenantId tenant, string flow) => new(tenant, FlowSets.Schedule, flow);
}
