using System.Diagnostics.Metrics;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Limits;

/// <summary>Callers that always have one call more, over real HTTP, to a vendor whose speed and health a test sets. Time goes from timer to timer,
/// and only when nothing can happen without it.</summary>
internal sealed class BrownOut : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FakeClock _clock = new();
    private readonly CancellationTokenSource _end = new();
    private readonly LoopbackVendor _vendor;
    private readonly Bench _bench;
    private readonly Connection _connection;
    private readonly MeterListener _meter = new();
    private readonly int _callers;
    private readonly List<Task> _calling;
    private readonly Dictionary<string, DateTimeOffset> _atVendor = [];
    private readonly HashSet<string> _answered = [];
    private readonly HashSet<string> _over = [];
    private readonly TimeSpan _timeOut;
    private int? _limit;
    private int _busy;
    private int _number;

    public BrownOut(int callers, bool adapts, TimeSpan timeOut)
    {
        var system = $"brown-out-{callers}-{adapts}-{timeOut.TotalSeconds}";
        (_callers, _timeOut) = (callers, timeOut);
        _vendor = new LoopbackVendor((_, request) => AnswerAsync(request.Split(' ')[1]));
        _bench = new Bench(
            options: new()
            {
                AllowLoopback = true, MaxRetries = 0, BreakerFaults = int.MaxValue, AttemptTimeout = timeOut,
                Budgets = new(TimeSpan.FromDays(1), 1000) { Adapts = adapts },
            },
            time: _clock);
        _connection = _bench.Open(address: _vendor.Address, system: system);
        _meter.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Name == TelemetryNames.ConcurrencyLimit)
                self.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<int>((_, limit, tags, _) => Note(limit, tags.ToArray(), system));
        _meter.Start();
        _calling = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller)))];
    }

    /// <summary>How long an answer takes, by how many requests the vendor has at once.</summary>
    public Func<int, TimeSpan> Takes { get; set; } = static _ => TimeSpan.FromSeconds(0.2);

    /// <summary>How many of ten requests fail.</summary>
    public int FailedOfTen { get; set; }

    public int Answers { get; private set; }

    public int TimeOuts { get; private set; }

    /// <summary>What the log says about the limit.</summary>
    public IReadOnlyList<string> Lines => [.. _bench.Lines.All.Where(static line => line.Contains("2007", StringComparison.Ordinal))];

    /// <summary>The lowest limit that was in force; null when there was none.</summary>
    public int? Lowest { get; private set; }

    public bool IsLimited
    {
        get
        {
            lock (_gate)
                return _limit is not null;
        }
    }

    /// <summary>Lets time go on.</summary>
    /// <returns>Most calls under way at once in that time.</returns>
    public async Task<int> PassAsync(TimeSpan time)
    {
        var (end, most) = (_clock.GetUtcNow() + time, 0);
        while (true)
        {
            most = Math.Max(most, await SettleAsync());
            var now = _clock.GetUtcNow();
            if (_clock.NextDue is not { } next || next >= end)
            {
                _clock.Advance(end - now);
                return most;
            }
            _clock.Advance(next - now);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        Task.WaitAll([.. _calling]);
        _meter.Dispose();
        _bench.Dispose();
        _vendor.Dispose();
        _end.Dispose();
    }

    /// <summary>Waits until every answer has reached its caller and no more calls may go out.</summary>
    private async Task<int> SettleAsync()
    {
        while (true)
        {
            lock (_gate)
                if (_answered.Count == 0 && _atVendor.Count >= Math.Min(_callers, _limit ?? int.MaxValue)
                    && !_atVendor.Values.Any(sent => sent + _timeOut <= _clock.GetUtcNow()))
                    return _atVendor.Count;
            await Task.Yield();
        }
    }

    private async Task CallAsync(int caller)
    {
        for (var number = 0; !_end.IsCancellationRequested; number++)
        {
            var path = $"/things?call={caller}-{number}";
            try
            {
                await _bench.GetAsync(path, _connection, _end.Token);
                lock (_gate)
                    Answers++;
            }
            catch (ConnectorException)
            {
                lock (_gate)
                    TimeOuts++;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            lock (_gate)
            {
                _over.Add(path);
                _answered.Remove(path);
                _atVendor.Remove(path);
            }
        }
    }

    private async Task<RawAnswer> AnswerAsync(string path)
    {
        Task taking;
        int number;
        lock (_gate)
        {
            number = _number++;
            taking = Task.Delay(Takes(++_busy), _clock, _end.Token);
            // It may come when its caller has given up already.
            if (!_over.Contains(path))
                _atVendor.Add(path, _clock.GetUtcNow());
        }
        await taking;
        lock (_gate)
        {
            _busy--;
            // Whoever has given up does not wait for it.
            if (_atVendor.Remove(path))
                _answered.Add(path);
        }
        return number % 10 < FailedOfTen ? RawAnswer.Json("{}", 503) : RawAnswer.Json("{}");
    }

    private void Note(int limit, KeyValuePair<string, object?>[] tags, string system)
    {
        if (!tags.Contains(new(TelemetryNames.System, system)))
            return;
        lock (_gate)
        {
            _limit = tags.Contains(new(TelemetryNames.Outcome, AdaptiveChange.Lifted)) ? null : limit;
            Lowest = Math.Min(Lowest ?? limit, _limit ?? int.MaxValue);
        }
    }
}
