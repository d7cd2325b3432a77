using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>A pipeline over stubbed or real sockets, with everything that tests look at.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(Func<int, HttpRequestMessage, HttpResponseMessage>? answer = null, HttpPipelineOptions? options = null, TimeProvider? time = null,
        ConnectionTroubles? troubles = null)
    {
        Stub = new(answer ?? ((_, _) => Answers.Json("{}")));
        Time = time ?? Clock;
        Options = options ?? new() { AttemptTimeout = SteppingClock.Never };
        Logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Lines));
        Http = new(Options, _ => Adapter.Parts, Redactor, Time, Logs, () => 0.5, answer is null && options?.AllowLoopback == true ? null : () => Stub, troubles: troubles);
    }

    public SteppingClock Clock { get; } = new();

    public TimeProvider Time { get; }

    public HttpPipelineOptions Options { get; }

    public StubSockets Stub { get; }

    public FakeAdapter Adapter { get; } = new();

    public Redactor Redactor { get; } = new();

    public LogLines Lines { get; } = new();

    public ILoggerFactory Logs { get; }

    public VendorHttp Http { get; }

    public Connection Open(string tenant = "acme", string connection = "psa", string address = "https://api.vendor.test/v1/", string system = "vendor")
    {
        var settings = new ConnectionSettings(connection, system, null, null, "main", ImmutableDictionary<string, string>.Empty);
        var context = new TenantContext(
            new(new(tenant), "/" + tenant, "eu", "Europe/Berlin", "Acme", [settings], ImmutableDictionary<string, string>.Empty), null!);
        return new(context, settings, Adapter, new(address));
    }

    public ValueTask<VendorResponse> GetAsync(string path = "things", Connection? connection = null, CancellationToken ct = default) =>
        Http.SendAsync(connection ?? Open(), new(HttpMethod.Get, path), ct);

    public ValueTask<VendorResponse> PostAsync(string path = "things", string body = "{\"name\":\"x\"}", bool repeatable = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        if (repeatable)
            request.Options.Set(RequestTraits.IsRepeatable, true);
        return Http.SendAsync(Open(), request);
    }

    public void Dispose()
    {
        Http.Dispose();
        Logs.Dispose();
        Stub.Dispose();
    }
}
