using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Which members the mapping fills already from the records at hand. An open slot that has no value in any record, or a constant, is
/// free.</summary>
internal sealed class TakenMembers
{
    private const int Looked = 50;
    private readonly HashSet<string> _filled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappingSlot> _slots = new(StringComparer.Ordinal);
    private readonly bool _hasMapping;

    private TakenMembers(bool hasMapping) => _hasMapping = hasMapping;

    public static TakenMembers Of(CompiledMapping? mapping, IReadOnlyList<(VendorRecord Record, RelatedRecords Related)> records)
    {
        var taken = new TakenMembers(mapping is not null);
        foreach (var slot in mapping?.Slots ?? [])
        {
            taken._slots[slot.Path] = slot;
            if (!slot.IsOpen || records.Take(Looked).Any(record => HasValue(mapping!, record, slot.Path)))
                taken._filled.Add(FieldPaths.WithoutIndexes(slot.Path));
        }

        return taken;
    }

    public bool IsFree(MemberChoice member)
    {
        var path = member.Path;
        while (true)
        {
            if (_filled.Contains(path))
                return false;
            if (path.LastIndexOf('.') is not (var dot and > 0))
                return true;
            path = path[..dot];
        }
    }

    /// <summary>Where the proposal can be put: an overlay may fill an open slot or add an extension.</summary>
    public PlacedSuggestion Place(Suggestion suggestion, RuleDrafts drafts)
    {
        var slot = suggestion.Member.Slot;
        var isOpen = _slots.TryGetValue(slot, out var known) && known.IsOpen;
        var isExtension = _hasMapping && !isOpen;
        return new(suggestion, isExtension ? $"x:{Camel(suggestion.Member.Path)}" : slot, isExtension, drafts.For(suggestion, isExtension));
    }

    private static bool HasValue(CompiledMapping mapping, (VendorRecord Record, RelatedRecords Related) at, string slot)
    {
        var found = mapping.Explain(at.Record, at.Related, OfflineHouse.Connection, FieldPaths.Pointer(slot));
        return found is { Result: not null, SourcePath: not null };
    }

    private static string Camel(string path) =>
        string.Concat(path.Split('.').Select((part, at) => at == 0 ? part : $"{char.ToUpperInvariant(part[0])}{part[1..]}"));
}
