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
            "Source=Connectors.Http", "Request=vendor request", "Duration=connectors.http.request.duration", "Tenant=connectors.tenant", "Connection=connectors.connection",
            "System=connectors.system", "Method=http.request.method", "Route=http.route", "Host=server.address", "Status=http.response.status_code", "Fault=connectors.fault",
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
    public void The_handlers_stand_in_their_order()
    {
        using var bench = new Bench();
        var first = (HttpMessageHandler)typeof(HttpMessageInvoker).GetField("_handler", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(bench.Http.ClientFor(bench.Open()))!;
        var order = new List<string>();
        for (var handler = first as DelegatingHandler; handler is not null; handler = handler.InnerHandler as DelegatingHandler)
            order.Add(handler.GetType().Name.Replace("Handler", "", StringComparison.Ordinal));
        Assert.That(string.Join(" -> ", order), Is.EqualTo("Telemetry -> Retry -> Breaker -> Budget -> Authentication -> Recorder -> Socket"));
    }
}
