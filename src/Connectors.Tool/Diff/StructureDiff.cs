using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>What two mappings are, told without any record: slots, needs, the write direction, the contract.</summary>
/// <param name="Changes">Each with its kind (<c>slotAdded</c>, <c>writeLost</c>, ...), what it is about and what is lost by it.</param>
internal sealed record StructureDiff(ImmutableArray<StructureChange> Changes)
{
    public static StructureDiff Of(MappingPair pair) => (pair.Before, pair.After) switch
    {
        (null, _) => new([new("mappingAdded", pair.Name, Loss.None)]),
        (_, null) => new([new("mappingRemoved", pair.Name, Loss.Mapping)]),
        var (before, after) => new([.. Ends(before, after), .. Slots(before, after), .. Needs(before, after), .. Writes(before, after)]),
    };

    private static IEnumerable<StructureChange> Ends(CompiledMapping before, CompiledMapping after)
    {
        if (before.Entity != after.Entity || before.Schema != after.Schema)
            yield return new("contractChanged", $"{before.Entity} {before.Schema} -> {after.Entity} {after.Schema}",
                before.Entity == after.Entity ? Loss.None : Loss.Mapping);
        var (from, to) = (Source(before), Source(after));
        if (from != to)
            yield return new("sourceChanged", $"{from} -> {to}", Loss.Mapping);
    }

    private static IEnumerable<StructureChange> Slots(CompiledMapping before, CompiledMapping after)
    {
        var (old, now) = (before.Slots.ToDictionary(slot => slot.Path), after.Slots.ToDictionary(slot => slot.Path));
        foreach (var path in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(path, out var one))
                yield return new("slotAdded", path, Loss.None);
            else if (!now.TryGetValue(path, out var other))
                yield return new("slotRemoved", path, Loss.Slots);
            else
                foreach (var change in Slot(one, other))
                    yield return change;
        }
    }

    private static IEnumerable<StructureChange> Slot(MappingSlot before, MappingSlot after)
    {
        if (before.IsOpen != after.IsOpen)
            yield return after.IsOpen ? new("slotOpened", after.Path, Loss.None) : new("slotClosed", after.Path, Loss.Slots);
        if (before.Layer != after.Layer)
            yield return new("layerChanged", $"{after.Path}: {Word(before.Layer)} -> {Word(after.Layer)}", Loss.None);
        if (before.Reads != after.Reads)
            yield return after.Reads ? new("readGained", after.Path, Loss.None) : new("readLost", after.Path, Loss.Fields);
        if (before.Class != after.Class)
            yield return new("classChanged", $"{after.Path}: {Word(before.Class)} -> {Word(after.Class)}", Loss.None);
    }

    private static IEnumerable<StructureChange> Needs(CompiledMapping before, CompiledMapping after)
    {
        var (old, now) = (Needed(before), Needed(after));
        return old.Except(now).Order(StringComparer.Ordinal).Select(need => new StructureChange("needLost", need, Loss.None))
            .Concat(now.Except(old).Order(StringComparer.Ordinal).Select(need => new StructureChange("needGained", need, Loss.None)));
    }

    private static IEnumerable<StructureChange> Writes(CompiledMapping before, CompiledMapping after)
    {
        var (old, now) = (before.WrittenFields.Select(field => field.Path).ToArray(), after.WrittenFields.Select(field => field.Path).ToArray());
        return old.Except(now).Select(path => new StructureChange("writeLost", path, Loss.Write))
            .Concat(now.Except(old).Select(path => new StructureChange("writeGained", path, Loss.None)));
    }

    /// <summary>What has to be fetched: fields, and records beside the main one with theirs.</summary>
    private static string[] Needed(CompiledMapping mapping) =>
    [
        .. mapping.SourceFields,
        .. mapping.Related.SelectMany(need => need.Fields.Select(field => $"{need.Name}.{field}").DefaultIfEmpty(need.Name)
            .Select(name => $"{name} ({need.Object ?? need.Entity})")),
    ];

    private static string Source(CompiledMapping mapping) =>
        mapping.IsDerivation ? $"{mapping.SourceEntity}{(mapping.Collects ? " (collected)" : "")}" : $"{mapping.System}.{mapping.Object}";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
