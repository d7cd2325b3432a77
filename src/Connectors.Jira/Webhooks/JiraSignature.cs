using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Connectors.Jira;

/// <summary>The two proofs that a delivery comes from Jira: an HMAC over the body, or a token signed with the app's secret. Compared in constant
/// time.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/webhooks/</remarks>
internal static class JiraSignature
{
    private const string Method = "sha256=";
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <summary>Whether <c>X-Hub-Signature: sha256=...</c> is that of the raw body.</summary>
    public static bool IsOfBody(string header, ReadOnlyMemory<byte> body, string secret)
    {
        var given = new byte[HMACSHA256.HashSizeInBytes];
        return header.StartsWith(Method, StringComparison.OrdinalIgnoreCase) && header.Length == Method.Length + (given.Length * 2)
            && Convert.FromHexString(header.AsSpan(Method.Length), given, out _, out var length) == System.Buffers.OperationStatus.Done
            && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span));
    }

    /// <summary>Whether a token is signed with HS256 by the secret and has not ended. Any other algorithm is none.</summary>
    public static bool IsToken(string token, string secret, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || token.Length > 8_192 || !TryDecode(parts[2], out var given)
            || Member(parts[0], "alg") is not { ValueKind: JsonValueKind.String } method || method.GetString() != "HS256")
        {
            return false;
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        if (!CryptographicOperations.FixedTimeEquals(given, expected) || Member(parts[1], null) is null)
        {
            return false;
        }

        return Member(parts[1], "exp") is not { ValueKind: JsonValueKind.Number } end
            || (end.TryGetInt64(out var seconds) && now.ToUnixTimeSeconds() <= seconds + (long)Leeway.TotalSeconds);
    }

    // The object itself for no name; null for what is none.
    private static JsonElement? Member(string part, string? name)
    {
        try
        {
            if (!TryDecode(part, out var json))
            {
                return null;
            }

            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind != JsonValueKind.Object ? null
                : name is null ? document.RootElement.Clone()
                : document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryDecode(string part, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(part))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(part);
        return true;
    }
}
