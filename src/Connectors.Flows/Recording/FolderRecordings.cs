using System.Globalization;

namespace Connectors.Flows;

/// <summary>Recordings as files: a folder for each tenant and flow, bounded in number.</summary>
internal sealed class FolderRecordings(string root, int most) : IRecordingSink
{
    public const string Ending = ".recording";

    private readonly Lock _gate = new();

    public async ValueTask StoreAsync(RecordingName name, ReadOnlyMemory<byte> recording, CancellationToken ct = default)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name.Tenant.Value, name.Flow)).FullName;
        var stamp = name.Start.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, $"{stamp}-{name.Id:N}{Ending}");
        // A file is there whole or not at all.
        await File.WriteAllBytesAsync($"{file}.new", recording, ct);
        File.Move($"{file}.new", file, overwrite: true);
        lock (_gate)
        {
            foreach (var old in Directory.EnumerateFiles(folder, $"*{Ending}").OrderDescending(StringComparer.Ordinal).Skip(most).ToArray())
            {
                File.Delete(old);
            }
        }
    }
}
