using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Puts a vendor's authentication on a request. Thread-safe; keeps no token of its own (see <see cref="ITokens"/>).</summary>
public interface IRequestAuthenticator
{
    /// <summary>Authenticates a request that is about to be sent.</summary>
    /// <exception cref="ConnectorException">No credential, or the vendor refuses it.</exception>
    ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default);

    /// <summary>Tries to get a fresh token after a refusal; single flight per credential.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="request">The refused request, whose token is the one to replace.</param>
    /// <param name="refusal">What the vendor said.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <returns>True when the request should be sent once more.</returns>
    ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default);
}
