namespace Connectors.Http;

/// <summary>Reads a body as it comes over the wire: to its end, checked against its announced length, never more than a bound.</summary>
internal static class WireBody
{
    /// <exception cref="DamagedAnswerException">It is shorter or longer than announced, or larger than the bound.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, long maxBytes, CancellationToken ct)
    {
        var announced = content.Headers.ContentLength;
        if (announced > maxBytes)
            throw TooLarge(maxBytes);
        await using var stream = await content.ReadAsStreamAsync(ct);
        // One byte more than announced, so that a body that is too long shows; and never much on the word of a header alone.
        var buffer = new byte[announced is { } length ? (int)Math.Min(length, 1024 * 1024) + 1 : 16 * 1024];
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), ct);
            if (read == 0)
                break;
            filled += read;
            if (filled > maxBytes)
                throw TooLarge(maxBytes);
            if (filled == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1));
        }
        if (announced is not null && announced != filled)
            throw new DamagedAnswerException($"the answer announced {announced} bytes, but {filled} came");
        return buffer.AsMemory(0, filled);
    }

    public static DamagedAnswerException TooLarge(long maxBytes) => new($"the answer is larger than {maxBytes} bytes", isTooLarge: true);
}
