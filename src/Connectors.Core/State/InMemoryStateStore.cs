using System.Runtime.CompilerServices;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>State in memory: for tests, the sandbox and first steps. Everything is lost with the process. Safe for parallel use.</summary>
/// <param name="time">The clock of lanes; the system's when it is left out.</param>
public sealed class InMemoryStateStore(TimeProvider? time = null) : IStateStore, IWorkLanes
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly InMemoryLanes _lanes = new();
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, string Set), SortedDictionary<string, StateEntry>> _sets = [];
    private long _version;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new([.. keys.Distinct().Select(Find).OfType<StateEntry>()]);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        _ = query.Tenant.Value;
        StateEntry[] found;
        lock (_gate)
        {
            found = !_sets.TryGetValue((query.Tenant, query.Set), out var set) ? [] :
            [
                .. set.Values
                    .Where(entry => query.After is null || CodePointOrder.Instance.Compare(entry.Key.Key, query.After) > 0)
                    .Where(entry => query.IndexKey is null || entry.IndexKeys.Contains(query.IndexKey))
                    .Where(entry => query.DueBefore is null || entry.DueAt <= query.DueBefore)
                    .Take(query.Take),
            ];
        }

        foreach (var entry in found)
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var done = new HashSet<long>();
            foreach (var change in changes)
            {
                Check(change, done);
            }

            var now = _time.GetUtcNow();
            foreach (var change in changes)
            {
                Apply(change, now);
            }

            if (changes.Any(change => change is StateChange.Enqueue or StateChange.Defer))
            {
                Wake();
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_lanes.Claim(claim, _time.GetUtcNow()));
        }
    }

    /// <inheritdoc/>
    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_lanes.Renew(lease, _time.GetUtcNow() + duration));
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        lock (_gate)
        {
            _lanes.Release(lease);
            Wake();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default)
    {
        Task woken;
        lock (_gate)
        {
            woken = _wake.Task;
        }

        try
        {
            await woken.WaitAsync(atMost, _time, ct);
        }
        catch (TimeoutException)
        {
            // Nothing came: the caller looks by itself.
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<LaneKey,
        LaneReading>> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        KeyValuePair<LaneKey, LaneReading>[] lanes;
        lock (_gate)
        {
            lanes = _lanes.List(tenant, _time.GetUtcNow());
        }

        foreach (var lane in lanes)
        {
            ct.ThrowIfCancellationRequested();
            yield return lane;
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_lanes.Measure(_time.GetUtcNow()));
        }
    }

    private void Wake()
    {
        _wake.TrySetResult();
        _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>A tenant that was never set is an error: asking for its value throws.</summary>
    private StateEntry? Find(StateKey key) =>
        key.Tenant.Value is not null && _sets.TryGetValue((key.Tenant, key.Set), out var set) && set.TryGetValue(key.Key, out var entry)
            ? entry : null;

    private void Check(StateChange change, HashSet<long> done)
    {
        _lanes.Check(change, done);
        var expected = change switch
        {
            StateChange.Put put => put.Entry.ETag,
            StateChange.Remove remove => remove.ETag,
            _ => null,
        };
        var actual = Find(change.Key)?.ETag ?? "";
        if (expected is not null && !string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new StateConflictException(change.Key, expected, actual);
        }
    }

    private void Apply(StateChange change, DateTimeOffset now)
    {
        if (change is StateChange.Enqueue or StateChange.Complete or StateChange.Defer or StateChange.Hold)
        {
            _lanes.Apply(change, now);
            return;
        }

        var address = (change.Key.Tenant, change.Key.Set);
        if (!_sets.TryGetValue(address, out var set))
        {
            _sets[address] = set = new(CodePointOrder.Instance);
        }

        switch (change)
        {
            case StateChange.Put put: Store(set, put.Entry); break;
            case StateChange.Set always: Store(set, always.Entry); break;
            case StateChange.Remove remove: set.Remove(remove.Key.Key); break;
        }
    }

    private void Store(SortedDictionary<string, StateEntry> set, StateEntry entry) =>
        set[entry.Key.Key] = entry with { ETag = (++_version).ToString(), Json = entry.Json.ToArray() };
}
