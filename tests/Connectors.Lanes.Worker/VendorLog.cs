using System.Text;

namespace Connectors.Lanes.Worker;

/// <summary>What reached the vendor, in the order in which it came, from all processes. Outlives them.</summary>
internal sealed class VendorLog(string path) : IDisposable
{
    private readonly int _file = Posix.OpenToAppend(path);

    public void Append(string line) => Posix.Write(_file, Encoding.UTF8.GetBytes($"{line} {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}\n"));

    public void Dispose() => Posix.Close(_file);
}
