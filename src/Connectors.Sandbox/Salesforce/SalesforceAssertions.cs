using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Checks a JWT assertion: issuer, audience, expiry on the virtual clock, user, and the signature if the account knows the public
/// key.</summary>
/// <param name="clientId">The issuer must be this.</param>
/// <param name="publicKeyPem">RSA key of the app's certificate; null takes any signature.</param>
/// <param name="userByName">Finds the id of an active user by user name.</param>
internal sealed class SalesforceAssertions(string clientId, string? publicKeyPem, Func<string, string?> userByName)
{
    private static readonly string[] Audiences = ["https://login.salesforce.com", "https://test.salesforce.com"];

    public (string? User, string? Error, string? Description) Check(string? assertion, string instanceUrl, DateTimeOffset now)
    {
        var parts = assertion?.Split('.') ?? [];
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims || Text(header, "alg") != "RS256"
            || !IsSigned(parts))
            return (null, "invalid_grant", "invalid assertion");
        if (Text(claims, "iss") != clientId)
            return (null, "invalid_client_id", "client identifier invalid");
        var audience = Text(claims, "aud")?.TrimEnd('/') ?? "";
        if (!Audiences.Contains(audience) && audience != instanceUrl && !audience.EndsWith(".salesforce.com", StringComparison.OrdinalIgnoreCase))
            return (null, "invalid_grant", "audience is invalid");
        if (claims["exp"] is not JsonValue exp || !long.TryParse(exp.ToString(), out var seconds) || seconds <= now.ToUnixTimeSeconds())
            return (null, "invalid_grant", "expired authorization code");
        return Text(claims, "sub") is { } name && userByName(name) is { } user ? (user, null, null)
            : (null, "invalid_grant", "user hasn't approved this consumer");
    }

    private bool IsSigned(string[] parts)
    {
        if (publicKeyPem is null)
            return true;
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKeyPem);
        return Bytes(parts[2]) is { } signature
            && rsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonObject? Json(string part)
    {
        try
        {
            return Bytes(part) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
