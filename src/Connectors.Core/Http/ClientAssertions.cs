using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Signs client assertions (RFC 7523): ES256, ES384 or ES512 after the curve of an EC key, PS256 for RSA keys.</summary>
public static class ClientAssertions
{
    /// <summary>Smallest accepted RSA key, in bits.</summary>
    public const int MinRsaBits = 3072;

    /// <summary>A signed assertion, good for one token request. It is a secret for as long as it lives.</summary>
    /// <param name="credential">Client id, key id and private key.</param>
    /// <param name="audience">Address of the token endpoint.</param>
    /// <param name="scopes">What is asked for; left out when empty.</param>
    /// <param name="now">Time of issue.</param>
    /// <param name="life">How long it holds, such as five minutes.</param>
    /// <exception cref="ConnectorException"><c>Configuration</c>: the key is unreadable, of another kind, or too small. The key is not
    /// told.</exception>
    public static string Create(ClientAssertionCredential credential, Uri audience, IEnumerable<string> scopes, DateTimeOffset now, TimeSpan life)
    {
        using var key = Read(credential);
        var algorithm = AlgorithmOf(key, credential);
        var header = Encode(writer =>
        {
            writer.WriteString("typ", "JWT");
            writer.WriteString("alg", algorithm);
            writer.WriteString("kid", credential.KeyId);
        });
        var claims = Encode(writer =>
        {
            writer.WriteString("iss", credential.ClientId);
            WriteScopes(writer, [.. scopes]);
            writer.WriteString("aud", audience.AbsoluteUri);
            writer.WriteNumber("exp", (now + life).ToUnixTimeSeconds());
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
        });
        var signed = $"{header}.{claims}";
        try
        {
            return $"{signed}.{Base64Url.EncodeToString(Sign(key, System.Text.Encoding.ASCII.GetBytes(signed)))}";
        }
        catch (CryptographicException)
        {
            throw Refused(credential, "cannot sign: it must hold the private key, not the public one");
        }
    }

    private static void WriteScopes(Utf8JsonWriter writer, ImmutableArray<string> scopes)
    {
        if (scopes.IsEmpty)
            return;
        writer.WriteStartArray("scope");
        foreach (var scope in scopes)
            writer.WriteStringValue(scope);
        writer.WriteEndArray();
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Base64Url.EncodeToString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static AsymmetricAlgorithm Read(ClientAssertionCredential credential)
    {
        var pem = credential.PrivateKeyPem.Reveal();
        return Import(ECDsa.Create(), pem) ?? Import(RSA.Create(), pem)
            ?? throw Refused(credential, "is no readable private key: it must be unencrypted PEM (PKCS#8) of an EC or RSA key");
    }

    private static AsymmetricAlgorithm? Import(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    private static string AlgorithmOf(AsymmetricAlgorithm key, ClientAssertionCredential credential) => key switch
    {
        ECDsa { KeySize: 256 } => "ES256",
        ECDsa { KeySize: 384 } => "ES384",
        ECDsa { KeySize: 521 } => "ES512",
        RSA { KeySize: >= MinRsaBits } => "PS256",
        RSA => throw Refused(credential, $"is an RSA key of {key.KeySize} bits: use {MinRsaBits} or more, or an EC key of curve P-256"),
        _ => throw Refused(credential, $"is an EC key of {key.KeySize} bits: use curve P-256, P-384 or P-521"),
    };

    /// <summary>ECDSA as r and s side by side, as JWS wants it, not as DER.</summary>
    private static byte[] Sign(AsymmetricAlgorithm key, byte[] text) => key switch
    {
        ECDsa { KeySize: 256 } ec => ec.SignData(text, HashAlgorithmName.SHA256),
        ECDsa { KeySize: 384 } ec => ec.SignData(text, HashAlgorithmName.SHA384),
        ECDsa ec => ec.SignData(text, HashAlgorithmName.SHA512),
        _ => ((RSA)key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
    };

    // Without the cause: its text is the platform's and may quote the input.
    private static ConnectorException Refused(ClientAssertionCredential credential, string reason) =>
        new(new(FaultKind.Configuration, $"The private key of client '{credential.ClientId}' (key id '{credential.KeyId}') {reason}.")
        { Rule = "private-key" });
}
