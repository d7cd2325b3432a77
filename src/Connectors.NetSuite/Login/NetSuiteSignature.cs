using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>The signature of one request (OAuth 1.0a, HMAC-SHA256): what is signed, and the header that carries it.</summary>
/// <remarks>RFC 5849; https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html</remarks>
internal sealed record NetSuiteSignature
{
    private readonly (string Name, string Value)[] _parameters;
    private readonly string _realm;

    private NetSuiteSignature(string realm, string baseText, string value, (string Name, string Value)[] parameters) =>
        (_realm, BaseText, Value, _parameters) = (realm, baseText, value, parameters);

    /// <summary>What was signed: method, address and all parameters, each of them encoded. It holds no secret.</summary>
    public string BaseText { get; }

    /// <summary>Base64.</summary>
    public string Value { get; }

    /// <param name="credential">Whose secrets sign.</param>
    /// <param name="method">The verb of HTTP.</param>
    /// <param name="address">The whole address; its query is signed, its body is not.</param>
    /// <param name="realm">The account id, in upper case with underscore; it is sent and not signed.</param>
    /// <param name="at">When; NetSuite takes five minutes to either side.</param>
    /// <param name="nonce">6 to 64 characters that never come again.</param>
    public static NetSuiteSignature Of(
        TokenBasedCredential credential, HttpMethod method, Uri address, string realm, DateTimeOffset at, string nonce)
    {
        (string Name, string Value)[] parameters =
        [
            ("oauth_consumer_key", credential.ConsumerKey), ("oauth_nonce", nonce), ("oauth_signature_method", "HMAC-SHA256"),
            ("oauth_timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), ("oauth_token", credential.TokenId),
            ("oauth_version", "1.0"),
        ];

        // Sorted after encoding, by name and then by value: a name may come twice.
        var pairs = parameters.Concat(Query(address)).Select(pair => (Name: Encoded(pair.Name), Value: Encoded(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var path = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        var baseText = $"{method.Method.ToUpperInvariant()}&{Encoded(path)}&{Encoded(string.Join('&', pairs))}";
        var key = $"{Encoded(credential.ConsumerSecret.Reveal())}&{Encoded(credential.TokenSecret.Reveal())}";
        var value = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(baseText)));
        return new(realm, baseText, value, parameters);
    }

    /// <summary>What stands behind <c>OAuth</c> in the header.</summary>
    public string ToHeader() => string.Join(
        ", ",
        _parameters.Append(("oauth_signature", Value)).Prepend(("realm", _realm)).Select(pair => $"{pair.Item1}=\"{Encoded(pair.Item2)}\""));

    private static IEnumerable<(string Name, string Value)> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : ""));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Encoded(string text) => Uri.EscapeDataString(text);
}
