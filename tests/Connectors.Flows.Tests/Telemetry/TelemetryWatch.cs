using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Tests;

/// <summary>Sees all that a test's flows tell: activities of the test's own traces, measurements, log lines with their scopes.</summary>
internal sealed class TelemetryWatch : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Measured> _measured = [];
    private readonly HashSet<ActivityTraceId> _traces = [];
    private readonly AsyncLocal<string?> _scope = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public TelemetryWatch()
    {
        _activities = new()
        {
            ShouldListenTo = source => source.Name.StartsWith("Connectors.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Locked(() => _spans.Add(span)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new() { InstrumentPublished = Publish };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
    }

    public List<LogLine> Lines { get; } = [];

    public List<Activity> Spans => Locked(() => _spans.Where(span => _traces.Contains(span.TraceId)).ToList());

    public List<Measured> All => Locked(() => _measured.ToList());

    public List<Measured> Of(string name, params (string Tag, string Value)[] tags) =>
        All.Where(one => one.Name == name && tags.All(tag => one.Tags.GetValueOrDefault(tag.Tag) == tag.Value)).ToList();

    public double Sum(string name, params (string Tag, string Value)[] tags) => Of(name, tags).Sum(one => one.Value);

    /// <summary>Begins a trace: activities of others that run at the same time are not the test's.</summary>
    public Activity Begin()
    {
        Activity.Current = null;
        var root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        Locked(() => _traces.Add(root.TraceId));
        return root;
    }

    public void ReadGauges() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        var outer = _scope.Value;
        _scope.Value = $"{outer}{state};";
        return new Scope(() => _scope.Value = outer);
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var parts = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
        Locked(() => Lines.Add(new(eventId.Id, logLevel, $"{formatter(state, exception)} {parts} {exception}", _scope.Value ?? "")));
    }

    private static void Publish(Instrument instrument, MeterListener self)
    {
        if (instrument.Meter.Name.StartsWith("Connectors.", StringComparison.Ordinal))
        {
            self.EnableMeasurementEvents(instrument);
        }
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}");
        Locked(() => _measured.Add(new(instrument, value, named)));
    }

    private void Locked(Action action)
    {
        lock (_gate)
        {
            action();
        }
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_gate)
        {
            return action();
        }
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
