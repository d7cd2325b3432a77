using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>What all processes on one store know of their vendors' limits. Thread-safe.</summary>
/// <param name="store">The store that they share.</param>
/// <param name="time">Clock of this process.</param>
/// <param name="told">Told when the store cannot be reached, and why, and with null when it can be again.</param>
internal sealed class SharedBudgets(IStateStore store, TimeProvider time, Action<string?> told)
{
    private const string Set = "budget";
    private const int MaxConflicts = 20;
    private readonly SharedTime _time = new(time);
    private int _isAway;
    private int _busy;
    private long _writing;

    /// <summary>Conversations with the store that are under way or about to begin.</summary>
    public int Busy => Volatile.Read(ref _busy);

    /// <summary>Does something beside the request that happened to ask for it, outside of all locks.</summary>
    public void Start(Func<Task> work)
    {
        Interlocked.Increment(ref _busy);
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(async () =>
            {
                try
                {
                    await work();
                }
                finally
                {
                    Interlocked.Decrement(ref _busy);
                }
            });
    }

    /// <summary>Books the next free slot of a rate.</summary>
    /// <param name="key">Which connection.</param>
    /// <param name="rule">The rate.</param>
    /// <param name="waiting">How many requests wait for it: others wait too where no time is free, so that nobody books more than that.</param>
    /// <param name="last">End of the slot that was booked last from here.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The slot, and the connection's refusals; null when the store cannot be reached.</returns>
    public async ValueTask<SlotBooking?> BookAsync(
        TenantKey key, BudgetRule.Rate rule, int waiting, DateTimeOffset last, CancellationToken ct = default)
    {
        var (account, board) = (AccountOf(key, rule), BoardOf(key));
        return await ReachAsync(async () =>
        {
            for (var conflicts = 0; ; conflicts++)
            {
                var found = await store.FindAsync([account, board], ct);
                var (etag, stored) = Read(found, account, LimitsJson.Default.RateAccount);
                var refusals = Read(found, board, LimitsJson.Default.RefusalBoard).Value ?? RefusalBoard.Empty;
                var now = _time.After(stored is null || refusals.At > stored.At ? refusals.At : stored.At);
                var isFree = stored is null || stored.Until <= now || stored.Until == last;
                var permits = isFree ? SharedRateCell.ChunkOf(rule) : Math.Clamp(waiting, 1, SharedRateCell.ChunkOf(rule));
                // A slot that begins before its booking is durable would be over when it is known: writes may be slow.
                var first = now + new TimeSpan(Interlocked.Read(ref _writing));
                // Who books for the first time may be ahead of all others: what they have booked is not over before as much time has passed.
                if (last == default && stored?.Until > stored?.At)
                    first += stored.Until - stored.At;
                var from = stored?.Until > first ? stored.Until : first;
                var length = permits * SharedRateCell.SpacingOf(rule);
                try
                {
                    await WriteAsync(account, etag, new(now, from + length), LimitsJson.Default.RateAccount, ct);
                    Interlocked.Exchange(ref _writing, (_time.Now - now).Ticks);
                    return new SlotBooking(new(from, from + length, permits), refusals);
                }
                catch (StateConflictException) when (conflicts < MaxConflicts)
                {
                    // Another process booked: the next slot is after its own.
                }
            }
        });
    }

    /// <summary>The refusals of a connection; null when the store cannot be reached.</summary>
    public async ValueTask<RefusalBoard?> ReadAsync(TenantKey key, CancellationToken ct = default) => await ReachAsync(async () =>
    {
        var board = Read(await store.FindAsync([BoardOf(key)], ct), BoardOf(key), LimitsJson.Default.RefusalBoard).Value ?? RefusalBoard.Empty;
        _time.After(board.At);
        return board;
    });

    /// <summary>Tells all processes of a refusal.</summary>
    /// <returns>The board that stands then; null when the store cannot be reached.</returns>
    public async ValueTask<RefusalBoard?> PostAsync(
        TenantKey key, ImmutableArray<string> buckets, TimeSpan? wait, bool isExhausted, CancellationToken ct = default)
    {
        var at = _time.Now;
        return await ReachAsync(async () =>
        {
            for (var conflicts = 0; ; conflicts++)
            {
                var (etag, stored) = Read(await store.FindAsync([BoardOf(key)], ct), BoardOf(key), LimitsJson.Default.RefusalBoard);
                var now = _time.After(stored?.At ?? at);
                var refusal = new SharedRefusal(now, wait is null ? null : now + wait, isExhausted);
                var next = new RefusalBoard(now, (stored ?? RefusalBoard.Empty).Buckets.SetItems(
                    buckets.Select(bucket => KeyValuePair.Create(bucket, Later(stored?.Buckets.GetValueOrDefault(bucket), refusal)))));
                try
                {
                    await WriteAsync(BoardOf(key), etag, next, LimitsJson.Default.RefusalBoard, ct);
                    return next;
                }
                catch (StateConflictException) when (conflicts < MaxConflicts)
                {
                    // Another process was refused too.
                }
            }
        });
    }

    /// <summary>How long it is until a time of the shared clock; below zero when it has passed.</summary>
    public TimeSpan Until(DateTimeOffset at) => at - _time.Now;

    private static SharedRefusal Later(SharedRefusal? stored, SharedRefusal refusal) =>
        stored?.Until > refusal.Until && stored.IsExhausted == refusal.IsExhausted ? refusal with { Until = stored.Until } : refusal;

    private static StateKey AccountOf(TenantKey key, BudgetRule.Rate rule) => new(key.Tenant, Set, $"{key.Connection}/rate/{rule.Name}");

    private static StateKey BoardOf(TenantKey key) => new(key.Tenant, Set, $"{key.Connection}/refusals");

    private static (string ETag, T? Value) Read<T>(IReadOnlyList<StateEntry> found, StateKey key, JsonTypeInfo<T> type)
        where T : class =>
        found.FirstOrDefault(entry => entry.Key == key) is { } entry ? (entry.ETag, JsonSerializer.Deserialize(entry.Json.Span, type)) : ("", null);

    private ValueTask WriteAsync<T>(StateKey key, string etag, T value, JsonTypeInfo<T> type, CancellationToken ct) =>
        store.CommitAsync([new StateChange.Put(new(key, etag, JsonSerializer.SerializeToUtf8Bytes(value, type)))], ct);

    /// <summary>Whatever goes wrong, the caller waits and tries again: a limit of the vendor is not passed because the store is away.</summary>
    private async ValueTask<T?> ReachAsync<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            var done = await work();
            if (Interlocked.Exchange(ref _isAway, 0) == 1)
                told(null);
            return done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (Interlocked.Exchange(ref _isAway, 1) == 0)
                told(failure.GetType().Name);
            return null;
        }
    }
}
