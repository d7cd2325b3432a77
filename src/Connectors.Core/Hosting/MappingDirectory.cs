using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Overlays as files: <c>*.overlay.json</c> in a folder for each step of the tenant's path, so <c>/northstar/acme</c> reads
/// <c>northstar/*.overlay.json</c>, then <c>northstar/acme/*.overlay.json</c>, each folder in name order. Folders that are not there hold
/// nothing.</summary>
internal sealed class MappingDirectory(string root) : IMappingSource
{
    private const long MaxBytes = 1024 * 1024;

    public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var folder = root;
        foreach (var step in tenantPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step is "." or ".." || step.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            {
                // A path that leaves the root would read the overlays of others.
                throw new ConnectorException(new(
                    FaultKind.Configuration,
                    $"The tenant's path '{tenantPath}' has the step '{step}', which names no folder: correct the path."));
            }

            folder = Path.Combine(folder, step);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, "*.overlay.json").Order(StringComparer.Ordinal))
            {
                if (new FileInfo(file).Length > MaxBytes)
                {
                    throw new ConnectorException(new(FaultKind.LimitExceeded, $"The overlay is larger than {MaxBytes} bytes: split it by mapping.")
                    {
                        File = Path.GetRelativePath(root, file),
                    });
                }

                yield return new(Path.GetRelativePath(root, file), await File.ReadAllBytesAsync(file, ct));
            }
        }
    }
}
