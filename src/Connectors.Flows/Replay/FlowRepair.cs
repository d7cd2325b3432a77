using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Repairs over a state store alone: a host uses it by <see cref="IFlowRepair"/>, a tool without a host.</summary>
/// <param name="state">Where state lives.</param>
/// <param name="ids">Ids of audit entries.</param>
/// <param name="time">The clock.</param>
public sealed class FlowRepair(IStateStore state, IIdSource ids, TimeProvider time) : IFlowRepair
{
    /// <summary>Up to so many letters somebody waits for the result; more are work like any other.</summary>
    private const int FewLetters = 20;

    private readonly LetterRelease _release = new(state, ids, time);
    private readonly RunAbandon _abandon = new(state, ids, time);

    /// <inheritdoc/>
    public async Task<ReplayReport> ReplayAsync(
        TenantId tenant, ReplayRequest request, IProgress<ReplayProgress>? progress = null, CancellationToken ct = default)
    {
        var wanted = await DeadLetters.ListAsync(state, tenant, request.Letters, ct).ToListAsync(ct);
        var graph = wanted.Count == 0 ? null : await LetterGraph.LoadAsync(state, tenant, ct);
        var letters = graph is null ? [] : ReleaseOrder.Of(graph, wanted, request.WithBlocked);
        var (released, skipped) = (ImmutableArray.CreateBuilder<DeadLetter>(), ImmutableArray.CreateBuilder<SkippedLetter>());
        var urgency = letters.Length > FewLetters ? WorkClass.Bulk : WorkClass.Interactive;
        foreach (var letter in letters)
        {
            ct.ThrowIfCancellationRequested();
            var obstacle = request.IsDryRun
                ? LetterRelease.Obstacle(letter)
                : await _release.ReleaseAsync(tenant, letter, request, urgency, ct);
            if (obstacle is null)
            {
                released.Add(letter);
            }
            else
            {
                skipped.Add(new(letter, obstacle));
            }

            progress?.Report(new(released.Count + skipped.Count, letters.Length, letter.Id));
            if (request is { PerSecond: { } rate, IsDryRun: false })
            {
                await Task.Delay(TimeSpan.FromSeconds(1) / Math.Clamp(rate, 1, 10_000), time, ct);
            }
        }

        if (!request.IsDryRun)
        {
            await AskForReadsAsync(tenant, released, urgency, ct);
        }

        return new(released.ToImmutable(), skipped.ToImmutable());
    }

    /// <inheritdoc/>
    public async Task<DeadLetter> AcknowledgeAsync(TenantId tenant, string letter, string actor, string reason, CancellationToken ct = default)
    {
        var (found, etag) = await FindAsync(tenant, letter, ct);
        var known = found.Decided(
            found.State == LetterState.Open ? LetterState.Acknowledged : found.State, new(actor, time.GetUtcNow(), "acknowledge", reason));
        await RepairCommits.CommitAsync(state,
            [LetterEntries.Put(tenant, known, etag), RepairCommits.Audit(tenant, ids, time, actor, "acknowledge", found, reason)], ct);
        return known;
    }

    /// <inheritdoc/>
    public async Task<AbandonReport> DiscardAsync(TenantId tenant, string letter, string actor, string reason, CancellationToken ct = default)
    {
        var (found, etag) = await FindAsync(tenant, letter, ct);
        return await _abandon.DiscardAsync(tenant, found, etag, actor, reason, ct);
    }

    /// <inheritdoc/>
    public Task<AbandonReport> AbandonAsync(TenantId tenant, string run, string actor, string reason, CancellationToken ct = default) =>
        _abandon.AbandonAsync(tenant, run, actor, reason, ct);

    private async Task<(DeadLetter Letter, string ETag)> FindAsync(TenantId tenant, string id, CancellationToken ct)
    {
        await foreach (var found in DeadLetters.EntriesAsync(state, tenant, FlowSets.DeadLetter, new() { Id = id }, ct))
        {
            return found;
        }

        throw new ConnectorException(new(
            FaultKind.NotFound, $"Tenant '{tenant}' has no dead letter '{id}' that is open. It may have been closed meanwhile: list them again."));
    }

    /// <summary>Requests lie in the store already: this only lets running workers look at once.</summary>
    private async Task AskForReadsAsync(TenantId tenant, IEnumerable<DeadLetter> released, WorkClass urgency, CancellationToken ct)
    {
        var flows = released.Where(letter => letter.ReplayPolicy == ReplayPolicy.Reread).Select(letter => letter.Flow).Distinct().ToArray();
        if (flows.Length > 0)
        {
            await state.CommitAsync([.. flows.Select(flow => FlowLanes.ToRead(tenant, flow, urgency, new(RunOrigin.Replay)))], ct);
        }
    }
}
