using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A reference on its way: key, contract and what the vendor shows for it.</summary>
internal sealed record ReferenceValue(VendorReference Key, string Entity, string? Display);
