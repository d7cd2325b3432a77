using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Hosting;

/// <summary>A package's own part of <see cref="ConnectorsCheck"/>, such as the documents of flows. Registered as a service; sends nothing.</summary>
public interface IStartupCheck
{
    /// <summary>Everything that is wrong, not the first thing only.</summary>
    /// <param name="mappings">The base mappings of the house.</param>
    IEnumerable<Fault> Find(MappingCatalog mappings);

    /// <summary>Everything that is wrong with one tenant, such as a role that it does not bind. Asked when adapters and connections can be
    /// made.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="mappings">Its mappings; the base mappings when its overlays are wrong, which is told elsewhere.</param>
    /// <returns>The default finds nothing.</returns>
    IEnumerable<Fault> Find(Tenant tenant, MappingCatalog mappings) => [];
}
