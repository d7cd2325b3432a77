namespace Connectors.Contracts;

/// <summary>Where a canonical record came from.</summary>
/// <param name="System">Vendor, such as <c>kantata</c>; <c>connectors</c> for derived records.</param>
/// <param name="Connection">Name of the tenant's connection.</param>
/// <param name="Object">The vendor's resource, such as <c>time_entries</c>.</param>
/// <param name="Id">The vendor's key.</param>
/// <param name="Version">The vendor's version stamp, null when it has none.</param>
/// <param name="ModifiedAt">When the vendor last changed it, UTC; null when unknown.</param>
public sealed record RecordSource(string System, string Connection, string Object, string Id, string? Version, DateTimeOffset? ModifiedAt);
