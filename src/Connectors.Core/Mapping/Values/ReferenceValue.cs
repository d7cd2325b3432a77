using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A reference on its way: key, contract and what the vendor shows for it.</summary>
internal sealed record ReferenceValue(VendorReference Key, string Entity, string? Display)
{
    /// <summary>The beginning of its JSON up to the id, made once for all records; null where it has to be written.</summary>
    public byte[]? Head { get; init; }
}
