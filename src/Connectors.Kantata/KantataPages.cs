using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>The envelope that every answer of Kantata has: <c>{count, results, collection..., meta, side loads...}</c>, each collection a map of
/// objects by id.</summary> <remarks> Only <c>results</c> tells what a page holds and in which order. The maps also hold side loads of the same
/// type (sub stories lie among the
/// stories): reading a page goes by <c>results</c> (<see cref="KantataPage"/>), accounting for a body goes by the maps (<see cref="Slice"/>).
/// </remarks>
internal sealed class KantataPages : IPageFormat
{
    /// <summary>Every occurrence: those that <c>results</c> names first, in its order, then the rest of the map in document order.</summary>
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject)
    {
        try
        {
            return Cut(page, EnvelopeScan.Read(page), vendorObject);
        }
        catch (JsonException)
        {
            // Leaps do not see what is wrong inside a record; the careful way says where it is.
            return Cut(page, EnvelopeScan.ReadCarefully(page), vendorObject);
        }
    }

    /// <summary>The same from parts that were found.</summary>
    internal static VendorPage Cut(ReadOnlyMemory<byte> page, EnvelopeParts parts, string vendorObject)
    {
        var members = EnvelopeMembers.Of(parts, vendorObject);
        var records = members.Records;
        if (!members.AreAll)
        {
            var rest = parts.Entries.Where(entry => entry.Collection == vendorObject && !members.IsNamed(entry));
            records = [.. records, .. rest.Select(RecordSlice.Of)];
        }

        return new(
            records,
            members.HasOthers(parts)
                ? KantataPage.RelatedOf(page, parts, entry => entry.Collection != vendorObject)
                : RelatedRecords.None,
            new Cursor(""),
            parts.IsLast ?? true);
    }

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page)
    {
        var parts = EnvelopeScan.ReadCarefully(page);
        return parts.Collections.ToDictionary(name => name, name => parts.Entries.Count(entry => entry.Collection == name), StringComparer.Ordinal);
    }
}
