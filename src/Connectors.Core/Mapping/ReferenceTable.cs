using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>The target keys that a write needs for the references in its record: found before, because a mapping does no I/O. Immutable.</summary>
/// <param name="keys">Target key by source key; not copied.</param>
public sealed class ReferenceTable(IReadOnlyDictionary<VendorReference, VendorReference> keys)
{
    /// <summary>No references.</summary>
    public static ReferenceTable None { get; } = new(new Dictionary<VendorReference, VendorReference>());

    /// <summary>The key that the target vendor gave to what <paramref name="source"/> points to.</summary>
    public bool TryFind(VendorReference source, out VendorReference? target) => keys.TryGetValue(source, out target);
}
