using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Puts the mappings of two sides together, once for each distinct pair of stacks.</summary>
internal static class MappingPairs
{
    public static ImmutableArray<MappingPair> Of(MappingSide before, MappingSide after)
    {
        var tenants = before.Tenants.Concat(after.Tenants).Distinct().Order(StringComparer.Ordinal).Prepend("").ToArray();
        var found = new Dictionary<string, (CompiledMapping? Before, CompiledMapping? After, List<string> Tenants)>(StringComparer.Ordinal);
        foreach (var tenant in tenants)
        {
            var (one, other) = (ByName(before.Catalog(tenant)), ByName(after.Catalog(tenant)));
            var (old, now) = (Hashes(before, tenant), Hashes(after, tenant));
            foreach (var name in one.Keys.Union(other.Keys))
            {
                var key = $"{name} {old.GetValueOrDefault(name)} {now.GetValueOrDefault(name)}";
                if (!found.TryGetValue(key, out var known))
                    found[key] = known = (one.GetValueOrDefault(name), other.GetValueOrDefault(name), []);
                known.Tenants.Add(tenant);
            }
        }

        return
        [
            .. found.Values.Select(entry => Pair(before, after, (entry.Before, entry.After), [.. entry.Tenants]))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Tenants[0], StringComparer.Ordinal),
        ];
    }

    /// <summary>What a tenant's layers over each mapping are, as one text.</summary>
    private static Dictionary<string, string> Hashes(MappingSide side, string tenant) => side.Layers(tenant)
        .GroupBy(layer => layer.Mapping, layer => layer.Hash, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join(',', group), StringComparer.Ordinal);

    private static MappingPair Pair(
        MappingSide before, MappingSide after, (CompiledMapping? Before, CompiledMapping? After) pair, ImmutableArray<string> tenants)
    {
        var name = (pair.Before ?? pair.After)!.Name;
        var (one, other) = (before.Stack(tenants[0], name), after.Stack(tenants[0], name));
        var isSame = one.Length == other.Length && one.Zip(other).All(texts => texts.First.Json.Span.SequenceEqual(texts.Second.Json.Span));
        return new(
            name, pair.Before, pair.After, [.. tenants.Select(tenant => $"/{tenant}")], isSame ? [] : EditedParts.Between(one, other), isSame);
    }

    private static Dictionary<string, CompiledMapping> ByName(MappingCatalog catalog) =>
        catalog.All.ToDictionary(mapping => mapping.Name, StringComparer.Ordinal);
}
