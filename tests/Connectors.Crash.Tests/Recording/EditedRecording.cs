using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Connectors.Flows;

namespace Connectors.Crash.Tests;

/// <summary>Forges recordings: changes what they hold and vouches for it again, so that only replaying can tell.</summary>
internal static class EditedRecording
{
    public static List<RecordingLine> Lines(byte[] file) => [.. RecordingFile.Lines(file, null, long.MaxValue)
        .Select(line => JsonSerializer.Deserialize(line, RecordingJson.Plain.RecordingLine)!)];

    /// <summary>The text of a recording, unpacked.</summary>
    public static string Text(byte[] file) =>
        string.Join('\n', RecordingFile.Lines(file, null, long.MaxValue).Select(line => Encoding.UTF8.GetString(line)));

    public static Recording Sealed(IReadOnlyList<RecordingLine> lines)
    {
        var texts = lines.SkipLast(1).Select(line => JsonSerializer.SerializeToUtf8Bytes(line, RecordingJson.Plain.RecordingLine)).ToArray();
        var file = RecordingFile.Write(texts, digest => lines[^1].End! with { Lines = texts.Length, Digest = digest }, null);
        return Recording.Read(file).Value!;
    }

    /// <summary>The file with one byte of its text changed, not vouched for again.</summary>
    public static byte[] WithByte(byte[] file, int at)
    {
        using var text = new MemoryStream();
        using (var packed = new GZipStream(new MemoryStream(file), CompressionMode.Decompress))
        {
            packed.CopyTo(text);
        }

        var bytes = text.ToArray();
        bytes[at % bytes.Length] ^= 1;
        using var changed = new MemoryStream();
        using (var packing = new GZipStream(changed, CompressionLevel.Fastest))
        {
            packing.Write(bytes);
        }

        return changed.ToArray();
    }
}
