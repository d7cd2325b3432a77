using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>A seed made of texts that is the same in every process.</summary>
internal static class StableSeed
{
    public static int Of(int seed, params string[] texts) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{string.Join('\n', texts)}")));
}
