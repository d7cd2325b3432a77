using Connectors.Adapters;
using Connectors.Mapping;

namespace Connectors.Benchmarks;

/// <summary>What the product brings to a shape.</summary>
/// <param name="Pages">Cuts the vendor's pages.</param>
/// <param name="Mapping">The shipped base mapping.</param>
internal sealed record ShapeSource(IPageFormat Pages, CompiledMapping Mapping);
