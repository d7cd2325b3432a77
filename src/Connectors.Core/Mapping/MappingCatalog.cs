namespace Connectors.Mapping;

/// <summary>The compiled mappings of one distinct stack of layers, shared by all tenants with the same stack. Immutable, thread-safe.</summary>
public sealed class MappingCatalog;
