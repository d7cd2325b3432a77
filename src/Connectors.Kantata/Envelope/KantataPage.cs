using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>One page of a list: what <c>results</c> names, in that order; everything else travelled along.</summary>
/// <param name="Records">The page's records.</param>
/// <param name="Related">Side loads, those of the same type too.</param>
/// <param name="IsLast">Whether the vendor says that nothing follows; null when it does not say.</param>
internal sealed record KantataPage(ImmutableArray<VendorRecord> Records, RelatedRecords Related, bool? IsLast)
{
    /// <exception cref="ConnectorException">The body is no page of this collection.</exception>
    public static KantataPage Read(ReadOnlyMemory<byte> body, string collection)
    {
        var parts = EnvelopeScan.Read(body);
        if (parts.Results is null && !parts.Collections.Contains(collection))
        {
            throw new ConnectorException(new(
                FaultKind.VendorDefect, $"Kantata: the answer holds neither 'results' nor '{collection}'. Read again; if it stays, ask the vendor.")
            {
                Rule = "envelope",
            });
        }

        var members = Members(parts, collection);
        var named = members.Select(member => member.MapKey).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. members.Select(member => member.Record)],
            RelatedOf(parts, entry => entry.Collection != collection || !named.Contains(entry.MapKey)),
            parts.IsLast);
    }

    /// <summary>The records that <c>results</c> names; without <c>results</c> all of the map. One that the map lacks is kept, to be refused by
    /// name.</summary>
    public static ImmutableArray<(string MapKey, VendorRecord Record)> Members(EnvelopeParts parts, string collection)
    {
        var map = new Dictionary<string, EnvelopeEntry>(StringComparer.Ordinal);
        foreach (var entry in parts.Entries)
        {
            if (entry.Collection == collection)
            {
                map[entry.MapKey] = entry;
            }
        }

        return parts.Results is null
            ? [.. map.Values.Select(entry => (entry.MapKey, RecordSlice.Of(entry)))]
            :
            [
                .. parts.Results.Where(result => result.Collection == collection).Select(result =>
                    (result.Id, map.TryGetValue(result.Id, out var entry) ? RecordSlice.Of(entry) : RecordSlice.Missing(collection, result.Id))),
            ];
    }

    public static RelatedRecords RelatedOf(EnvelopeParts parts, Func<EnvelopeEntry, bool> isRelated)
    {
        var related = new Dictionary<VendorKey, ReadOnlyMemory<byte>>();
        foreach (var entry in parts.Entries.Where(isRelated))
        {
            related[new(entry.Collection, entry.MapKey)] = entry.Json;
        }

        CustomFieldValues.AddTo(related, parts.Entries);
        return related.Count == 0 ? RelatedRecords.None : new(related);
    }
}
