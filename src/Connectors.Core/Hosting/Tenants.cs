using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>Opens tenants: directory entry plus compiled mappings, which tenants of equal overlays share.</summary>
internal sealed class Tenants(ITenantDirectory directory, IMappingSource overlays, MappingShelf shelf) : ITenants
{
    public static Fault Unknown(TenantId id) =>
        new(FaultKind.Configuration, $"There is no tenant '{id}'. Add it to the tenant directory or correct the name.") { Rule = "tenant" };

    public async ValueTask<TenantContext> OpenAsync(TenantId id, CancellationToken ct = default)
    {
        var tenant = await directory.FindAsync(id, ct) ?? throw new ConnectorException(Unknown(id));
        var catalog = await CompileAsync(tenant, ct);
        return catalog.IsSuccess
            ? new(tenant, catalog.Value)
            : throw new ConnectorException(new(FaultKind.Mapping, $"The mappings of tenant '{id}' are wrong:\n{string.Join('\n', catalog.Faults)}"));
    }

    /// <summary>The tenant's mappings, or all faults of its overlays one by one.</summary>
    public async ValueTask<Outcome<MappingCatalog>> CompileAsync(Tenant tenant, CancellationToken ct)
    {
        var layers = new List<MappingText>();
        await foreach (var overlay in overlays.OverlaysAsync(tenant.Path, ct))
        {
            layers.Add(overlay);
        }

        return shelf.Mappings.Compile(layers);
    }
}
