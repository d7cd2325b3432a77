using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>The default mapping source: every tenant uses the base mappings.</summary>
internal sealed class NoOverlays : IMappingSource
{
    public IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, CancellationToken ct = default) => AsyncEnumerable.Empty<MappingText>();
}
