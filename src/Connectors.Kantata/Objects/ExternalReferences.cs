using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

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

    /// <summary>Leaves our key in a record that is there already. Repeatable.</summary>
    /// <returns>The answer; its success is seen only when it shows the reference.</returns>
    /// <exception cref="ConnectorException">The vendor answered success without showing the reference.</exception>
    public async ValueTask<VendorResponse> SetAsync(
        Connection connection, string subjectType, string subjectId, ExternalKey key, CancellationToken ct = default)
    {
        var body = RecordBody.Of("external_reference", writer =>
        {
            writer.WriteString("subject_type", subjectType);
            writer.WriteString("subject_id", subjectId);
            WriteMembers(writer, key);
        });
        var response = await kantata.SetReferenceAsync(connection, body, ct);
        return !response.IsSuccess || KantataPage.Read(response.Body, Collection).Records.Any(record => IsOf(record.Json, key))
            ? response
            : throw new ConnectorException(new(FaultKind.VendorDefect, "Kantata accepted an external reference and does not show it."));
    }

    /// <summary>Whether a record carries another key of the same service: it stands for something else of ours already.</summary>
    public static bool IsTaken(VendorRecord record, RelatedRecords related, ExternalKey key) =>
        Of(record, related).Any(reference => Is(reference, "service_name", key.Service) && !IsOf(reference, key));

    /// <summary>The member of a create that leaves our key in the record.</summary>
    public static void WriteTo(Utf8JsonWriter writer, ExternalKey key)
    {
        writer.WriteStartObject("external_reference");
        WriteMembers(writer, key);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ExternalKey key)
    {
        writer.WriteString("service_name", key.Service);
        writer.WriteString("service_model", key.Object);
        writer.WriteString("service_model_ref", key.Value);
        writer.WriteString("status", "successful");
        if (CallOrigin.Current?.CorrelationId is { } run)
        {
            // For people who look at the record: what wrote it can be found in our traces, logs and audit.
            writer.WriteString("external_message", $"run {run}");
        }
    }

    // A server that passed the filter over would hand out any record: what travelled along must show the key.
    private static bool Carries(VendorRecord record, RelatedRecords related, ExternalKey key) =>
        Of(record, related).Any(reference => IsOf(reference, key));

    private static List<ReadOnlyMemory<byte>> Of(VendorRecord record, RelatedRecords related)
    {
        using var document = JsonDocument.Parse(record.Json);
        return document.RootElement.TryGetProperty("external_reference_ids", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().SelectMany(id =>
                related.TryFind(new(Collection, id.ToString()), out var reference) ? (ReadOnlyMemory<byte>[])[reference] : [])]
            : [];
    }

    private static bool IsOf(ReadOnlyMemory<byte> reference, ExternalKey key) =>
        Is(reference, "service_name", key.Service) && Is(reference, "service_model", key.Object) && Is(reference, "service_model_ref", key.Value);

    private static bool Is(ReadOnlyMemory<byte> reference, string name, string value)
    {
        using var document = JsonDocument.Parse(reference);
        return document.RootElement.TryGetProperty(name, out var text) && string.Equals(text.ToString(), value, StringComparison.Ordinal);
    }
}
