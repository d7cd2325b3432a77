namespace Connectors.Tenancy;

/// <summary>Knows the tenants. Implementations are safe for parallel use.</summary>
public interface ITenantDirectory
{
    /// <summary>A tenant by name, null when there is none.</summary>
    ValueTask<Tenant?> FindAsync(TenantId id, CancellationToken ct = default);

    /// <summary>All tenants of a partition, in any order.</summary>
    IAsyncEnumerable<TenantId> ListAsync(string partition, CancellationToken ct = default);

    /// <summary>Paths of the tenants at or below a partner, so that a change of its layer is proven with all of them before it holds.</summary>
    /// <param name="owner">Path of the partner, such as <c>/northstar</c>.</param>
    /// <param name="ct">Ends the look-up.</param>
    /// <returns>The default knows none: a change is then proven with the tenants that were opened in this process.</returns>
    IAsyncEnumerable<string> PathsBelowAsync(string owner, CancellationToken ct = default) => AsyncEnumerable.Empty<string>();
}
