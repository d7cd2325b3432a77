using Connectors.Adapters;

namespace Connectors.Http;

/// <summary>The one way to a vendor. Every call takes a connection. Safe for parallel use.</summary>
public interface IVendorHttp
{
    /// <summary>The connection's client with all handlers on it (telemetry, retry, breaker, budget, authentication, recorder), base address
    /// set.</summary>
    /// <remarks>For a partner's own calls: put Refit or anything else on it. Do not dispose it.</remarks>
    HttpClient ClientFor(Connection connection);

    /// <summary>Sends a request and reads its whole answer inside the bounds. A refusal by the vendor is an answer with faults, not an
    /// exception.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="request">Address relative to <see cref="Connection.Address"/>, or absolute on the same host.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="Connectors.Faults.ConnectorException">No complete answer came. <c>InDoubt</c> when a request that must not be repeated may
    /// have been carried out.</exception>
    ValueTask<VendorResponse> SendAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default);

    /// <summary>Same for a token request: not authenticated, outside the budgets, on an address that belongs to the vendor.</summary>
    ValueTask<VendorResponse> SendTokenRequestAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default);
}
