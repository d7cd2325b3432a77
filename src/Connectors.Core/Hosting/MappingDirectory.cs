using System.Globalization;
using System.Text;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Overlays as files: <c>*.overlay.json</c> in a folder for each step of the tenant's path, so <c>/northstar/acme</c> reads
/// <c>northstar/*.overlay.json</c>, then <c>northstar/acme/*.overlay.json</c>, each folder in name order. Folders that are not there hold
/// nothing. What changes in the folders is seen at the next opening of a tenant, by names, sizes and times of the files.</summary>
internal sealed class MappingDirectory(string root) : IMappingStore, IDisposable
{
    private const long MaxBytes = 1024 * 1024;
    private const string Ending = ".overlay.json";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _edits;

    public async IAsyncEnumerable<MappingText> OverlaysAsync(
        string tenantPath, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        var texts = new List<MappingText>();
        await _gate.WaitAsync(ct);
        try
        {
            foreach (var owner in OwnerPath.Owners(tenantPath))
            {
                texts.AddRange(await ReadAsync(owner, ct));
            }
        }
        finally
        {
            _gate.Release();
        }

        foreach (var text in texts)
        {
            yield return text;
        }
    }

    public ValueTask<string?> StampAsync(string tenantPath, CancellationToken ct = default)
    {
        // Times of files are coarse: what this process edits is counted besides.
        var stamp = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _edits)}");
        foreach (var file in OwnerPath.Owners(tenantPath).SelectMany(Files))
        {
            var info = new FileInfo(file);
            var (length, written) = info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : (0, 0);
            stamp.Append(CultureInfo.InvariantCulture, $"|{file}:{length}:{written}");
        }

        return new(stamp.ToString());
    }

    public async ValueTask<ImmutableArray<MappingText>> FindAsync(string owner, CancellationToken ct = default)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return [.. await ReadAsync(OwnerPath.Of(owner), ct)];
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask ReplaceAsync(string owner, ImmutableArray<MappingText> overlays, CancellationToken ct = default)
    {
        var path = OwnerPath.Of(owner);
        var texts = overlays.ToDictionary(NameOf, StringComparer.Ordinal);
        await _gate.WaitAsync(ct);
        try
        {
            var folder = Directory.CreateDirectory(FolderOf(path)).FullName;
            foreach (var (name, text) in texts)
            {
                // A file is there as it was or as it will be, also when the process is killed here.
                var (file, draft) = (Path.Combine(folder, name), Path.Combine(folder, $"{name}.new"));
                await File.WriteAllBytesAsync(draft, text.Json, CancellationToken.None);
                File.Move(draft, file, overwrite: true);
            }

            foreach (var file in Files(path).Where(file => !texts.ContainsKey(Path.GetFileName(file))))
            {
                File.Delete(file);
            }
        }
        finally
        {
            Interlocked.Increment(ref _edits);
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static string NameOf(MappingText text) => Path.GetFileName(text.File) is var name && name.EndsWith(Ending, StringComparison.Ordinal)
        ? name
        : throw new ConnectorException(new(
            FaultKind.Configuration, $"The overlay '{text.File}' would not be found again: give it a name that ends in '{Ending}'."));

    private async ValueTask<List<MappingText>> ReadAsync(string owner, CancellationToken ct)
    {
        var texts = new List<MappingText>();
        foreach (var file in Files(owner))
        {
            var name = Path.GetRelativePath(root, file);
            if (new FileInfo(file).Length > MaxBytes)
            {
                throw new ConnectorException(new(FaultKind.LimitExceeded, $"The overlay is larger than {MaxBytes} bytes: split it by mapping.")
                {
                    File = name,
                });
            }

            texts.Add(new(name, await File.ReadAllBytesAsync(file, ct)) { Owner = owner });
        }

        return texts;
    }

    private string FolderOf(string owner) => Path.Combine([root, .. OwnerPath.Steps(owner)]);

    private IEnumerable<string> Files(string owner) => FolderOf(owner) is var folder && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)
        : [];
}
