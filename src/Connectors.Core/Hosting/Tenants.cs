using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>Opens tenants: directory entry plus compiled mappings, which tenants of equal overlays share.</summary>
internal sealed class Tenants(ITenantDirectory directory, IMappingSource overlays, MappingShelf shelf) : ITenants
{
    public async ValueTask<TenantContext> OpenAsync(TenantId id, CancellationToken ct = default)
    {
        var tenant = await directory.FindAsync(id, ct)
            ?? throw new ConnectorException(new(FaultKind.Configuration, $"There is no tenant '{id}'. Add it to the tenant directory or correct the name."));
        var layers = new List<MappingText>();
        await foreach (var overlay in overlays.OverlaysAsync(tenant.Path, ct))
        {
            layers.Add(overlay);
        }

        var catalog = shelf.Mappings.Compile(layers);
        return catalog.IsSuccess
            ? new(tenant, catalog.Value)
            : throw new ConnectorException(new(FaultKind.Mapping, $"The mappings of tenant '{id}' are wrong:\n{string.Join('\n', catalog.Faults)}"));
    }
}
