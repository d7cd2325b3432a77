using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Connectors.Flows;

/// <summary>The bytes of a recording: JSON lines, packed, encrypted where a key is given.</summary>
internal static class RecordingFile
{
    /// <summary>Before what is encrypted.</summary>
    private static ReadOnlySpan<byte> Mark => "CREC1"u8;

    /// <summary>Lines and the last one, which vouches for them.</summary>
    public static byte[] Write(IReadOnlyList<byte[]> lines, Func<string, RecordingEnd> end, ReadOnlyMemory<byte>? key)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var line in lines)
            {
                Put(packed, line);
            }

            Put(packed, JsonSerializer.SerializeToUtf8Bytes(new() { End = end(Digest(lines)) }, RecordingJson.Plain.RecordingLine));
        }

        return key is { } given ? Encrypt(bytes.ToArray(), given.Span) : bytes.ToArray();
    }

    /// <summary>The lines; throws what the platform throws when they are damaged.</summary>
    public static List<byte[]> Lines(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? key, long maxBytes)
    {
        var packed = file.Span.StartsWith(Mark) ? Decrypt(file.Span, key) : file.ToArray();
        using var text = new MemoryStream();
        using (var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                text.Write(buffer, 0, read);
                if (text.Length > maxBytes)
                {
                    throw new InvalidDataException($"It is larger than {maxBytes} bytes when it is unpacked.");
                }
            }
        }

        var lines = new List<byte[]>();
        for (var rest = text.GetBuffer().AsSpan(0, (int)text.Length); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            lines.Add(rest[..(end < 0 ? rest.Length : end)].ToArray());
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return lines;
    }

    public static string Digest(IEnumerable<byte[]> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(line);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Put(Stream to, byte[] line)
    {
        to.Write(line);
        to.WriteByte((byte)'\n');
    }

    private static byte[] Encrypt(byte[] plain, ReadOnlySpan<byte> key)
    {
        var file = new byte[Mark.Length + 12 + 16 + plain.Length];
        Mark.CopyTo(file);
        var (nonce, tag, text) = Parts(file);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce.Span, plain, text.Span, tag.Span);
        return file;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> file, ReadOnlyMemory<byte>? key)
    {
        if (key is not { } given)
        {
            throw new CryptographicException("It is encrypted and no key was given.");
        }

        if (file.Length < Mark.Length + 28)
        {
            throw new InvalidDataException("It ends early.");
        }

        var (nonce, tag, text) = Parts(file.ToArray());
        var plain = new byte[text.Length];
        using var aes = new AesGcm(given.Span, tag.Length);
        aes.Decrypt(nonce.Span, text.Span, tag.Span, plain);
        return plain;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Text) Parts(byte[] file) =>
        (file.AsMemory(Mark.Length, 12), file.AsMemory(Mark.Length + 12, 16), file.AsMemory(Mark.Length + 28));
}
