using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Tokens of all connections: one cache whose key holds the tenant, single flight per credential, renewed at 80 % of their life.</summary>
public interface ITokens
{
    /// <summary>The current token, fetched once however many ask at the same time.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="fetch">Asks the vendor. Runs at most once at a time for a key.</param>
    /// <param name="ct">Stops waiting; a running fetch that others wait for goes on.</param>
    ValueTask<AccessToken> GetAsync(CredentialKey key, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken ct = default);

    /// <summary>Throws a refused token away, unless it has been replaced already.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="refused">The token that the vendor refused.</param>
    /// <returns>True when a newer one is there or can be fetched.</returns>
    bool Discard(CredentialKey key, Secret refused);
}
