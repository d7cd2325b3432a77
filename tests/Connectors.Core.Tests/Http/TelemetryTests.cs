using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Connectors.Http;

/// <summary>Names that dashboards depend on, and one line for the order of the handlers.</summary>
public sealed class TelemetryTests
{
    [Test]
    public void Names_stay_as_they_are()
    {
        var names = typeof(TelemetryNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => $"{field.Name}={field.GetRawConstantValue()}");
        Assert.That(names, Is.EqualTo(new[]
        {
            "Source=Connectors.Http", "Request=vendor request", "Duration=connectors.http.request.duration", "Retries=connectors.http.retries",
            "BudgetWait=connectors.http.budget.wait",
            "ConcurrencyLimit=connectors.http.concurrency.limit", "BreakerChanges=connectors.http.breaker.changes", "Tenant=connectors.tenant", "Connection=connectors.connection",
            "System=connectors.system", "Flow=connectors.flow", "Run=connectors.run", "Method=http.request.method", "Route=http.route", "Host=server.address",
            "Status=http.response.status_code", "Fault=connectors.fault", "Outcome=connectors.outcome",
        }));
    }

    [Test]
    public void Log_ids_stay_as_they_are()
    {
        var ids = typeof(Log).GetMethods().Select(static method => (method.Name, method.GetCustomAttribute<Microsoft.Extensions.Logging.LoggerMessageAttribute>()?.EventId))
            .Where(static entry => entry.EventId is not null).Select(static entry => $"{entry.EventId} {entry.Name}").Order();
        Assert.That(ids, Is.EqualTo(new[]
        {
            "2001 RequestEnded", "2002 AttemptAnswered", "2003 AttemptFailed", "2004 Retrying", "2005 BreakerChanged", "2006 BudgetLowered",
            "2007 ConcurrencyAdapted", "2008 ConcurrencyMoved", "2009 BudgetsAway", "2010 BudgetsReached",
        }));
    }

    [Test]
    public async Task A_request_with_its_attempts_is_one_activity_and_one_measurement_without_a_tenant()
    {
        var activities = new List<Activity>();
        var measured = new List<string>();
        var system = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("N");
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TelemetryNames.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var meter = new MeterListener { InstrumentPublished = static (instrument, self) => self.EnableMeasurementEvents(instrument) };
        meter.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (measured)
                measured.Add(string.Join(',', tags.ToArray()));
        });
        meter.Start();
        using var bench = new Bench((number, _) => number < 2 ? Answers.Status(503) : Answers.Json("{}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "things/1");
        request.Options.Set(RequestTraits.Route, system);
        await bench.Http.SendAsync(bench.Open(), request);
        Assert.That(activities.Count(activity => Equals(activity.GetTagItem(TelemetryNames.Route), system)), Is.EqualTo(1));
        var own = measured.Where(line => line.Contains(system, StringComparison.Ordinal)).ToList();
        Assert.That(own, Has.Count.EqualTo(1));
        Assert.That(own[0], Does.Not.Contain("acme").And.Contain("200").And.Contain("none"));
    }

    [Test]
    public void The_names_are_those_of_the_README()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Connectors.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var published = File.ReadAllLines(Path.Combine(folder, "src/Connectors.Core/README.md"))
            .SkipWhile(static row => !row.StartsWith("## What calls tell", StringComparison.Ordinal)).Where(static row => row.StartsWith("| `", StringComparison.Ordinal))
            .Select(static row => row.Split('`')[1]);
        var names = typeof(TelemetryNames).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Where(static name => name != "Connectors.Http");
        Assert.That(published.Where(static name => !int.TryParse(name, out _)), Is.EquivalentTo(names));
    }

    [Test]
    public async Task Retries_breakers_and_budget_waits_are_measured()
    {
        var system = "measured-vendor";
        var measured = new List<string>();
        using var meter = new MeterListener();
        meter.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
                self.EnableMeasurementEvents(instrument);
        };
        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (measured)
                measured.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}");
        }
        meter.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        meter.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        meter.Start();
        using var bench = new Bench(
            static (number, _) => number < 4 ? Answers.Status(503) : Answers.Json("{}"),
            new() { AttemptTimeout = SteppingClock.Never, BreakerFaults = 4, MaxRetries = 3 });
        bench.Adapter.Rules = [new Connectors.Limits.BudgetRule.Rate("account", 10, TimeSpan.FromSeconds(10))];
        var connection = bench.Open(system: system);
        await bench.GetAsync(connection: connection).AsTask().ContinueWith(static _ => { }, TaskScheduler.Default);
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        CallOrigin.Current = new("copy", "run");
        for (var call = 0; call < 5; call++)
            await bench.GetAsync(connection: connection);
        var own = measured.Where(line => line.Contains(system, StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(own.Count(line => line == $"{TelemetryNames.Retries} connectors.system={system} connectors.fault=Transient"), Is.EqualTo(3));
            Assert.That(own, Does.Contain($"{TelemetryNames.BreakerChanges} connectors.system={system} connectors.outcome=open"));
            Assert.That(own, Does.Contain($"{TelemetryNames.BreakerChanges} connectors.system={system} connectors.outcome=closed"));
            Assert.That(own, Does.Contain($"{TelemetryNames.BudgetWait} connectors.system={system} connectors.flow=copy connectors.outcome=granted"));
            Assert.That(own.Select(static line => line.Split(' ')[0]).Distinct(), Is.EquivalentTo(new[]
            {
                TelemetryNames.Duration, TelemetryNames.Retries, TelemetryNames.BudgetWait, TelemetryNames.BreakerChanges,
            }));
        });
    }

    [Test]
    public async Task A_connection_is_in_trouble_until_a_call_goes_well()
    {
        var troubles = new ConnectionTroubles();
        using var bench = new Bench(static (number, _) => number < 2 ? Answers.Status(401) : Answers.Json("{}"), troubles: troubles);
        bench.Adapter.CanRenew = false;
        await bench.GetAsync();
        var first = troubles.Now;
        await bench.GetAsync();
        await bench.GetAsync();
        Assert.Multiple(() =>
        {
            Assert.That(first.Single(), Is.EqualTo(new ConnectionTrouble(new("acme"), "psa", "vendor", true, bench.Clock.GetUtcNow())));
            Assert.That(troubles.Now, Is.Empty);
        });
    }

    [Test]
    public void The_handlers_stand_in_their_order()
    {
        using var bench = new Bench();
        var first = (HttpMessageHandler)typeof(HttpMessageInvoker).GetField("_handler", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(bench.Http.ClientFor(bench.Open()))!;
        var order = new List<string>();
        for (var handler = first as DelegatingHandler; handler is not null; handler = handler.InnerHandler as DelegatingHandler)
            order.Add(handler.GetType().Name.Replace("Handler", "", StringComparison.Ordinal));
        Assert.That(string.Join(" -> ", order), Is.EqualTo("Telemetry -> Retry -> Tape -> Breaker -> Budget -> Authentication -> Recorder -> Socket"));
    }
}
