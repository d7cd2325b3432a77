using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>Walks the bytes of an envelope once and notes where everything lies. Members that it does not know are passed over.</summary>
internal static class EnvelopeScan
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <exception cref="ConnectorException">The body is not JSON, not an object, or holds errors in place of records:
    /// <c>VendorDefect</c>.</exception>
    public static EnvelopeParts Read(ReadOnlyMemory<byte> body) => EnvelopeCut.TryRead(body) ?? ReadCarefully(body);

    /// <summary>The same, every byte validated.</summary>
    /// <exception cref="ConnectorException">As above.</exception>
    public static EnvelopeParts ReadCarefully(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Defect("the answer is JSON, but no object", reader.TokenStartIndex);
            }

            var parts = new EnvelopeParts();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadMember(ref reader, body, parts);
            }

            reader.Read();
            return parts;
        }
        catch (JsonException malformed)
        {
            throw Defect("the answer is not JSON", Position(body.Span, malformed) ?? reader.BytesConsumed);
        }
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, EnvelopeParts parts)
    {
        var name = VendorText.Of(ref reader) ?? "";
        reader.Read();
        switch (name, reader.TokenType)
        {
            case ("errors", JsonTokenType.StartArray):
                RefuseErrors(ref reader);
                break;
            case ("results", JsonTokenType.StartArray):
                parts.Results = Results(ref reader);
                break;
            case ("meta", JsonTokenType.StartObject):
                ReadMeta(ref reader, parts);
                break;
            case (_, JsonTokenType.StartObject):
                parts.Collections.Add(name);
                ReadMap(ref reader, body, name, parts.Entries);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void RefuseErrors(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            throw Defect("the answer holds errors in place of records", reader.TokenStartIndex);
        }
    }

    private static void ReadMap(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string collection, List<EnvelopeEntry> entries)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = VendorText.Of(ref reader) ?? "";
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            entries.Add(new(collection, key, body[start..(int)reader.BytesConsumed]));
        }
    }

    private static List<(string Collection, string Id)> Results(ref Utf8JsonReader reader)
    {
        var results = new List<(string, string)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            var (key, id) = ("", "");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isKey, isId) = (reader.ValueTextEquals("key"u8), reader.ValueTextEquals("id"u8));
                reader.Read();
                var text = isKey || isId ? VendorText.Of(ref reader) : null;
                (key, id) = (isKey ? text ?? "" : key, isId ? text ?? "" : id);
                reader.Skip();
            }

            results.Add((key, id));
        }

        return results;
    }

    private static void ReadMeta(ref Utf8JsonReader reader, EnvelopeParts parts)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isNumber, isCount) = (reader.ValueTextEquals("page_number"u8), reader.ValueTextEquals("page_count"u8));
            reader.Read();
            if ((isNumber || isCount) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value))
            {
                parts.PageNumber = isNumber ? value : parts.PageNumber;
                parts.PageCount = isCount ? value : parts.PageCount;
            }

            reader.Skip();
        }
    }

    // The exception knows line and byte in the line; a person with a file wants one number.
    private static long? Position(ReadOnlySpan<byte> body, JsonException malformed)
    {
        var start = 0;
        for (var line = malformed.LineNumber; line > 0; line--)
        {
            start += body[start..].IndexOf((byte)'\n') + 1;
        }

        return malformed.BytePositionInLine is { } offset ? start + offset : null;
    }

    private static ConnectorException Defect(string what, long position) =>
        new(new(FaultKind.VendorDefect, $"Kantata: {what}, at byte {position}. Read it again; if it stays, ask the vendor.") { Rule = "envelope" });
}
