namespace Connectors.Tenancy;

/// <summary>Opens tenants. Safe for parallel use.</summary>
public interface ITenants
{
    /// <summary>Opens a tenant with its mappings as they stand now.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The tenant is unknown or its overlays are wrong: all faults in the text.</exception>
    ValueTask<TenantContext> OpenAsync(TenantId id, CancellationToken ct = default);
}
