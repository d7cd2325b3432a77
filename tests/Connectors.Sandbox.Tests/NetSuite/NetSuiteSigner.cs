using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>Writes client assertions, right ones by default and wrong ones where a test says so.</summary>
internal sealed class NetSuiteSigner(AsymmetricAlgorithm key, string algorithm)
{
    public string Algorithm { get; init; } = algorithm;

    public string CertificateId { get; init; } = "cert-1";

    public string ClientId { get; init; } = "sandbox-client";

    public string Audience { get; init; } = "https://account.example/services/rest/auth/oauth2/v1/token";

    public JsonNode Scope { get; init; } = new JsonArray("rest_webservices");

    public DateTimeOffset Issued { get; init; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    public DSASignatureFormat Format { get; init; } = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    public string PublicKeyPem => key.ExportSubjectPublicKeyInfoPem();

    public string Sign()
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = Algorithm, ["kid"] = CertificateId };
        var claims = new JsonObject
        {
            ["iss"] = ClientId,
            ["scope"] = Scope.DeepClone(),
            ["aud"] = Audience,
            ["exp"] = (Issued + Window).ToUnixTimeSeconds(),
            ["iat"] = Issued.ToUnixTimeSeconds(),
        };
        var text = $"{Base64(header)}.{Base64(claims)}";
        return $"{text}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(text)))}";
    }

    private byte[] Signature(byte[] text)
    {
        var hash = new HashAlgorithmName("SHA" + Algorithm[2..]);
        return key switch
        {
            RSA rsa => rsa.SignData(text, hash, Algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
            ECDsa curve => curve.SignData(text, hash, Format),
            _ => throw new InvalidOperationException("Only RSA and ECDSA sign assertions."),
        };
    }

    private static string Base64(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
