using System.Text.Json;

namespace Connectors.Http;

/// <summary>Reads an answer to its end: framed, unpacked, whole.</summary>
internal static class AnswerReading
{
    /// <exception cref="DamagedAnswerException">It is not whole, not readable or above a bound.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequestMessage request, HttpResponseMessage response, HttpPipelineOptions options, CancellationToken ct)
    {
        if (request.Method == HttpMethod.Head || (int)response.StatusCode is 204 or 304)
            return ReadOnlyMemory<byte>.Empty;
        var maxBytes = request.Options.TryGetValue(RequestTraits.MaxResponseBytes, out var own) ? own : options.MaxResponseBytes;
        var wire = await WireBody.ReadAsync(response.Content, maxBytes, ct);
        var body = Decompression.Unpack(wire, response.Content.Headers.ContentEncoding, maxBytes, options);
        if (response.IsSuccessStatusCode && !IsFramed(response) && !body.IsEmpty && !IsWholeJson(body.Span))
            throw new DamagedAnswerException("the answer does not tell where it ends");
        return body;
    }

    /// <summary>Whether the protocol itself tells a whole body from one that was cut off; the platform has checked it then.</summary>
    private static bool IsFramed(HttpResponseMessage response) =>
        response.Version.Major >= 2 || response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;

    private static bool IsWholeJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            while (reader.Read())
                reader.Skip();
            return reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
