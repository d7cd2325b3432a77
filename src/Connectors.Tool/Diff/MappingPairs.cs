using System.Collections.Immutable;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Puts the mappings of two sides together, once for each distinct pair of stacks.</summary>
internal static class MappingPairs
{
    public static ImmutableArray<MappingPair> Of(MappingSide before, MappingSide after)
    {
        var tenants = before.Tenants.Concat(after.Tenants).Distinct().Order(StringComparer.Ordinal).Prepend("").ToArray();
        var found = new Dictionary<(CompiledMapping?, CompiledMapping?), List<string>>();
        foreach (var tenant in tenants)
        {
            var (one, other) = (ByName(before.Catalog(tenant)), ByName(after.Catalog(tenant)));
            foreach (var name in one.Keys.Union(other.Keys))
            {
                var pair = (one.GetValueOrDefault(name), other.GetValueOrDefault(name));
                (found.TryGetValue(pair, out var known) ? known : found[pair] = []).Add(tenant);
            }
        }

        return
        [
            .. found.Select(entry => Pair(before, after, entry.Key, [.. entry.Value])).OrderBy(pair => pair.Name, StringComparer.Ordinal)
                .ThenBy(pair => pair.Tenants[0], StringComparer.Ordinal),
        ];
    }

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
