using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A reference on its way: key, contract and what the vendor shows for it.</summary>
internal sealed record ReferenceValue(VendorReference Key, string Entity, string? Display)
{
    private CanonicalReference? _known;

    /// <summary>The beginning of its JSON up to the id, made once for all records; null where it has to be written.</summary>
    public byte[]? Head { get; init; }

    /// <summary>Canonical JSON; null for values that are not shared by many records.</summary>
    public byte[]? Json { get; init; }

    /// <summary>Where in the JSON the display stands; empty without one.</summary>
    public Range DisplayPart { get; init; }

    /// <summary>The reference at a place in the record; the same object as long as the place is the same.</summary>
    public CanonicalReference At(string pointer) => _known is { } known && known.Path == pointer ? known : _known = new(pointer, Entity, Key);
}
