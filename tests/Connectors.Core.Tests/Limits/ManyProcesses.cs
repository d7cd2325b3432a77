using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>Ledgers of several processes on one store, in one fake time; their clocks are wrong by as much as a test says.</summary>
internal sealed class ManyProcesses
{
    private static readonly TenantId Acme = new("acme");
    private readonly QueueContext _queue = new();
    private readonly FakeClock _clock = new();
    private readonly List<SharedBudgets> _shared = [];
    private readonly List<BudgetLedger> _ledgers = [];
    private readonly List<(int Process, TimeSpan At)> _grants = [];

    /// <param name="processes">How many.</param>
    /// <param name="store">What they share; null when each is on its own.</param>
    /// <param name="skew">How far the clock of each is ahead of the one before it.</param>
    public ManyProcesses(int processes, IStateStore? store, TimeSpan skew = default)
        : this(processes, _ => store, skew)
    {
    }

    /// <summary>Each with a store of its own over what all share, as processes have.</summary>
    public ManyProcesses(int processes, Func<int, IStateStore?> storeOf, TimeSpan skew = default)
    {
        for (var process = 0; process < processes; process++)
        {
            var time = new SkewedTime(_clock, process * skew);
            var shared = storeOf(process) is { } store ? new SharedBudgets(store, time, Told.Add) : null;
            if (shared is not null)
                _shared.Add(shared);
            _ledgers.Add(new(new(TimeSpan.FromHours(2), int.MaxValue), time, shared: shared));
        }
    }

    /// <summary>What was told about the store.</summary>
    public List<string?> Told { get; } = [];

    /// <summary>Which process might send when, since the beginning.</summary>
    public IReadOnlyList<(int Process, TimeSpan At)> Grants => [.. _grants.OrderBy(static grant => grant.At)];

    /// <summary>Has processes ask for so many requests each, from now on.</summary>
    public List<Task<BudgetLease>> Ask(int process, int requests, BudgetRule rule, CancellationToken ct = default) =>
        _queue.Run(() => Enumerable.Range(0, requests).Select(_ => AskAsync(process, rule, ct)).ToList());

    /// <summary>Lets time go on from timer to timer, and waits each time until no process talks to the store.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var end = _clock.GetUtcNow() + time; ;)
        {
            await SettleAsync();
            var now = _clock.GetUtcNow();
            if (_clock.NextDue is not { } next || next >= end)
            {
                _clock.Advance(end - now);
                await SettleAsync();
                return;
            }
            _clock.Advance(next - now);
        }
    }

    /// <summary>The most that went out in any window, from a time on.</summary>
    public int Most(TimeSpan window, TimeSpan from = default)
    {
        var (times, first, most) = (Grants.Where(grant => grant.At >= from).ToList(), 0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last].At - times[first].At >= window)
                first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }

    private async Task SettleAsync()
    {
        while (_shared.Exists(static shared => shared.Busy > 0))
            await Task.Yield();
        _queue.Drain();
    }

    private async Task<BudgetLease> AskAsync(int process, BudgetRule rule, CancellationToken ct)
    {
        var lease = await _ledgers[process].AcquireAsync(Acme, "psa", new([rule], false), ct);
        _grants.Add((process, lease.At));
        if (rule is BudgetRule.Rate)
            lease.Dispose();
        return lease;
    }
}
