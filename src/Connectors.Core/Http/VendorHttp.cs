using Connectors.Adapters;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>One client per tenant and connection over one shared socket handler.</summary>
/// <param name="options">Bounds.</param>
/// <param name="parts">The adapter's parts for a connection; asked when its clients are made, not for each request.</param>
/// <param name="redactor">Masks what vendors echo.</param>
/// <param name="time">Clock of all waits.</param>
/// <param name="logs">Where the handlers log.</param>
/// <param name="random">Jitter, from 0 to below 1.</param>
/// <param name="sockets">Makes the handler below all others; null for real sockets. Tests and fault injection put theirs here.</param>
/// <param name="tenants">Whether metrics name tenants; null for no.</param>
/// <param name="troubles">Where connections that do not work are kept; null when nobody asks.</param>
/// <param name="budgets">Where processes share their budgets; null when each has its own.</param>
internal sealed class VendorHttp(
    HttpPipelineOptions options, Func<Connection, AdapterParts> parts, Redactor redactor, TimeProvider time, ILoggerFactory logs, Func<double> random,
    Func<HttpMessageHandler>? sockets = null, TenantTags? tenants = null, ConnectionTroubles? troubles = null, IStateStore? budgets = null)
    : IVendorHttp, IDisposable
{
    private readonly TenantCache<VendorClients> _clients = new(options.MaxConnections);
    private readonly Lazy<HttpMessageHandler> _sockets = new(() => sockets?.Invoke() ?? VendorSockets.Create(options.AllowLoopback));
    private VendorPipeline? _pipeline;

    private VendorPipeline Pipeline =>
        LazyInitializer.EnsureInitialized(
            ref _pipeline, () => new(options, redactor, time, logs, random, _sockets.Value, tenants, troubles, budgets));

    public HttpClient ClientFor(Connection connection) => ClientsFor(connection).Calls;

    public ValueTask<VendorResponse> SendAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default) =>
        SendAsync(ClientsFor(connection).Calls, request, ct);

    public ValueTask<VendorResponse> SendTokenRequestAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default)
    {
        var clients = ClientsFor(connection);
        var address = request.RequestUri is { } given ? new Uri(connection.Address, given) : connection.Address;
        return EndpointGuard.Check(address, clients.Parts.Hosts, options.AllowLoopback) is { } refused
            ? throw new ConnectorException(refused with { Message = $"Token endpoint of connection {connection}: {refused.Message}" })
            : SendAsync(clients.Tokens, request, ct);
    }

    public void Dispose()
    {
        if (_sockets.IsValueCreated)
            _sockets.Value.Dispose();
    }

    private static async ValueTask<VendorResponse> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken ct)
    {
        // The body is whole already: the client must not copy it once more.
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var answer = WholeAnswer.Of(response);
        return new((int)response.StatusCode, AnswerFaults.HeadersOf(response), answer.Body, answer.Faults);
    }

    private VendorClients ClientsFor(Connection connection) => _clients.GetOrAdd(
        VendorPipeline.KeyOf(connection), _ => Pipeline.ClientsFor(connection, parts(connection)), clients => clients.Fit(connection));
}
