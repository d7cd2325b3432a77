using System.Runtime.CompilerServices;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Overlays as files: <c>*.overlay.json</c> in a folder for each step of the tenant's path, so <c>/northstar/acme</c> reads
/// <c>northstar/*.overlay.json</c>, then <c>northstar/acme/*.overlay.json</c>, each folder in name order. Folders that are not there hold nothing.</summary>
internal sealed class MappingDirectory(string root) : IMappingSource
{
    private const long MaxBytes = 1024 * 1024;

    public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var folder = root;
        foreach (var step in tenantPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, step);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, "*.overlay.json").Order(StringComparer.Ordinal))
            {
                if (new FileInfo(file).Length > MaxBytes)
                {
                    throw new InvalidOperationException($"The overlay {file} is larger than {MaxBytes} bytes: split it by mapping.");
                }

                yield return new(Path.GetRelativePath(root, file), await File.ReadAllBytesAsync(file, ct));
            }
        }
    }
}
