using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tenancy;

/// <summary>A tenant, opened: passed as an argument, never ambient. Immutable; shares its mappings with all tenants of equal layers.</summary>
public sealed class TenantContext
{
    internal TenantContext(Tenant tenant, MappingCatalog mappings) => (Tenant, Mappings) = (tenant, mappings);

    /// <summary>What is wrong with overlays that were changed since and therefore do not hold; empty when the newest are in force. Only sources
    /// with stamps go on like this (<see cref="IMappingSource.StampAsync"/>).</summary>
    public ImmutableArray<Fault> RefusedLayers { get; internal init; } = [];

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; }

    /// <summary>Its mappings, with all overlays.</summary>
    public MappingCatalog Mappings { get; }
}
