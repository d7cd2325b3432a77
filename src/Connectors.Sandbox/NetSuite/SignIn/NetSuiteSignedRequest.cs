using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Connectors.Sandbox;

/// <summary>A request with token-based authentication (OAuth 1.0a): what its header says, and why it is refused.</summary>
internal sealed class NetSuiteSignedRequest(NetSuiteState state, HttpContext http)
{
    private const int MaxHeader = 4_096;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The vendor's name of the refusal, null when the signature is good. A nonce is used up by a good signature only.</summary>
    public string? Refuse()
    {
        var said = Parameters(http.Request.Headers.Authorization.ToString());
        string Said(string name) => said.GetValueOrDefault(name, "");
        var options = state.Account.Options;
        if (Said("realm") != state.Realm) return "token_rejected";
        if (Said("oauth_consumer_key") != options.ClientId) return "consumer_key_unknown";
        if (state.Settings.TokenId is null || Said("oauth_token") != state.Settings.TokenId) return "token_rejected";
        if (Said("oauth_signature_method") != "HMAC-SHA256" || Said("oauth_version") is not ("" or "1.0")) return "signature_method_rejected";
        if (!IsTimely(Said("oauth_timestamp"))) return "timestamp_refused";
        if (Said("oauth_nonce").Length is < 6 or > 64) return "nonce_rejected";
        var expected = Signature(said, options.ClientSecret, state.Settings.TokenSecret ?? "");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Said("oauth_signature")), Encoding.UTF8.GetBytes(expected)))
            return "signature_invalid";
        return state.Nonces.Use(Said("oauth_nonce"), state.Time.GetUtcNow()) ? null : "nonce_used";
    }

    /// <summary>Clients sign by the real clock while the account may live on a virtual one.</summary>
    private bool IsTimely(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_000_000
        && new[] { state.Time.GetUtcNow(), state.Account.Clock.Now }
            .Any(now => (DateTimeOffset.FromUnixTimeSeconds(seconds) - now).Duration() <= Skew);

    private string Signature(Dictionary<string, string> said, string consumerSecret, string tokenSecret)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var query = (target.Length > 1 ? target[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Decode(pair[0].Replace('+', ' ')), Value: pair.Length > 1 ? Decode(pair[1].Replace('+', ' ')) : ""));
        var pairs = said.Where(pair => pair.Key is not ("realm" or "oauth_signature")).Select(pair => (Name: pair.Key, pair.Value)).Concat(query)
            .Select(pair => (Name: Encode(pair.Name), Value: Encode(pair.Value))).ToList();
        pairs.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name) is not 0 and var order
            ? order : string.CompareOrdinal(left.Value, right.Value));
        var address = $"{http.Request.Scheme}://{http.Request.Host.Value!.ToLowerInvariant()}{target[0]}";
        var text = $"{http.Request.Method}&{Encode(address)}&{Encode(string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}")))}";
        return Convert.ToBase64String(HMACSHA256.HashData(
            Encoding.ASCII.GetBytes($"{Encode(consumerSecret)}&{Encode(tokenSecret)}"), Encoding.ASCII.GetBytes(text)));
    }

    private static Dictionary<string, string> Parameters(string header)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        if (header.Length > MaxHeader) return said;
        foreach (var part in header["OAuth".Length..].Split(','))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2) said[pair[0].Trim()] = Decode(pair[1].Trim().Trim('"'));
        }
        return said;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
