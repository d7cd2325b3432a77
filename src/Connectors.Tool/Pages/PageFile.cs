using System.Text;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>A file of vendor pages: one body, an array of bodies, or recorded exchanges <c>{"request":...,"response":{"body":...}}</c>. An XML or
/// CSV file is one body as it is.</summary>
internal static class PageFile
{
    private const long MaxBytes = 256L * 1024 * 1024;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Files below a path in name order, or the file itself. A CSV file does not say what its rows are: it has to be named itself.</summary>
    public static IEnumerable<FileInfo> Find(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => IsJson(file) || IsXml(file)).Order(StringComparer.Ordinal)
            .Select(file => new FileInfo(file))
        : [new FileInfo(path)];

    /// <summary>The records of a body.</summary>
    /// <exception cref="ConnectorException">It is no page.</exception>
    public static VendorPage Slice(IPageFormat pages, string file, ReadOnlyMemory<byte> body, string vendorObject) =>
        IsCsv(file) ? pages.SliceRows(body, vendorObject) : pages.Slice(body, vendorObject);

    /// <summary>The page bodies of a file in order; none when it is empty. A file that cannot be read is a fault, like one that is no JSON.</summary>
    public static async Task<Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            if (file.Length > MaxBytes)
                return Refuse(file, FaultKind.LimitExceeded, "size",
                    $"The file has {file.Length} bytes; at most {MaxBytes} are read: split it; the other files go on.");
            var bytes = await File.ReadAllBytesAsync(file.FullName, ct);
            return (IsXml(file.Name) || IsCsv(file.Name)) && bytes.Length > 0
                ? Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>.Of([bytes]) : Parse(file, bytes);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refuse(file, FaultKind.Configuration, "readable",
                $"The file cannot be read ({unreadable.GetType().Name}): check its rights; the other files go on.");
        }
    }

    public static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static Outcome<IReadOnlyList<ReadOnlyMemory<byte>>> Parse(FileInfo file, byte[] bytes)
    {
        // Editors on some systems put a byte order mark before the text.
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>.Of([]);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            var root = document.RootElement;
            return Outcome<IReadOnlyList<ReadOnlyMemory<byte>>>.Of(
                root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Body)] : [Body(root)]);
        }
        catch (JsonException malformed)
        {
            var place = $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}";
            return Refuse(file, FaultKind.VendorDefect, "json", $"The page is not JSON from {place} on: fetch it again; the other files go on.");
        }
    }

    private static Fault Refuse(FileInfo file, FaultKind kind, string rule, string message) => new(kind, message) { File = file.Name, Rule = rule };

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
