using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Planted secrets never come out: not in logs of any level, faults, exceptions, traces or metrics (threat T4).</summary>
public sealed class SecretsTests
{
    private const string Mark = "CANARY";

    [Test]
    public async Task No_planted_secret_comes_out_whatever_goes_wrong()
    {
        var said = new StringBuilder();
        using var listening = ListenTo(said);
        using var metrics = MeasureTo(said);
        var planted = 0;
        foreach (var trouble in Troubles())
        {
            using var bench = new Bench((number, request) => trouble(number, request), new() { AttemptTimeout = SteppingClock.Never, BreakerFaults = 3 });
            var token = $"{Mark}-token-{planted++}";
            bench.Adapter.TokenOf = _ => token;
            // Half of the tokens come from authenticators that told nobody.
            if (planted % 2 == 0)
                bench.Redactor.Register(new Secret(token));
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
                for (var i = 0; i < 3; i++)
                    said.AppendLine(await OutcomeOf(bench, method));
            foreach (var line in bench.Lines.All)
                said.AppendLine(line);
        }
        Assert.That(planted, Is.GreaterThanOrEqualTo(20));
        Assert.That(said.Length, Is.GreaterThan(100_000), "there is something to search in");
        Assert.That(said.ToString().Split('\n').Where(static line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public async Task The_search_finds_what_is_not_registered()
    {
        // The control: a vendor echoes a secret that stands elsewhere and that nobody registered, and the fault carries it.
        using var bench = new Bench((_, request) => Answers.Json(string.Join(',', request.Headers.GetValues("X-Api-Key")), 422));
        Assert.That(await OutcomeOf(bench, HttpMethod.Get), Does.Contain(Mark));
    }

    [Test]
    public async Task A_log_line_tells_route_host_status_and_request_id_and_nothing_of_path_or_query()
    {
        using var bench = new Bench((_, _) =>
        {
            var answer = Answers.Json("{}");
            answer.Headers.Add("X-Request-Id", "req-123");
            return answer;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "workspaces/4711?email=jane@example.test");
        request.Options.Set(RequestTraits.Route, "/workspaces/{id}");
        await bench.Http.SendAsync(bench.Open(), request);
        var lines = string.Join('\n', bench.Lines.All);
        Assert.That(lines, Does.Contain("/workspaces/{id}").And.Contain("api.vendor.test").And.Contain("req-123").And.Contain("200"));
        Assert.That(lines, Does.Not.Contain("4711").And.Not.Contain("jane"));
    }

    [TestCase("req\u007f")]
    [TestCase("{\"token\":\"x\"}")]
    [TestCase("a b")]
    public async Task A_request_id_that_is_none_is_not_logged(string id)
    {
        using var bench = new Bench((_, _) =>
        {
            var answer = Answers.Json("{}");
            answer.Headers.TryAddWithoutValidation("X-Request-Id", id);
            return answer;
        });
        await bench.GetAsync();
        Assert.That(string.Join('\n', bench.Lines.All), Does.Not.Contain(id));
    }

    private static async Task<string> OutcomeOf(Bench bench, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, $"things/{Mark}-id?secret={Mark}-query") { Content = method == HttpMethod.Get ? null : new StringContent($"{{\"password\":\"{Mark}-body\"}}") };
        request.Headers.Add("X-Api-Key", $"{Mark}-header");
        try
        {
            var answer = await bench.Http.SendAsync(bench.Open(), request);
            return string.Join('|', answer.Faults);
        }
        catch (ConnectorException failure)
        {
            return failure.ToString();
        }
    }

    private static IEnumerable<Func<int, HttpRequestMessage, HttpResponseMessage>> Troubles()
    {
        foreach (var status in new[] { 200, 204, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504 })
            yield return (_, request) => Echo(status, request);
        foreach (var error in Enum.GetValues<HttpRequestError>())
            yield return (_, _) => throw new HttpRequestException(error, $"{error}", new IOException("wire"));
        yield return (_, _) => throw new IOException("reset");
        yield return (_, _) => throw new OperationCanceledException();
        yield return (_, _) => throw new InvalidOperationException("defect");
        yield return (_, request) => Echo(200, request, "text/html");
        yield return (_, request) => Packed(request);
    }

    /// <summary>The worst vendor: sends back the token that it got.</summary>
    private static HttpResponseMessage Echo(int status, HttpRequestMessage request, string type = "application/json")
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent($"you sent {request.Headers.Authorization}", Encoding.UTF8, type) };
        answer.Headers.TryAddWithoutValidation("X-Request-Id", $"{request.Headers.Authorization}");
        return answer;
    }

    private static HttpResponseMessage Packed(HttpRequestMessage request)
    {
        var answer = Echo(200, request);
        answer.Content.Headers.ContentEncoding.Add("gzip");
        return answer;
    }

    private static ActivityListener ListenTo(StringBuilder said)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Append(said, $"{activity.DisplayName} {activity.StatusDescription} {string.Join(',', activity.TagObjects)} {string.Join(',', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener MeasureTo(StringBuilder said)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, self) => self.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Append(said, $"{instrument.Name} {string.Join(',', tags.ToArray())}"));
        listener.Start();
        return listener;
    }

    private static void Append(StringBuilder said, string line)
    {
        lock (said)
            said.AppendLine(line);
    }
}
