namespace Connectors.Mapping;

/// <summary>The layers of a mapping; a later one wins.</summary>
public enum MappingLayer
{
    /// <summary>In the adapter's package.</summary>
    Base = 0,
    /// <summary>The partner's overlay.</summary>
    Partner,
    /// <summary>The tenant's overlay.</summary>
    Tenant,
}
