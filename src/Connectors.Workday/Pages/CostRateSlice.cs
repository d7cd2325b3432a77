using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>A row of the report of cost rates: known by its worker's key, valid from its day on.</summary>
/// <param name="Record">The record.</param>
/// <param name="Since">From when it holds; null from ever.</param>
internal sealed record CostRateSlice(VendorRecord Record, DateOnly? Since)
{
    private static readonly ImmutableArray<string> Ids = ["Employee_ID", "Contingent_Worker_ID"];

    public static CostRateSlice Cut(ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row, new JsonDocumentOptions { MaxDepth = 64 });
        var root = document.RootElement;
        var key = Ids.Select(type => Text(root, type) is { } value ? new WorkdayKey(type, value) : null).FirstOrDefault(found => found is not null);
        var since = XmlShapes.Day(Text(root, "Effective_Date"));
        var json = SliceJson.Write(key, writer =>
        {
            foreach (var member in root.EnumerateObject().Where(member => !member.NameEquals("key"u8)))
                WriteMember(writer, member);
        });
        var version = since is { } day ? ReadWindow.Day(day) : null;
        return new(new VendorRecord(new VendorKey(CostRates.Type, key?.ToString() ?? ""), version, ModifiedAt: null, RecordState.Live, json), since);
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.String && XmlShapes.IsDay(member.Name) && XmlShapes.DayOf(member.Value.GetString()!) is { } day)
            writer.WriteString(member.Name, day);
        else
            member.WriteTo(writer);
    }

    private static string? Text(JsonElement row, string name) => !row.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() is { Length: > 0 } text ? text : null
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
