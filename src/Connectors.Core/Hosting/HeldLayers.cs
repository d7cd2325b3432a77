using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>The mappings that hold for a path of a tenant.</summary>
/// <param name="Stamp">Stamp of the overlays that were read last; null when their source has none.</param>
/// <param name="Catalog">The mappings in force.</param>
/// <param name="Refused">What is wrong with the overlays that were read last; empty when they are in force.</param>
internal sealed record HeldLayers(string? Stamp, MappingCatalog Catalog, ImmutableArray<Fault> Refused);
