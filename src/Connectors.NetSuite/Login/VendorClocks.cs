using System.Collections.Concurrent;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>How far the vendor's clock is ahead of ours, by connection, as its refusals told. Thread-safe, bounded.</summary>
/// <remarks>NetSuite refuses signatures whose time is about five minutes off, with the same words as any other login that it does not like.</remarks>
internal sealed class VendorClocks(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CredentialKey, TimeSpan> _ahead = new();

    /// <summary>What time it is for the vendor, as far as we know.</summary>
    public DateTimeOffset Now(CredentialKey key) => time.GetUtcNow() + _ahead.GetValueOrDefault(key);

    /// <summary>A request was refused at this time of the vendor: a clock that is more than a minute off is set right.</summary>
    public void Learn(CredentialKey key, DateTimeOffset vendor)
    {
        if ((vendor - Now(key)).Duration() <= Tolerance)
            return;
        if (_ahead.Count >= Most)
            _ahead.Clear();
        _ahead[key] = vendor - time.GetUtcNow();
    }
}
