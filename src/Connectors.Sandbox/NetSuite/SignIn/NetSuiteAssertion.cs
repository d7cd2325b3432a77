using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Connectors.Sandbox;

/// <summary>Checks a client assertion: header, key, signature, audience, scope and window of time.</summary>
internal sealed class NetSuiteAssertion(NetSuiteCertificate certificate, string certificateId, string clientId, string tokenPath)
{
    private const int MaxLength = 16_384;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxWindow = TimeSpan.FromSeconds(3600);
    private static readonly string[] Scopes = ["rest_webservices", "restlets", "suite_analytics"];
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 16 };

    /// <summary>Null when the assertion is good.</summary>
    /// <param name="assertion">The compact form as received.</param>
    /// <param name="clocks">Times that count as now: clients sign by the real clock while the account may live on a virtual one.</param>
    public NetSuiteTokenError? Refuse(string assertion, params IReadOnlyList<DateTimeOffset> clocks)
    {
        var parts = assertion.Split('.');
        if (assertion.Length > MaxLength || parts.Length != 3) return NetSuiteTokenError.Malformed("MalformedAssertion");
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), Bounded);
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), Bounded);
            if (header.RootElement.ValueKind != JsonValueKind.Object || claims.RootElement.ValueKind != JsonValueKind.Object)
                return NetSuiteTokenError.Malformed("MalformedAssertion");
            return RefuseHeader(header.RootElement, parts) ?? RefuseClaims(claims.RootElement, clocks);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return NetSuiteTokenError.Malformed("MalformedAssertion");
        }
    }

    private NetSuiteTokenError? RefuseHeader(JsonElement header, string[] parts)
    {
        if (Text(header, "typ") is not (null or "JWT")) return Client("InvalidType");
        if (Text(header, "kid") != certificateId) return Client("InvalidCertificateId");
        var reason = certificate.Refuse(Text(header, "alg") ?? "", parts[0] + "." + parts[1], Base64Url.DecodeFromChars(parts[2]));
        return reason is null ? null : Client(reason);
    }

    private NetSuiteTokenError? RefuseClaims(JsonElement claims, IReadOnlyList<DateTimeOffset> clocks)
    {
        if (Text(claims, "iss") != clientId) return Client("InvalidIntegration");
        if (!Texts(claims, "aud").Any(aud => aud.EndsWith(tokenPath, StringComparison.Ordinal))) return Client("InvalidAudience");
        var scopes = Texts(claims, "scope")
            .SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (!scopes.Contains("rest_webservices") || scopes.Except(Scopes).Any())
            return new NetSuiteTokenError(400, "invalid_scope", "ScopeMismatched");
        if (!Seconds(claims, "iat", out var issued) || !Seconds(claims, "exp", out var expires)) return NetSuiteTokenError.Malformed("MissingTime");
        if (expires <= issued || expires - issued >= MaxWindow) return new NetSuiteTokenError(400, "invalid_grant", "WindowTooLong");
        return clocks.Any(now => issued - Skew <= now && now < expires + Skew)
            ? null
            : new NetSuiteTokenError(400, "invalid_grant", "AssertionExpired");
    }

    private static NetSuiteTokenError Client(string reason) => new(401, "invalid_client", reason);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value)) return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            _ => [],
        };
    }

    private static bool Seconds(JsonElement json, string name, out DateTimeOffset time)
    {
        time = default;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var seconds)) return false;
        if (seconds is < 0 or > 253_402_000_000) return false;
        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }
}
