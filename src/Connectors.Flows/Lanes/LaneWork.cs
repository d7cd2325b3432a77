using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Does the work of one lease: from the lane's name to who handles it. Keeps the lease alive meanwhile and gives the lane back in the
/// end.</summary>
internal sealed class LaneWork(
    FlowShelf shelf, IConnections connections, IStateStore state, IWorkLanes lanes, IntakeWork intake, RunWork runs, LateWrites late,
    FlowTelemetry telemetry, TimeProvider time) : ILaneWork
{
    /// <summary>How long work waits at least that only a person can help: trying it sooner would only be noise at the vendor.</summary>
    private static readonly TimeSpan PersonPause = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<bool> DoAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping,
        CancellationToken ct)
    {
        using var turn = telemetry.BeginTurn(lease);
        CallOrigin.Current = new(FlowLanes.FlowOf(lease.Lane), null) { IsUrgent = lease.Items.Any(item => item.Class == WorkClass.Interactive) };
        try
        {
            var isWhole = await WorkAsync(tenant, lease, length, pause, tally, stopping, ct);
            turn.Ended(isWhole);
            return isWhole;
        }
        catch (LeaseLostException)
        {
            turn.Lost();
            throw;
        }
        finally
        {
            await lanes.ReleaseAsync(lease, CancellationToken.None);
        }
    }

    private async Task<bool> WorkAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping,
        CancellationToken ct)
    {
        await using var keeper = new LeaseKeeper(lanes, lease, length, time, ct);
        var scope = new FlowScope(tenant, shelf.Flows.Find(FlowLanes.FlowOf(lease.Lane)), connections, state, lease, telemetry, stopping);
        try
        {
            return await WorkAsync(scope, pause, tally, keeper.Token);
        }
        catch (OperationCanceledException) when (keeper.IsLost)
        {
            await late.EndAsync(scope);
            throw new LeaseLostException(lease);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            await late.EndAsync(scope);
            throw;
        }
    }

    private async Task<bool> WorkAsync(FlowScope scope, TimeSpan pause, FlowTally tally, CancellationToken ct)
    {
        var rest = scope.Lease.Lane == FlowLanes.Intake(scope.TenantId, scope.Flow.Name)
            ? await intake.DoAsync(scope, tally, ct)
            : await runs.DoAsync(scope, tally, ct);
        if (rest.Broken is { } broken)
        {
            tally.Faults.Add(broken);
        }

        if (!rest.Items.IsEmpty)
        {
            await scope.CommitAsync(rest.Items.Select(item => scope.PutOff(item, PauseAfter(rest.Broken, pause))), ct);
        }

        await late.EndAsync(scope);
        return rest.Items.IsEmpty;
    }

    private static TimeSpan PauseAfter(Fault? broken, TimeSpan pause) => broken?.Kind switch
    {
        null => TimeSpan.Zero,
        FaultKind.Authentication or FaultKind.Authorisation when pause < PersonPause => PersonPause,
        _ => pause,
    };
}
