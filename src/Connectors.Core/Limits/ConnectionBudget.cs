using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>The buckets of one connection and the line before them. Who comes first is served first within a bucket, but for the turns of urgent
/// requests; a bucket without room does not hold up others. Thread-safe.</summary>
internal sealed class ConnectionBudget
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BudgetRule, BudgetCell> _cells = [];
    private readonly WaitingLine _queue = new();
    private readonly AdaptiveCell? _adaptive;
    private readonly SharedLimits? _shared;
    private readonly BudgetBounds _bounds;
    private readonly TimeProvider _time;
    private readonly long _begin;
    private readonly ITimer _timer;
    private int _underWay;

    public ConnectionBudget(TenantKey key, BudgetBounds bounds, TimeProvider time, SharedBudgets? shared)
    {
        _shared = shared is null ? null : new(key, shared, Settle);
        (_bounds, _time, _begin, _adaptive) = (bounds, time, time.GetTimestamp(), bounds.Adapts ? new() : null);
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether requests are under way or wait.</summary>
    public bool IsInUse
    {
        get
        {
            lock (_gate)
                return _underWay > 0 || _queue.Count > 0;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_begin);

    public async ValueTask<BudgetLease> AcquireAsync(BudgetRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        BudgetWaiter waiter;
        LinkedListNode<BudgetWaiter> node;
        lock (_gate)
        {
            var now = Now;
            _shared?.Look(now);
            var cells = request.Rules.Select(CellOf).ToImmutableArray();
            for (var i = 0; i < cells.Length; i++)
                if (cells[i].ExhaustedFor(now, request.IsWrite) is { } wait)
                    throw Exhausted(request.Rules[i].Name, request.IsWrite, wait);
            waiter = new(request, _adaptive is null ? cells : cells.Add(_adaptive), now + _bounds.MaxWait);
            node = _queue.Add(waiter);
            Pump(now);
            if (!waiter.Granted.IsCompleted && _queue.Count > _bounds.MaxWaiting)
            {
                node.List!.Remove(node);
                throw Limited($"{_bounds.MaxWaiting} requests wait already", null);
            }
        }
        await using (ct.Register(() => Abandon(node)))
        {
            if (await waiter.Granted)
                return new(this, waiter);
        }
        ct.ThrowIfCancellationRequested();
        throw Limited($"there was no room within {_bounds.MaxWait.TotalSeconds:0} s", _bounds.MaxWait);
    }

    public void Return(ImmutableArray<BudgetCell> cells)
    {
        lock (_gate)
        {
            _underWay--;
            foreach (var cell in cells)
                cell.Return();
            Pump(Now);
        }
    }

    public void Report(ImmutableArray<BudgetReading> readings)
    {
        lock (_gate)
            foreach (var reading in readings)
                foreach (var (rule, cell) in _cells)
                    if (rule.Name == reading.Name)
                        cell.Read(Now, reading);
    }

    public void Refuse(ImmutableArray<BudgetCell> cells, Fault fault)
    {
        lock (_gate)
        {
            _shared?.Post([.. _cells.Where(known => cells.Contains(known.Value)).Select(static known => known.Key.Name).Distinct()], fault);
            foreach (var cell in cells)
                if (fault.Kind == FaultKind.QuotaExhausted)
                    cell.Exhaust(Now, fault.RetryAfter);
                else
                    cell.Lower(Now, fault.RetryAfter);
        }
    }

    /// <summary>Counts an answer. What changes is told under the lock, so that what is told last is what counts; that is seldom.</summary>
    public void Judge(BudgetWaiter sent, bool failed, Action<AdaptiveChange> tell)
    {
        lock (_gate)
        {
            var now = Now;
            if (_adaptive?.Judge(now, sent.Request.Kind, sent.Falls, now - sent.SentAt, failed) is { } change)
                tell(change);
        }
    }

    private BudgetCell CellOf(BudgetRule rule)
    {
        if (_cells.TryGetValue(rule, out var cell))
            return cell;
        // Rules are few and fixed; a tenant that changes its settings again and again must not grow this without end.
        if (_cells.Count >= 256)
            _cells.Clear();
        cell = rule switch
        {
            BudgetRule.Rate { IsShared: true } rate when _shared is not null => new SharedRateCell(rate, cell => _shared.Book(cell, _queue.Count)),
            BudgetRule.Rate rate => new RateCell(rate),
            BudgetRule.Concurrent concurrent => new ConcurrencyCell(concurrent),
            BudgetRule.Quota quota => new QuotaCell(quota),
            _ => throw new InvalidOperationException($"Unknown budget rule {rule.GetType().Name}."),
        };
        _cells.Add(rule, cell);
        return cell;
    }

    /// <summary>Grants what fits, in order; whoever cannot go blocks its buckets for those behind. Sets the timer for the next moment at which
    /// something can change.</summary>
    private void Pump(TimeSpan now)
    {
        var next = TimeSpan.MaxValue;
        HashSet<BudgetCell>? blocked = null;
        foreach (var node in _queue.InTurn())
        {
            var waiter = node.Value;
            var roomAt = RoomFor(waiter, blocked, now);
            if (roomAt <= now)
            {
                _queue.Grant(node);
                _underWay++;
                foreach (var cell in waiter.Cells)
                    cell.Take(now);
                waiter.Grant(now, _adaptive?.Falls ?? 0);
                continue;
            }
            if (waiter.Deadline <= now)
            {
                node.List!.Remove(node);
                waiter.GiveUp();
                continue;
            }
            (blocked ??= []).UnionWith(waiter.Cells);
            // All requests share it: who waits for another bucket must not hold up those who need not.
            if (_adaptive is not null && _adaptive.RoomAt(now) <= now)
                blocked.Remove(_adaptive);
            next = Min(next, Min(roomAt, waiter.Deadline));
        }
        if (next != TimeSpan.MaxValue)
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The earliest time at which all buckets may have room. Shared rates are asked last, and only when nothing else is in the way: asking
    /// them books time that others could use.</summary>
    private static TimeSpan RoomFor(BudgetWaiter waiter, HashSet<BudgetCell>? blocked, TimeSpan now)
    {
        var room = now;
        foreach (var cell in waiter.Cells)
            if (blocked?.Contains(cell) == true)
                return BudgetCell.Unknown;
            else if (cell is not SharedRateCell)
                room = Max(room, cell.RoomAt(now));
        if (room > now)
            return room;
        foreach (var cell in waiter.Cells)
            if (cell is SharedRateCell)
                room = Max(room, cell.RoomAt(now));
        return room;
    }

    /// <summary>Something came from the store: a slot, or refusals that other processes met.</summary>
    private void Settle(Action<TimeSpan, IReadOnlyDictionary<BudgetRule, BudgetCell>> take)
    {
        lock (_gate)
        {
            take(Now, _cells);
            Pump(Now);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
            Pump(Now);
    }

    private void Abandon(LinkedListNode<BudgetWaiter> node)
    {
        lock (_gate)
        {
            // Granted in the meantime: the lease is handed out and returned as usual.
            if (node.List is null)
                return;
            node.List.Remove(node);
            node.Value.GiveUp();
            Pump(Now);
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static ConnectorException Exhausted(string bucket, bool isWrite, TimeSpan wait) => new(new Fault(
        FaultKind.QuotaExhausted,
        $"The allowance '{bucket}' is used up{(isWrite ? "" : " but for the part for writes")}: wait {wait.TotalSeconds:0} s, or raise it.")
    { Rule = "budget", RetryAfter = wait });

    private static ConnectorException Limited(string reason, TimeSpan? wait) => new(new Fault(
        FaultKind.RateLimited, $"The connection's budget is busy: {reason}. Send fewer requests at once, or later.")
    { Rule = "budget", RetryAfter = wait });
}
