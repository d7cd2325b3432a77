using System.Text.Json;
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
        try
        {
            return Read(body, EnvelopeScan.Read(body), collection);
        }
        catch (JsonException)
        {
            // Leaps do not see what is wrong inside a record; the careful way says where it is.
            return Read(body, EnvelopeScan.ReadCarefully(body), collection);
        }
    }

    /// <summary>The same from parts that were found.</summary>
    internal static KantataPage Read(ReadOnlyMemory<byte> body, EnvelopeParts parts, string collection)
    {
        if (parts.Results is null && !parts.Collections.Contains(collection))
        {
            throw new ConnectorException(new(
                FaultKind.VendorDefect, $"Kantata: the answer holds neither 'results' nor '{collection}'. Read again; if it stays, ask the vendor.")
            {
                Rule = "envelope",
            });
        }

        var members = EnvelopeMembers.Of(parts, collection);
        return new(members.Records, members.HasOthers(parts) ? Others(body, parts, members) : RelatedRecords.None, parts.IsLast);
    }

    private static RelatedRecords Others(ReadOnlyMemory<byte> body, EnvelopeParts parts, EnvelopeMembers members) =>
        RelatedOf(body, parts, entry => !members.IsNamed(entry));

    /// <summary>What travelled along, looked for when it is asked for.</summary>
    public static RelatedRecords RelatedOf(ReadOnlyMemory<byte> body, EnvelopeParts parts, Func<EnvelopeEntry, bool> isRelated) => new(() =>
    {
        try
        {
            var related = new Dictionary<VendorKey, ReadOnlyMemory<byte>>();
            foreach (var entry in parts.Entries)
            {
                if (isRelated(entry))
                    related[new(entry.Collection, entry.MapKey)] = entry.Json;
            }

            if (parts.Collections.Contains(CustomFieldValues.Collection))
                CustomFieldValues.AddTo(related, parts.Entries);
            return related;
        }
        catch (JsonException)
        {
            EnvelopeScan.ReadCarefully(body);
            throw;
        }
    });
}
