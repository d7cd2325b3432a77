namespace Connectors.Contracts;

/// <summary>What sort of thing is scheduled.</summary>
public enum ResourceKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A worker known by name.</summary>
    Named,
    /// <summary>A role that somebody will fill.</summary>
    Generic,
    /// <summary>A supplier.</summary>
    Vendor,
    /// <summary>A thing.</summary>
    Equipment,
}
