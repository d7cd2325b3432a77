using Connectors.Contracts;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Removes what is kept for a time only, a portion at a time: marks of deliveries, tombstones, versions of mappings, closed
/// letters.</summary>
internal sealed class ExpiredEntries(IStateStore state, IIdSource ids, IOptions<FlowWorkersOptions> options, TimeProvider time)
{
    private const int AtOnce = 500;

    public async Task RemoveAsync(TenantId tenant, CancellationToken ct)
    {
        foreach (var set in new[] { FlowSets.Delivery, FlowSets.Tombstone, FlowSets.Mapping })
        {
            await RemoveAsync(await DueAsync(tenant, set, time.GetUtcNow(), ct), [], ct);
        }

        // Of older packages the entry tells by when it should have been repaired: the letter tells when it was closed.
        var before = time.GetUtcNow() - options.Value.KeepClosedLetters;
        var closed = (await DueAsync(tenant, FlowSets.ClosedLetter, before, ct)).Where(entry => IsOver(entry, before)).ToList();
        await RemoveAsync(closed, closed.Count == 0 ? [] : [Told(tenant, closed.Count, before)], ct);
    }

    private static bool IsOver(StateEntry entry, DateTimeOffset before) =>
        FlowSets.Read(entry, LetterJson.Letter) is var letter && !LetterEntries.Counts(letter) && letter.ClosedAt <= before;

    private ValueTask<List<StateEntry>> DueAsync(TenantId tenant, string set, DateTimeOffset at, CancellationToken ct) =>
        state.QueryAsync(new(tenant, set) { DueBefore = at, Take = AtOnce }, ct).ToListAsync(ct);

    private async Task RemoveAsync(List<StateEntry> entries, IEnumerable<StateChange> with, CancellationToken ct)
    {
        if (entries.Count == 0)
        {
            return;
        }

        try
        {
            await state.CommitAsync([.. entries.Select(entry => new StateChange.Remove(entry.Key, entry.ETag)), .. with], ct);
        }
        catch (StateConflictException)
        {
            // Another flow of the tenant removes the same.
        }
    }

    private StateChange Told(TenantId tenant, int count, DateTimeOffset before) => AuditLog.Append(tenant, ids.Next(), new(
        time.GetUtcNow(), "flows", "deadletter.expire", $"{count} letters closed before {before:u}", null, "retention"));
}
