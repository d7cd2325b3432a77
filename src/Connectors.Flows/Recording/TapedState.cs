using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>The host's store and lanes, each answer kept. Another tenant's keys are a defect and refused: recordings never mix tenants.</summary>
internal sealed class TapedState(IStateStore store, IWorkLanes lanes, StateTape states, RunTape tape, TenantId tenant) : IStateStore, IWorkLanes
{
    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        Own(keys.All(key => key.Tenant == tenant));
        var found = await store.FindAsync(keys, ct);
        states.Found(keys, found);
        return found;
    }

    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        Own(query.Tenant == tenant);
        var found = await store.QueryAsync(query, ct).ToListAsync(ct);
        states.Queried(query, found);
        foreach (var entry in found)
        {
            yield return entry;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        Own(changes.All(change => change.Key.Tenant == tenant));
        try
        {
            await store.CommitAsync(changes, ct);
        }
        catch (Exception refused) when (Refusal(refused) is { } told)
        {
            states.Committed(changes, told);
            throw;
        }

        states.Committed(changes, null);
    }

    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        Own(claim.Tenant == tenant);
        var lease = await lanes.ClaimAsync(claim, ct);
        tape.Add(new()
        {
            Lane = lease is null ? new("claim", null) { Owner = claim.Owner } : TapedLane.Of(lease),
        });
        return lease;
    }

    public async ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default)
    {
        var renewed = await lanes.RenewAsync(lease, duration, ct);
        if (renewed is null)
        {
            tape.Spoil($"The lease of lane {lease.Lane.Name} was lost while it worked, and when is not on the tape.");
        }

        return renewed;
    }

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => lanes.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => lanes.WaitAsync(atMost, ct);

    public async IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId of, [EnumeratorCancellation] CancellationToken ct = default)
    {
        Own(of == tenant);
        var all = await lanes.ListAsync(of, ct).ToListAsync(ct);
        tape.Add(new() { Lane = new("list", null) { Depths = [.. all.Select(lane => new TapedDepth(lane.Key.Name, lane.Value))] } });
        foreach (var lane in all)
        {
            yield return lane;
        }
    }

    public async ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default)
    {
        var reading = await lanes.MeasureAsync(ct);
        tape.Add(new() { Lane = new("measure", null) { Depths = [new("", reading)] } });
        return reading;
    }

    private static TapedCommit? Refusal(Exception refused) => refused switch
    {
        StateConflictException conflict => new([], "conflict", null, conflict.Key.Set, conflict.Key.Key),
        LeaseLostException => new([], "lease", null, null, null),
        ConnectorException broken => new([], "fault", broken.Fault, null, null),
        _ => null,
    };

    private void Own(bool isOwn)
    {
        if (!isOwn)
        {
            throw new InvalidOperationException($"An execution for tenant '{tenant}' asked for state of another one: nothing was read or written.");
        }
    }
}
