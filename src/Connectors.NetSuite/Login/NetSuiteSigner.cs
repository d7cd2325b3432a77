using System.Net.Http.Headers;
using System.Security.Cryptography;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>Signs requests of connections with token-based authentication. Each request has a nonce of its own, a repeated one too.</summary>
internal sealed class NetSuiteSigner(TimeProvider time)
{
    private const int NonceLength = 32;
    private readonly VendorClocks _clocks = new(time);

    /// <exception cref="ConnectorException">The credential or the connection lacks something: <c>Configuration</c>.</exception>
    public AuthenticationHeaderValue Sign(HttpRequestMessage request, Connection connection, TokenBasedCredential credential)
    {
        if (IsMissing(credential.ConsumerKey) || IsMissing(credential.TokenId)
            || IsMissing(credential.ConsumerSecret.Reveal()) || IsMissing(credential.TokenSecret.Reveal()))
        {
            throw Unusable(connection, "credential", "consumer key and secret, token id and secret must all be there, without blanks");
        }

        var signature = NetSuiteSignature.Of(
            credential, request.Method, request.RequestUri!, Realm(connection), _clocks.Now(connection.CredentialKey),
            RandomNumberGenerator.GetHexString(NonceLength));
        return new("OAuth", signature.ToHeader());
    }

    /// <summary>A signature was refused. If our clock is off, the next one bears the vendor's time.</summary>
    public void Refused(HttpRequestMessage request, Connection connection)
    {
        if (request.Options.TryGetValue(RequestTraits.RefusedAt, out var at))
            _clocks.Learn(connection.CredentialKey, at);
    }

    /// <summary>The account id as NetSuite shows it, unlike in the host's name.</summary>
    private static string Realm(Connection connection) => connection.Settings.Account is { Length: > 0 } account
        ? account.ToUpperInvariant().Replace('-', '_')
        : throw Unusable(connection, "account", "token-based authentication needs the account id as the connection's account");

    private static bool IsMissing(string text) => text.Length == 0 || text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));

    private static ConnectorException Unusable(Connection connection, string rule, string why) =>
        new(new Fault(FaultKind.Configuration, $"Connection '{connection.Settings.Name}': {why}.") { Rule = rule });
}
