using System.Diagnostics;
using System.Text;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Lanes.Worker;

/// <summary>Claims lanes and works on them: for each message one call of the vendor, then one commit with its effect.</summary>
internal sealed class LaneLoop(IStateStore state, IWorkLanes lanes, VendorLog log, Orders orders, LaneWorkerOptions options, string owner)
{
    private readonly TimeSpan _look = TimeSpan.FromMilliseconds(options.LookMilliseconds);
    private int _effects;

    public async Task RunAsync()
    {
        while (true)
        {
            orders.Rested(owner);
            try
            {
                if (await ClaimAsync() is { } lease)
                {
                    await WorkAsync(lease);
                }
                else if (options.Drains && (await lanes.MeasureAsync()).Depth == 0)
                {
                    return;
                }
                else
                {
                    await lanes.WaitAsync(_look);
                }
            }
            catch (LeaseLostException lost)
            {
                log.Append($"lost {Environment.ProcessId} {lost.Lease.Lane.Tenant} {lost.Lease.Lane.Name} {lost.Lease.Fence}");
            }
            catch (ConnectorException broken)
            {
                // The database is away; whether a commit was done shows when the lane is claimed again.
                log.Append($"broken {Environment.ProcessId} {broken.Fault.Kind}");
                await Task.Delay(_look);
            }
        }
    }

    private async Task<LaneLease?> ClaimAsync()
    {
        var claim = new WorkClaim(owner) { Quantum = options.Quantum, Lease = options.Lease };
        return (options.Favourite is { } tenant ? await lanes.ClaimAsync(claim with { Tenant = new(tenant) }) : null) ?? await lanes.ClaimAsync(claim);
    }

    private async Task WorkAsync(LaneLease lease)
    {
        var since = Stopwatch.StartNew();
        foreach (var item in lease.Items)
        {
            if (since.Elapsed > options.Lease / 3)
            {
                since.Restart();
                if (await lanes.RenewAsync(lease, options.Lease) is null)
                {
                    throw new LeaseLostException(lease);
                }
            }

            var parts = Encoding.UTF8.GetString(item.Payload.Span).Split('/');
            log.Append($"call {Environment.ProcessId} {lease.Lane.Tenant} {lease.Lane.Name} {item.Key} {parts[0]} {parts[1]} {lease.Fence}");
            orders.Called();
            await CommitAsync(lease, item, Effect(lease, item, parts[0], parts[1]));
        }

        await lanes.ReleaseAsync(lease);
    }

    private async Task CommitAsync(LaneLease lease, WorkItem item, StateChange effect)
    {
        var done = new StateChange.Complete(lease, item);
        if (!options.IsCareless)
        {
            await state.CommitAsync([effect, done]);
            return;
        }

        await state.CommitAsync([effect]);
        try
        {
            await state.CommitAsync([done]);
        }
        catch (LeaseLostException)
        {
            log.Append($"lost {Environment.ProcessId} {lease.Lane.Tenant} {lease.Lane.Name} {lease.Fence}");
        }
    }

    /// <summary>An entry of its own for each commit, so that a second effect of a message is seen.</summary>
    private StateChange.Set Effect(LaneLease lease, WorkItem item, string round, string number) => new(new(
        new(lease.Lane.Tenant, $"effect/{round}", $"{lease.Lane.Name}/{item.Key}/{number:0}/{lease.Fence}/{owner}/{++_effects}"), "", "{}"u8.ToArray()));
}
