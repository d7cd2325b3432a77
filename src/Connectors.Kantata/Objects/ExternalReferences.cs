using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>Partners' ids stored at the vendor's records: written inline with a create, used as a filter on the resource's list.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/external-references. A record keeps one reference for each service: the service's name holds
/// brand and tenant, so that two partners never overwrite each other. Not unique at the vendor: that is why a look-up stands before each create.
/// </remarks>
internal sealed class ExternalReferences(KantataClient kantata)
{
    private const string Collection = "external_references";

    /// <summary>The record that carries a key, or null when there surely is none.</summary>
    /// <exception cref="ConnectorException">No clear answer: several records carry the key (<c>Duplicate</c>), or the vendor answered something else
    /// than was asked.</exception>
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, KantataResource resource, ExternalKey key, CancellationToken ct = default)
    {
        var page = await kantata.ListAsync(connection, new KantataQuery(resource, PageSize: 5) { Reference = key }, ct);
        foreach (var record in page.Records)
        {
            if (!Carries(record, page.Related, key))
            {
                throw new ConnectorException(new(
                    FaultKind.VendorDefect,
                    $"Kantata answered a look-up by external reference with {record.Key}, which does not carry it. Nothing was written."));
            }
        }

        return page.Records.Length <= 1
            ? page.Records.FirstOrDefault()
            : throw new ConnectorException(new(
                FaultKind.Duplicate,
                $"{page.Records.Length} or more '{resource.Collection}' of Kantata carry the same external reference: "
                + $"{string.Join(", ", page.Records.Select(record => record.Key))}. Keep one and remove the reference from the others."));
    }

    /// <summary>The member of a create that leaves our key in the record.</summary>
    public static void WriteTo(Utf8JsonWriter writer, ExternalKey key)
    {
        writer.WriteStartObject("external_reference");
        writer.WriteString("service_name", key.Service);
        writer.WriteString("service_model", key.Object);
        writer.WriteString("service_model_ref", key.Value);
        writer.WriteString("status", "successful");
        writer.WriteEndObject();
    }

    // A server that passed the filter over would hand out any record: what travelled along must show the key.
    private static bool Carries(VendorRecord record, RelatedRecords related, ExternalKey key)
    {
        using var document = JsonDocument.Parse(record.Json);
        return document.RootElement.TryGetProperty("external_reference_ids", out var ids) && ids.ValueKind == JsonValueKind.Array
            && ids.EnumerateArray().Any(id => related.TryFind(new(Collection, id.ToString()), out var reference) && IsOf(reference, key));
    }

    private static bool IsOf(ReadOnlyMemory<byte> reference, ExternalKey key)
    {
        using var document = JsonDocument.Parse(reference);
        return Is("service_name", key.Service) && Is("service_model", key.Object) && Is("service_model_ref", key.Value);

        bool Is(string name, string value) =>
            document.RootElement.TryGetProperty(name, out var text) && string.Equals(text.ToString(), value, StringComparison.Ordinal);
    }
}
