using System.Security.Cryptography;

namespace Connectors.Flows;

/// <summary>Hash of a body that is sent: 32 lower-case hex digits.</summary>
internal static class BodyHash
{
    public static string Of(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16));
}
