using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>The token of one credential: current, or being fetched by one caller while all others wait for the same fetch. Thread-safe.</summary>
internal sealed class TokenSlot(TimeProvider time, Func<double> random, Redactor redactor)
{
    private readonly Lock _gate = new();
    private AccessToken? _current;
    private DateTimeOffset _renewAt;
    private Task<AccessToken>? _fetch;

    public bool IsFetching
    {
        get
        {
            lock (_gate)
                return _fetch is not null;
        }
    }

    public async ValueTask<AccessToken> GetAsync(Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Task<AccessToken> running;
        AccessToken? usable;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            usable = _current is { } current && !(current.ExpiresAt <= now) ? current : null;
            if (usable is not null && (now < _renewAt || _fetch is not null))
                return usable;
            // The fetch gets no caller's token: whoever stops waiting must not stop it for the others.
            running = _fetch ??= Task.Run(() => FetchAsync(fetch), CancellationToken.None);
        }
        try
        {
            return await running.WaitAsync(ct);
        }
        catch (ConnectorException) when (usable is not null)
        {
            // Renewing ahead of time failed: what is there lives on, the next try comes later.
            return usable;
        }
    }

    public void Discard(Secret refused)
    {
        lock (_gate)
            if (_current?.Value == refused)
                _current = null;
    }

    private async Task<AccessToken> FetchAsync(Func<CancellationToken, ValueTask<AccessToken>> fetch)
    {
        try
        {
            var token = await fetch(CancellationToken.None);
            redactor.Register(token.Value);
            lock (_gate)
                (_current, _renewAt, _fetch) = (token, RenewalOf(token), null);
            return token;
        }
        catch
        {
            // Not cached: everyone who waited fails once, the next caller tries anew.
            lock (_gate)
            {
                _fetch = null;
                if (_current?.ExpiresAt is { } end)
                    _renewAt = time.GetUtcNow() + ((end - time.GetUtcNow()) / 4);
            }
            throw;
        }
    }

    /// <summary>At 80 % of its life, give or take 5 %.</summary>
    private DateTimeOffset RenewalOf(AccessToken token)
    {
        if (token.ExpiresAt is not { } end)
            return DateTimeOffset.MaxValue;
        var now = time.GetUtcNow();
        return now + ((end - now) * (0.75 + (0.1 * random())));
    }
}
