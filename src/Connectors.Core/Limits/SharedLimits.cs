using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>One connection's side of the shared budgets: books slots, tells refusals and heeds those of others, all beside the requests. Its
/// connection's lock guards it.</summary>
/// <param name="key">Which connection.</param>
/// <param name="shared">The budgets that all processes share.</param>
/// <param name="settle">Takes what came from the store into the connection's cells, under its lock.</param>
internal sealed class SharedLimits(
    TenantKey key, SharedBudgets shared, Action<Action<TimeSpan, IReadOnlyDictionary<BudgetRule, BudgetCell>>> settle)
{
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, DateTimeOffset> _heeded = new(StringComparer.Ordinal);
    private TimeSpan _lookAt = TimeSpan.MinValue;
    private bool _isLooking;

    /// <summary>Books the next slot of a rate.</summary>
    public void Book(SharedRateCell cell, int waiting) => shared.Start(async () =>
    {
        var booked = await shared.BookAsync(key, cell.Rule, waiting, cell.LastBooked);
        settle((now, cells) =>
        {
            if (booked?.Board is { } board)
                Heed(board, now, cells);
            if (booked?.Slot is { } slot)
                cell.Book(now + shared.Until(slot.From), now + shared.Until(slot.Until), slot);
            else
                cell.Wait(now);
        });
    });

    /// <summary>Looks for refusals of other processes, once in a second.</summary>
    public void Look(TimeSpan now)
    {
        if (_isLooking || now < _lookAt)
            return;
        _isLooking = true;
        shared.Start(async () =>
        {
            var board = await shared.ReadAsync(key);
            settle((then, cells) =>
            {
                (_isLooking, _lookAt) = (false, then + LookPause);
                if (board is not null)
                    Heed(board, then, cells);
            });
        });
    }

    /// <summary>Tells the others of a refusal, which this process heeds by itself.</summary>
    public void Post(ImmutableArray<string> buckets, Fault fault) => shared.Start(async () =>
    {
        if (await shared.PostAsync(key, buckets, fault.RetryAfter, fault.Kind == FaultKind.QuotaExhausted) is { } board)
            settle((_, _) =>
            {
                foreach (var bucket in buckets)
                    _heeded[bucket] = board.Buckets[bucket].At;
            });
    });

    private void Heed(RefusalBoard board, TimeSpan now, IReadOnlyDictionary<BudgetRule, BudgetCell> cells)
    {
        foreach (var (bucket, refusal) in board.Buckets)
        {
            if (_heeded.TryGetValue(bucket, out var heeded) && heeded >= refusal.At)
                continue;
            var wait = refusal.Until is { } until ? shared.Until(until) : (TimeSpan?)null;
            // What is over, or was a minute ago, tells nothing about now.
            if (wait <= TimeSpan.Zero || (wait is null && shared.Until(refusal.At) < -TimeSpan.FromMinutes(1)))
                continue;
            foreach (var (_, cell) in cells.Where(known => known.Key.Name == bucket))
            {
                // A bucket that no request has asked for yet heeds it when it is there.
                _heeded[bucket] = refusal.At;
                if (refusal.IsExhausted)
                    cell.Exhaust(now, wait);
                else
                    cell.Lower(now, wait);
            }
        }
    }
}
