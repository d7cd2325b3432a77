namespace Connectors.Mapping;

/// <summary>Where a record beside the main one comes from.</summary>
internal enum RelationKind
{
    /// <summary>Travelled along, found by object and key.</summary>
    Vendor = 0,
    /// <summary>The custom fields of a record, found by <c>custom:</c> + object and key.</summary>
    Custom,
    /// <summary>A canonical record that a flow passed in by name.</summary>
    Canonical,
    /// <summary>Address and version of a canonical record (<c>@source</c>).</summary>
    Source,
}
