using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>Opens tenants: directory entry plus compiled mappings, which tenants of equal overlays share.</summary>
internal sealed class Tenants(ITenantDirectory directory, LayerShelf layers) : ITenants
{
    public static Fault Unknown(TenantId id) =>
        new(FaultKind.Configuration, $"There is no tenant '{id}'. Add it to the tenant directory or correct the name.") { Rule = "tenant" };

    public async ValueTask<TenantContext> OpenAsync(TenantId id, CancellationToken ct = default)
    {
        var tenant = await directory.FindAsync(id, ct) ?? throw new ConnectorException(Unknown(id));
        var held = await layers.OpenAsync(tenant.Path, ct);
        return held.IsSuccess
            ? new(tenant, held.Value.Catalog) { RefusedLayers = held.Value.Refused }
            : throw new ConnectorException(new(FaultKind.Mapping, $"The mappings of tenant '{id}' are wrong:\n{string.Join('\n', held.Faults)}"));
    }

    /// <summary>The tenant's mappings, or all faults of its overlays one by one.</summary>
    public ValueTask<Outcome<MappingCatalog>> CompileAsync(Tenant tenant, CancellationToken ct) => layers.CompileAsync(tenant.Path, ct);
}
