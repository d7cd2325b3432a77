using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>The records that <c>results</c> names; without <c>results</c> all of the map. One that the map lacks is kept, to be refused by
/// name.</summary>
internal sealed class EnvelopeMembers
{
    private readonly string _collection;
    private readonly Lazy<HashSet<string>> _named;

    private EnvelopeMembers(string collection, ImmutableArray<VendorRecord> records, IEnumerable<string> named, bool areAll)
    {
        (_collection, Records, AreAll) = (collection, records, areAll);
        _named = new(() => named.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The records in the order of <c>results</c>.</summary>
    public ImmutableArray<VendorRecord> Records { get; }

    /// <summary>Whether they are all that the map holds.</summary>
    public bool AreAll { get; }

    public static EnvelopeMembers Of(EnvelopeParts parts, string collection) =>
        SameOrder(parts, collection) ?? ByKey(parts, collection);

    /// <summary>Whether anything but the members may be in the envelope.</summary>
    public bool HasOthers(EnvelopeParts parts) => !AreAll || _collection == CustomFieldValues.Collection
        || parts.Collections.Count > (parts.Collections.Contains(_collection) ? 1 : 0);

    public bool IsNamed(EnvelopeEntry entry) => entry.Collection == _collection && _named.Value.Contains(entry.MapKey);

    /// <summary>Results and map name the same rows in the same order, none twice, as the vendor writes pages: nothing needs to be looked
    /// up.</summary>
    private static EnvelopeMembers? SameOrder(EnvelopeParts parts, string collection)
    {
        if (parts.Results is not { } results)
            return null;
        var records = ImmutableArray.CreateBuilder<VendorRecord>(results.Count);
        var (next, last, isRising) = (0, "", true);
        foreach (var entry in parts.Entries)
        {
            if (entry.Collection != collection)
                continue;
            while (next < results.Count && results[next].Collection != collection)
                next++;
            if (next == results.Count || results[next++].Id != entry.MapKey)
                return null;
            // Ids mostly rise, and what rises comes once.
            isRising &= last.Length < entry.MapKey.Length || last.Length == entry.MapKey.Length && string.CompareOrdinal(last, entry.MapKey) < 0;
            last = entry.MapKey;
            records.Add(RecordSlice.Of(entry));
        }

        while (next < results.Count && results[next].Collection != collection)
            next++;
        if (next < results.Count)
            return null;
        var members = new EnvelopeMembers(collection, records.DrainToImmutable(), IdsOf(results, collection), areAll: true);
        return isRising || members._named.Value.Count == members.Records.Length ? members : null;
    }

    private static EnvelopeMembers ByKey(EnvelopeParts parts, string collection)
    {
        var map = new Dictionary<string, EnvelopeEntry>(StringComparer.Ordinal);
        foreach (var entry in parts.Entries)
        {
            if (entry.Collection == collection)
                map[entry.MapKey] = entry;
        }

        if (parts.Results is null)
            return new(collection, [.. map.Values.Select(RecordSlice.Of)], map.Keys, areAll: true);
        var ids = IdsOf(parts.Results, collection).ToArray();
        var records = ids.Select(id => map.TryGetValue(id, out var entry) ? RecordSlice.Of(entry) : RecordSlice.Missing(collection, id));
        return new(collection, [.. records], ids, areAll: false);
    }

    private static IEnumerable<string> IdsOf(List<(string Collection, string Id)> results, string collection) =>
        results.Where(result => result.Collection == collection).Select(result => result.Id);
}
