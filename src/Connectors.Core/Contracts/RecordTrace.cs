namespace Connectors.Contracts;

/// <summary>How a canonical record came about.</summary>
/// <param name="Mapping">Name of the mapping.</param>
/// <param name="MappingVersion">Version of the mapping with its overlays, such as <c>1.0.0+tenant.3f2a</c>.</param>
/// <param name="Origin">The system that first made the change, for echo suppression.</param>
public sealed record RecordTrace(string Mapping, string MappingVersion, string Origin);
