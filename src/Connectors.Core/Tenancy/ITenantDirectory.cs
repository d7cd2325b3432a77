namespace Connectors.Tenancy;

/// <summary>Knows the tenants. Implementations are safe for parallel use.</summary>
public interface ITenantDirectory
{
    /// <summary>A tenant by name, null when there is none.</summary>
    ValueTask<Tenant?> FindAsync(TenantId id, CancellationToken ct = default);

    /// <summary>All tenants of a partition, in any order.</summary>
    IAsyncEnumerable<TenantId> ListAsync(string partition, CancellationToken ct = default);
}
