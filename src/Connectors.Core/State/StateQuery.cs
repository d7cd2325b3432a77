using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Which entries of a set, ordered by key (by the numbers of its characters).</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Set">Which set.</param>
public sealed record StateQuery(TenantId Tenant, string Set)
{
    /// <summary>Only entries with this index key; null for all.</summary>
    public string? IndexKey { get; init; }

    /// <summary>Only entries due at or before this time; null for all.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Only entries whose key is greater; null from the start.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    /// <value>100.</value>
    public int Take { get; init; } = 100;
}
