using System.Globalization;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace CustomAdapter.Punchcard;

/// <summary>The vendor lays a page out as a table: <c>{"object","columns":[...],"rows":[[...]],"more"}</c>. Each row becomes a JSON slice.</summary>
internal sealed class PunchcardPages : IPageFormat
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 8 };

    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject)
    {
        using var table = Read(page);
        var root = table.RootElement;
        var columns = root.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToArray();
        var records = root.GetProperty("object").ValueEquals(vendorObject)
            ? root.GetProperty("rows").EnumerateArray().Select(row => Record(vendorObject, columns, row)) : [];
        return new([.. records], RelatedRecords.None, new Cursor(""), !root.GetProperty("more").GetBoolean());
    }

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page)
    {
        using var table = Read(page);
        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [table.RootElement.GetProperty("object").GetString()!] = table.RootElement.GetProperty("rows").GetArrayLength(),
        };
    }

    /// <summary>Checks the layout once, so that everything after it may rely on it.</summary>
    private static JsonDocument Read(ReadOnlyMemory<byte> page)
    {
        try
        {
            var table = JsonDocument.Parse(page, Bounded);
            return IsTable(table.RootElement) ? table : throw new JsonException();
        }
        catch (JsonException broken)
        {
            var position = $"line {broken.LineNumber ?? 0}, byte {broken.BytePositionInLine ?? 0}";
            throw new ConnectorException(new(FaultKind.VendorDefect, $"The bytes are no table of Punchcard ({position})."));
        }
    }

    private static bool IsTable(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("object", out var name) && name.ValueKind == JsonValueKind.String
        && root.TryGetProperty("more", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.False
        && root.TryGetProperty("columns", out var columns) && columns.ValueKind == JsonValueKind.Array
        && columns.EnumerateArray().All(column => column.ValueKind == JsonValueKind.String)
        && root.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
        && rows.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns.GetArrayLength());

    private static VendorRecord Record(string vendorObject, string[] columns, JsonElement row)
    {
        var cells = columns.Zip(row.EnumerateArray()).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        var changed = DateTimeOffset.TryParse(Text(cells, "changed"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUniversalTime() : (DateTimeOffset?)null;
        var state = Text(cells, "state") == "void" ? RecordState.Archived : RecordState.Live;
        return new(new(vendorObject, Text(cells, "id")), Text(cells, "rev"), changed, state, JsonSerializer.SerializeToUtf8Bytes(cells));
    }

    private static string Text(Dictionary<string, JsonElement> cells, string column) =>
        cells.TryGetValue(column, out var cell) && cell.ValueKind != JsonValueKind.Null ? cell.ToString() : "";
}
