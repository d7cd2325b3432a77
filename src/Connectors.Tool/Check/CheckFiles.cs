using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Finds and reads what is to be checked, in the order in which a host reads it.</summary>
internal static class CheckFiles
{
    private const string Mapping = ".mapping.json";
    private const string Overlay = ".overlay.json";

    // One byte more than a document may have: enough for the parser to refuse it, without reading what lies behind.
    private const int MostBytes = 1024 * 1024 + 1;

    private static readonly EnumerationOptions Folders = new()
    {
        RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
    };

    public static async Task<ImmutableArray<CheckedFile>> ReadAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        var files = ImmutableArray.CreateBuilder<CheckedFile>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in Directory.Exists(path) ? In(path) : [path])
            {
                if (known.Add(Path.GetFullPath(file)))
                    files.Add(await ReadAsync(file, Directory.Exists(path) ? path : "", ct));
            }
        }

        return files.ToImmutable();
    }

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*.json", Folders)
        .Where(file => file.EndsWith(Mapping, StringComparison.Ordinal) || file.EndsWith(Overlay, StringComparison.Ordinal))
        .Where(file => !StepsOf(folder, file).Any(step => step is "bin" or "obj"))
        .OrderBy(file => StepsOf(folder, file).Length).ThenBy(file => file, StringComparer.Ordinal);

    private static async Task<CheckedFile> ReadAsync(string file, string folder, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, MostBytes)];
        await stream.ReadExactlyAsync(bytes, ct);
        var name = folder.Length == 0 ? file : Path.Combine(folder, Path.GetRelativePath(folder, file));
        var isOverlay = file.EndsWith(Overlay, StringComparison.Ordinal) || !file.EndsWith(Mapping, StringComparison.Ordinal) && NamesOverlay(bytes);
        return new(new(name, bytes), isOverlay, folder, folder.Length == 0 ? [] : StepsOf(folder, file));
    }

    private static string[] StepsOf(string folder, string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(folder, file))!.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file of another name is what its first members say.</summary>
    private static bool NamesOverlay(byte[] json) => Member(json, "overlay") is not null;

    /// <summary>A text at the top of a document; null when it is not there or the document cannot be read.</summary>
    public static string? Member(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
