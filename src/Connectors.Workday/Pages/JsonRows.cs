using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>Rows of a REST collection or of a report, found in one pass over the bytes; rows themselves are not parsed.</summary>
/// <param name="Rows">Each an object; null when the member that holds them is missing.</param>
/// <param name="Total">The collection's <c>total</c>; null when it does not say.</param>
internal sealed record JsonRows(IReadOnlyList<ReadOnlyMemory<byte>>? Rows, int? Total)
{
    private const int MaxDepth = 64;

    /// <param name="body">The bytes.</param>
    /// <param name="member">The member that holds the rows: <c>data</c> or <c>Report_Entry</c>.</param>
    /// <exception cref="ConnectorException">No JSON object.</exception>
    public static JsonRows Read(ReadOnlyMemory<byte> body, string member)
    {
        var bytes = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            return Scan(ref reader, bytes, member);
        }
        catch (JsonException broken)
        {
            throw Defect($"is no complete JSON (byte {reader.BytesConsumed})", broken);
        }
    }

    private static JsonRows Scan(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes, string member)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Defect("is no page: it is no object");
        List<ReadOnlyMemory<byte>>? rows = null;
        int? total = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isRows, isTotal) = (reader.ValueTextEquals(member), reader.ValueTextEquals("total"u8));
            reader.Read();
            if (isRows && reader.TokenType == JsonTokenType.StartArray)
                Cut(ref reader, bytes, rows ??= []);
            else if (isTotal && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
                total = number;
            else
                reader.Skip();
        }

        while (reader.Read())
        {
            // Reads to the end, so that bytes behind the object are an error and not passed over.
        }

        return new(rows, total);
    }

    private static void Cut(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes, List<ReadOnlyMemory<byte>> rows)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Defect("holds a row that is no object");
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            rows.Add(bytes[start..(int)reader.BytesConsumed]);
        }
    }

    private static ConnectorException Defect(string what, Exception? cause = null) =>
        new(new Fault(FaultKind.VendorDefect, $"Workday's answer {what}.") { Rule = "page" }, cause);
}
