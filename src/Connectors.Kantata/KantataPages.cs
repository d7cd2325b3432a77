using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>The envelope that every answer of Kantata has: <c>{count, results, collection..., meta, side loads...}</c>, each collection a map of
/// objects by id.</summary>
/// <remarks>
/// Only <c>results</c> tells what a page holds and in which order. The maps also hold side loads of the same type (sub stories lie among the
/// stories): reading a page goes by <c>results</c> (<see cref="KantataPage"/>), accounting for a body goes by the maps (<see cref="Slice"/>).
/// </remarks>
internal sealed class KantataPages : IPageFormat
{
    /// <summary>Every occurrence: those that <c>results</c> names first, in its order, then the rest of the map in document order.</summary>
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject)
    {
        var parts = EnvelopeScan.Read(page);
        var members = KantataPage.Members(parts, vendorObject);
        var named = members.Select(member => member.MapKey).ToHashSet(StringComparer.Ordinal);
        var rest = parts.Entries.Where(entry => entry.Collection == vendorObject && !named.Contains(entry.MapKey));
        return new(
            [.. members.Select(member => member.Record), .. rest.Select(RecordSlice.Of)],
            KantataPage.RelatedOf(parts, entry => entry.Collection != vendorObject),
            new Cursor(""),
            parts.IsLast ?? true);
    }

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page)
    {
        var parts = EnvelopeScan.Read(page);
        return parts.Collections.ToDictionary(name => name, name => parts.Entries.Count(entry => entry.Collection == name), StringComparer.Ordinal);
    }
}
