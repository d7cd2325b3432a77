using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>A package's own part of <see cref="ConnectorsCheck"/>, such as the documents of flows. Registered as a service; sends nothing.</summary>
public interface IStartupCheck
{
    /// <summary>Everything that is wrong, not the first thing only.</summary>
    /// <param name="mappings">The base mappings of the house.</param>
    IEnumerable<Fault> Find(MappingCatalog mappings);
}
