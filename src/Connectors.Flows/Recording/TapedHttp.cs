using Connectors.Adapters;
using Connectors.Http;

namespace Connectors.Flows;

/// <summary>The way to vendors, with a tape on each request.</summary>
internal sealed class TapedHttp(IVendorHttp inner, IExchangeTape tape) : IVendorHttp
{
    public HttpClient ClientFor(Connection connection) => new(new TapedCalls(this, connection)) { BaseAddress = connection.Address };

    public ValueTask<VendorResponse> SendAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default)
    {
        request.Options.Set(RequestTraits.Tape, tape);
        return inner.SendAsync(connection, request, ct);
    }

    /// <summary>Tokens belong to the process: they are never on a tape.</summary>
    public ValueTask<VendorResponse> SendTokenRequestAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default) =>
        inner.SendTokenRequestAsync(connection, request, ct);
}
