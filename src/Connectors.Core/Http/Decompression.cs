using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Connectors.Http;

/// <summary>Unpacks a body inside a size bound and a ratio bound, and only if it is whole.</summary>
/// <remarks>
/// The platform's streams take the end of the bytes for the end of the data: a gzip body that was cut anywhere unpacks without an error to less than
/// was
/// sent. So each format's own mark of its end is checked here: gzip its length, zlib its checksum, brotli its last block.
/// </remarks>
internal static class Decompression
{
    /// <summary>What we tell vendors that we accept.</summary>
    public static readonly ImmutableArray<string> Accepted = ["gzip", "deflate", "br"];

    /// <exception cref="DamagedAnswerException">Not whole, damaged, packed in a way that we did not offer, or above a bound.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed, ICollection<string> encodings, long maxBytes, HttpPipelineOptions options)
    {
        if (encodings.Count == 0 || packed.IsEmpty)
            return packed;
        if (encodings.Count > 1)
            throw new DamagedAnswerException("the answer is packed more than once");
        var bound = Math.Min(maxBytes, Math.Max(options.RatioFloorBytes, (long)packed.Length * options.MaxCompressionRatio));
        try
        {
            return encodings.First().ToLowerInvariant() switch
            {
                "identity" => packed,
                "gzip" or "x-gzip" => Gzip(packed, bound),
                "deflate" => Zlib(packed, bound),
                "br" => Brotli(packed.Span, bound),
                _ => throw new DamagedAnswerException("the answer is packed in a way that was not offered"),
            };
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    private static ReadOnlyMemory<byte> Gzip(ReadOnlyMemory<byte> packed, long bound)
    {
        var body = Inflate(new GZipStream(Stream(packed), CompressionMode.Decompress), bound);
        return packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]) == (uint)body.Length ? body : throw Damaged();
    }

    private static ReadOnlyMemory<byte> Zlib(ReadOnlyMemory<byte> packed, long bound)
    {
        var body = Inflate(new ZLibStream(Stream(packed), CompressionMode.Decompress), bound);
        return packed.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(packed.Span[^4..]) == Adler32(body.Span) ? body : throw Damaged();
    }

    private static ReadOnlyMemory<byte> Brotli(ReadOnlySpan<byte> packed, long bound)
    {
        var decoder = default(BrotliDecoder);
        try
        {
            var output = new ArrayBufferWriter<byte>(16 * 1024);
            while (true)
            {
                var status = decoder.Decompress(packed, output.GetSpan(16 * 1024), out var consumed, out var written);
                packed = packed[consumed..];
                output.Advance(written);
                if (output.WrittenCount > bound)
                    throw WireBody.TooLarge(bound);
                if (status == OperationStatus.Done && packed.IsEmpty)
                    return output.WrittenMemory;
                if (status != OperationStatus.DestinationTooSmall)
                    throw Damaged();
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static ReadOnlyMemory<byte> Inflate(Stream unpacking, long bound)
    {
        using (unpacking)
        {
            var output = new ArrayBufferWriter<byte>(16 * 1024);
            while (unpacking.Read(output.GetSpan(16 * 1024)) is > 0 and var read)
            {
                output.Advance(read);
                if (output.WrittenCount > bound)
                    throw WireBody.TooLarge(bound);
            }
            return output.WrittenMemory;
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new(bytes.ToArray(), writable: false);

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (1u, 0u);
        foreach (var value in bytes)
        {
            low = (low + value) % 65521;
            high = (high + low) % 65521;
        }
        return (high << 16) | low;
    }

    private static DamagedAnswerException Damaged() => new("the packed answer is damaged or cut off");
}
