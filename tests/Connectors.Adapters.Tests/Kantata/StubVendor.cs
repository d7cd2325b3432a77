using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata.Tests;

/// <summary>Stands where the pipeline does: keeps every request, answers by a function.</summary>
internal sealed class StubVendor(Func<StubRequest, VendorResponse> answer) : IVendorHttp
{
    public List<StubRequest> Requests { get; } = [];

    public static VendorResponse Ok(string json) => Ok(Encoding.UTF8.GetBytes(json));

    public static VendorResponse Ok(byte[] body) => new(200, new Dictionary<string, string>(), body, []);

    public static VendorResponse Refusal(int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new(status, new Dictionary<string, string>(), bytes, new KantataFaults().Read(status, new Dictionary<string, string>(), bytes));
    }

    public HttpClient ClientFor(Connection connection) => throw new InvalidOperationException("Not used by the adapter.");

    public async ValueTask<VendorResponse> SendAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct);
        request.Options.TryGetValue(RequestTraits.Route, out var route);
        request.Options.TryGetValue(RequestTraits.IsRepeatable, out var isRepeatable);
        var seen = new StubRequest(request.Method.Method, new Uri(connection.Address, request.RequestUri!), route ?? "", isRepeatable, body);
        Requests.Add(seen);
        return answer(seen);
    }

    public ValueTask<VendorResponse> SendTokenRequestAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default) =>
        SendAsync(connection, request, ct);

    public static ConnectorException Broken(FaultKind kind) => new(new Fault(kind, "The line broke."));
}
