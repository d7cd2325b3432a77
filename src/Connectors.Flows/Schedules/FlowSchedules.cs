using System.Text;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Keeps one piece of work for each flow of a tenant that looks for changes by itself, and one for its sweeps. That work is never taken out
/// while the binding stands:
/// it is put off to its next time. So two of the same never run at once, and one that was missed is caught up once.</summary>
internal sealed class FlowSchedules(FlowShelf shelf, IStateStore state, TimeProvider time)
{
    /// <summary>Begins what is bound and has not begun. Processes may do it at the same time: one of them wins.</summary>
    public async Task BeginAsync(Tenant tenant, CancellationToken ct)
    {
        foreach (var flow in tenant.Flows.Keys.Where(shelf.Flows.Names.Contains))
        {
            if (FlowBinding.Of(tenant, flow) is not { } binding)
            {
                continue;
            }

            var (now, zone) = (time.GetUtcNow(), Zone(tenant));
            if (binding.Next(now, zone) is not null)
            {
                await BeginAsync(KeyOf(tenant.Id, flow, FlowLanes.Look), flow, FlowLanes.ToLook(tenant.Id, flow), ct);
            }

            if (binding.NextSweep(now, zone) is { } delay)
            {
                await BeginAsync(KeyOf(tenant.Id, flow, FlowLanes.Sweep), flow, FlowLanes.ToSweep(tenant.Id, flow, delay), ct);
            }
        }
    }

    /// <summary>The changes that end one look or sweep: the work is put off to its next time, or taken out when the tenant does not want it any
    /// more.</summary>
    public async ValueTask<ImmutableArray<StateChange>> NextAsync(FlowScope scope, WorkItem item, CancellationToken ct)
    {
        var tenant = scope.Tenant.Tenant;
        var (now, zone, binding) = (time.GetUtcNow(), Zone(tenant), FlowBinding.Of(tenant, scope.Flow.Name));
        if ((item.Kind == FlowLanes.Sweep ? binding?.NextSweep(now, zone) : binding?.Next(now, zone)) is { } delay)
        {
            return [scope.PutOff(item, delay)];
        }

        var begun = await state.FindAsync([KeyOf(tenant.Id, scope.Flow.Name, item.Kind)], ct);
        return [scope.Done(item), .. begun.Select(entry => new StateChange.Remove(entry.Key, entry.ETag))];
    }

    private async Task BeginAsync(StateKey key, string flow, StateChange first, CancellationToken ct)
    {
        if ((await state.FindAsync([key], ct)).Count > 0)
        {
            return;
        }

        try
        {
            await state.CommitAsync([new StateChange.Put(new(key, "", Encoding.UTF8.GetBytes($$"""{"flow":"{{flow}}"}"""))), first], ct);
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

    private static StateKey KeyOf(TenantId tenant, string flow, string kind) =>
        new(tenant, FlowSets.Schedule, kind == FlowLanes.Look ? flow : $"{flow}/{kind}");
}
