using System.Collections.Immutable;
using Connectors.Flows;
using Connectors.State;

namespace Connectors.Tool;

/// <summary>How a tenant's flows stand.</summary>
internal sealed record StatusReport(
    string Tenant, DateTimeOffset At, ImmutableArray<KeyValuePair<LaneKey, LaneReading>> Lanes, ImmutableArray<RunRecord> Runs,
    ImmutableArray<DeadLetter> Letters, ImmutableArray<Intent> InDoubt, ImmutableArray<KeyValuePair<string, Checkpoint>> Checkpoints)
{
    public int Overdue => Letters.Count(letter => letter.DueAt <= At);

    public static async Task<StatusReport> ReadAsync(StateHouse house, CancellationToken ct)
    {
        var runs = await StandingRuns.ListAsync(house.Store, house.Tenant, ct).ToListAsync(ct);
        var inDoubt = ImmutableArray.CreateBuilder<Intent>();
        foreach (var run in runs)
        {
            await foreach (var intent in FlowRuns.ListIntentsAsync(house.Store, house.Tenant, run.Id, ct))
            {
                // What is planned at a run that stands still was sent, perhaps.
                if (intent.State == IntentState.InDoubt || (intent.State == IntentState.Planned && run.State != RunState.Ready))
                {
                    inDoubt.Add(intent);
                }
            }
        }

        return new(
            house.Tenant.Value, house.Now, [.. await house.Lanes.ListAsync(house.Tenant, ct).ToListAsync(ct)], [.. runs],
            [.. await DeadLetters.ListAsync(house.Store, house.Tenant, ct).ToListAsync(ct)], inDoubt.ToImmutable(),
            [.. await Connectors.State.Checkpoints.ListAsync(house.Store, house.Tenant, ct).ToListAsync(ct)]);
    }
}
