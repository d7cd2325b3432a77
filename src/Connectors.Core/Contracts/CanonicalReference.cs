namespace Connectors.Contracts;

/// <summary>A reference that stands inside a canonical record.</summary>
/// <param name="Path">JSON Pointer of the reference, such as <c>/project</c> or <c>/lines/0/resource</c>.</param>
/// <param name="Entity">The contract that it points to, such as <c>project</c>.</param>
/// <param name="Key">The vendor key as read.</param>
/// <param name="Id">Our id once resolved, else null.</param>
public sealed record CanonicalReference(string Path, string Entity, VendorReference Key, CanonicalId? Id = null);
