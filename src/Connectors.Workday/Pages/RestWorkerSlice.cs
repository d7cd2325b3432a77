using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>A worker of the REST service, known by its Workday id.</summary>
internal static class RestWorkerSlice
{
    public static VendorRecord Cut(ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row, new JsonDocumentOptions { MaxDepth = 64 });
        var id = document.RootElement.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return new(new VendorKey(ScheduledWorkers.Type, id), Version: null, ModifiedAt: null, RecordState.Live, row);
    }
}
