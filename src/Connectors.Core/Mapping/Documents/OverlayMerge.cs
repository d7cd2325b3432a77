using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Lays an overlay over a mapping: open slots, <c>x:</c> fields, value tables and new related records only.</summary>
internal sealed class OverlayMerge(DocumentFaults faults)
{
    public MappingDocument Over(MappingDocument mapping, MappingOverlay overlay)
    {
        if (VersionRange.IsRange(overlay.VersionRange) && !VersionRange.Fits(overlay.VersionRange, mapping.Version))
        {
            faults.Add(overlay.Root.Find("base") ?? overlay.Root, "base",
                $"The overlay is made for {overlay.VersionRange}, the mapping \"{mapping.Name}\" is {mapping.Version}.",
                "Check the overlay against this version, then change \"base\".");
        }
        if (mapping.Origins[^1].Layer > overlay.Origin.Layer)
        {
            faults.Add(overlay.Root.Find("layer") ?? overlay.Root, "layer",
                $"A partner's overlay lies over one of a tenant: {mapping.Origins[^1].Document}.",
                    "Put it into the folder of its partner, or correct \"layer\".");
        }
        var related = overlay.Related.IsEmpty ? mapping.Related : Related(mapping.Related, overlay.Related);
        var names = related.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return mapping with
        {
            Fields = Merge(overlay, mapping, mapping.Fields, overlay.Fields, names, slot => slot.IsExtension, "\"x:\" fields"),
            Writes = overlay.Writes.IsEmpty ? mapping.Writes
                : Merge(overlay, mapping, mapping.Writes, overlay.Writes, null, _ => mapping.OpenWrite, mapping.OpenWrite
                    ? "any further vendor field" : null),
            Related = related,
            Values = mapping.Values.With(overlay.Values),
            Layers = [overlay.Root, .. mapping.Layers],
            Origins = mapping.Origins.Add(overlay.Origin),
        };
    }

    private ImmutableArray<FieldEntry> Merge(
        MappingOverlay overlay, MappingDocument mapping, ImmutableArray<FieldEntry> lower, ImmutableArray<FieldEntry> upper,
        HashSet<string>? related, Func<FieldEntry, bool> mayAdd, string? also)
    {
        var merged = lower.ToBuilder();
        foreach (var given in upper)
        {
            var entry = given with { Layer = mapping.Origins.Length, WriteLayer = mapping.Origins.Length };
            var closedBy = entry.Node.Find("open")?.Kind == JsonValueKind.False ? overlay.Origin : null;
            var index = Find(lower, entry.Slot);
            if (index < 0 && mayAdd(entry))
                merged.Add(entry with { IsOpen = closedBy is null, ClosedBy = closedBy });
            else if (index >= 0 && lower[index].IsOpen)
                merged[index] = Narrows(entry.Node)
                    ? lower[index] with { IsOpen = false, ClosedBy = closedBy } : Replace(lower[index], entry, closedBy, related);
            else
                Closed(entry, index < 0 ? "is not in the mapping" : $"is closed{(lower[index].ClosedBy is { } by ? $" by {by}" : "")}", lower, also);
        }
        return merged.ToImmutable();
    }

    private static int Find(ImmutableArray<FieldEntry> entries, string slot)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index].Slot == slot)
                return index;
        }
        return -1;
    }

    /// <summary>Whether an entry says nothing but that the slot is closed from here on.</summary>
    private static bool Narrows(DocumentNode node) => node.Find("open")?.Kind == JsonValueKind.False
        && node.Members.All(member => member.Key is "open" or "description");

    /// <summary>The new rule holds for the directions that it can serve; the old one
    /// stays for the other, so that an overlay never costs the write direction.</summary>
    private static FieldEntry Replace(FieldEntry old, FieldEntry over, MappingOrigin? closedBy, HashSet<string>? related)
    {
        // Under "write" there is one direction only.
        var (reads, writes) = related is null ? (true, true) : RuleReader.Directions(over.Node, related);
        return old with
        {
            Node = reads ? over.Node : old.Node,
            Layer = reads ? over.Layer : old.Layer,
            WriteNode = writes ? over.Node : old.WriteNode,
            WriteLayer = writes ? over.Layer : old.WriteLayer,
            IsOpen = closedBy is null,
            ClosedBy = closedBy,
            Class = FieldClasses.Careful(old.Class, over.Class),
        };
    }

    private void Closed(FieldEntry entry, string why, ImmutableArray<FieldEntry> lower, string? also) =>
        faults.Add(entry.Node, "slot", $"The slot \"{entry.Slot}\" {why}.", WayOut(lower, also));

    private static string WayOut(ImmutableArray<FieldEntry> lower, string? also)
    {
        IEnumerable<string> open = lower.Where(entry => entry.IsOpen).Select(entry => entry.Slot);
        var names = string.Join(", ", also is null ? open : open.Append(also));
        return names.Length == 0 ? "No slot is open here." : $"Open slots: {names}.";
    }

    private ImmutableArray<RelatedEntry> Related(ImmutableArray<RelatedEntry> lower, ImmutableArray<RelatedEntry> upper)
    {
        foreach (var entry in upper.Where(entry => lower.Any(old => old.Name == entry.Name)))
            faults.Add(entry.Node, "related", $"The related record \"{entry.Name}\" exists already.",
                "Choose another name; an overlay only adds related records.");
        return [.. lower, .. upper.Where(entry => lower.All(old => old.Name != entry.Name))];
    }
}
