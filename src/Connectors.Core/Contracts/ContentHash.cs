using System.Security.Cryptography;

namespace Connectors.Contracts;

/// <summary>SHA-256 cut to 128 bits, as 32 lower-case hex digits.</summary>
internal static class ContentHash
{
    private const int Bytes = 16;

    public static string Of(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    /// <summary>The hash of a JSON object without some of its members.</summary>
    /// <param name="json">The object.</param>
    /// <param name="volatileParts">Where the members lie, in order: from the end of what stands before to their own end, a comma in between
    /// included.</param>
    public static string Of(ReadOnlySpan<byte> json, ReadOnlySpan<Range> volatileParts)
    {
        if (volatileParts.IsEmpty)
            return Of(json);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(json[..1]);
        var (at, isFirst) = (1, true);
        foreach (var part in volatileParts)
        {
            if (part.Start.Value > at)
            {
                hash.AppendData(json[at..part.Start.Value]);
                isFirst = false;
            }
            at = part.End.Value;
            // A member that stands first leaves its comma behind; it must not make a difference.
            if (isFirst && json[at] == (byte)',')
                at++;
        }
        hash.AppendData(json[at..]);
        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(full);
        return Convert.ToHexStringLower(full[..Bytes]);
    }
}
