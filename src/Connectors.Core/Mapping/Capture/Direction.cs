namespace Connectors.Mapping;

/// <summary>Which way a plan maps.</summary>
internal enum Direction
{
    /// <summary>Vendor to canonical.</summary>
    Read = 0,
    /// <summary>Canonical to canonical.</summary>
    Derive,
    /// <summary>Canonical to vendor.</summary>
    Write,
}
