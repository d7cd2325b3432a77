using System.Security.Cryptography;
using System.Text;

namespace Connectors.Flows;

/// <summary>A hash over texts in the order in which they come. Thread-safe.</summary>
internal sealed class OrderedHash
{
    private readonly Lock _gate = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes($"{text}\n");
        lock (_gate)
        {
            _hash.AppendData(bytes);
        }
    }

    /// <summary>32 lower-case hex digits.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return Convert.ToHexStringLower(_hash.GetCurrentHash().AsSpan(0, 16));
        }
    }
}
