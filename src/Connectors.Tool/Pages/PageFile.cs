using System.Text;
using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>A file of vendor pages: one body, an array of bodies, or recorded exchanges <c>{"request":...,"response":{"body":...}}</c>.</summary>
internal static class PageFile
{
    private const long MaxBytes = 256L * 1024 * 1024;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Files below a path in name order, or the file itself.</summary>
    public static IEnumerable<FileInfo> Find(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new FileInfo(file))
        : [new FileInfo(path)];

    /// <summary>The page bodies of a file in order; none when it is empty.</summary>
    public static async Task<Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>> ReadAsync(FileInfo file, CancellationToken ct)
    {
        if (file.Length > MaxBytes)
        {
            return new Fault(FaultKind.LimitExceeded, $"The file has {file.Length} bytes; at most {MaxBytes} are read: split it.") { File = file.Name };
        }

        var bytes = await File.ReadAllBytesAsync(file.FullName, ct);
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
        {
            return Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>.Of([]);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            var root = document.RootElement;
            return Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>.Of(root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Body)] : [Body(root)]);
        }
        catch (JsonException malformed)
        {
            return new Fault(FaultKind.VendorDefect, $"The page is not JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}): fetch it again; the other pages go on.")
            {
                File = file.Name,
                Rule = "json",
            };
        }
    }

    private static ReadOnlyMemory<byte> Body(JsonElement page)
    {
        if (page.ValueKind == JsonValueKind.Object && page.TryGetProperty("response", out var response)
            && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("body", out var body))
        {
            // A recorder may have kept the body as text.
            return body.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(body.GetString()!) : Encoding.UTF8.GetBytes(body.GetRawText());
        }

        return Encoding.UTF8.GetBytes(page.GetRawText());
    }
}
