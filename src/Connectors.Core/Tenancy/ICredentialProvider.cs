namespace Connectors.Tenancy;

/// <summary>Gives out credentials. Asked before every request that needs a new token; caching is the provider's business. Safe for parallel
/// use.</summary>
public interface ICredentialProvider
{
    /// <summary>The credential.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">There is none: <c>Configuration</c>, naming tenant, connection and where it was looked
    /// for, never a value.</exception>
    ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default);

    /// <summary>Stores a rotated credential before it is used. A provider that cannot store throws <c>Unsupported</c>.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="replaced">What was used; the store is left alone when it holds something else by now.</param>
    /// <param name="replacement">What the vendor issued.</param>
    /// <param name="ct">Ends the attempt.</param>
    ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default);
}
