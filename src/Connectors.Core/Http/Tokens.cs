using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>All tokens of this process.</summary>
/// <param name="time">Clock of their lives.</param>
/// <param name="random">Jitter of renewal, from 0 to below 1, so that tokens fetched together are not renewed together.</param>
/// <param name="redactor">Told of each token before anyone can use it.</param>
/// <param name="capacity">How many are kept; one that is fetched just now never leaves.</param>
internal sealed class Tokens(TimeProvider time, Func<double> random, Redactor redactor, int capacity = 20_000) : ITokens
{
    private readonly TenantCache<TokenSlot> _slots = new(capacity, static slot => slot.IsFetching);

    public ValueTask<AccessToken> GetAsync(
        CredentialKey key, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken ct = default) =>
        _slots.GetOrAdd(KeyOf(key), _ => new(time, random, redactor)).GetAsync(fetch, ct);

    public bool Discard(CredentialKey key, Secret refused)
    {
        if (!_slots.TryGet(KeyOf(key), out var slot))
            return false;
        slot.Discard(refused);
        return true;
    }

    private static TenantKey KeyOf(CredentialKey key) => new(key.Tenant, key.Connection, key.Reference);
}
