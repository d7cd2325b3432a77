using System.Collections.Concurrent;

namespace Connectors.Tenancy;

/// <summary>Whether and how metrics name tenants. Each tenant is a time series of its own for each metric, so it is off unless a host asks, and
/// bounded when it does. Thread-safe.</summary>
/// <param name="most">How many tenants get their own name; 0 switches the tag off.</param>
public sealed class TenantTags(int most)
{
    /// <summary>What tenants beyond the bound are called together.</summary>
    public const string Other = "other";

    /// <summary>Metrics without tenants.</summary>
    public static readonly TenantTags Off = new(0);

    private readonly ConcurrentDictionary<TenantId, string> _names = new();

    /// <summary>Whether metrics carry tenants.</summary>
    public bool IsOn => most > 0;

    /// <summary>What metrics call a tenant: the first tenants of the process by their own name, later ones <see cref="Other"/>.</summary>
    /// <returns>Null when the tag is off.</returns>
    public string? Of(TenantId tenant)
    {
        if (most <= 0)
        {
            return null;
        }

        if (_names.TryGetValue(tenant, out var name))
        {
            return name;
        }

        lock (_names)
        {
            return _names.Count < most ? _names.GetOrAdd(tenant, tenant.Value) : Other;
        }
    }
}
