using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Signed assertions as RFC 7515 and RFC 7523 want them.</summary>
public sealed class ClientAssertionsTests
{
    private static readonly Uri Audience = new("https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [TestCase("nistP256", "ES256", 64)]
    [TestCase("nistP384", "ES384", 96)]
    [TestCase("nistP521", "ES512", 132)]
    public void An_EC_key_signs_as_its_curve_says_with_r_and_s_side_by_side(string curve, string algorithm, int length)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var (header, claims, signed, signature) = Parts(Create(key.ExportPkcs8PrivateKeyPem()));
        Assert.That((header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString(), header.GetProperty("kid").GetString()), Is.EqualTo((algorithm, "JWT", "cert-1")));
        Assert.That(signature, Has.Length.EqualTo(length));
        var hash = algorithm switch { "ES256" => HashAlgorithmName.SHA256, "ES384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
        Assert.That(key.VerifyData(signed, signature, hash));
        signature[5] ^= 1;
        Assert.That(key.VerifyData(signed, signature, hash), Is.False, "the control: a changed signature");
        Assert.That(claims.GetProperty("iss").GetString(), Is.EqualTo("client-1"));
    }

    [Test]
    public void An_RSA_key_of_3072_bits_signs_as_PS256()
    {
        using var key = RSA.Create(3072);
        var (header, _, signed, signature) = Parts(Create(key.ExportPkcs8PrivateKeyPem()));
        Assert.That(header.GetProperty("alg").GetString(), Is.EqualTo("PS256"));
        Assert.That(key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        Assert.That(key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.False, "the control: it is not RS256");
    }

    [Test]
    public void The_claims_are_those_of_the_request()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var claims = Parts(Create(key.ExportPkcs8PrivateKeyPem())).Claims;
        Assert.That(
            claims.GetRawText(),
            Is.EqualTo($$"""{"iss":"client-1","scope":["rest_webservices"],"aud":"{{Audience}}","exp":{{Now.ToUnixTimeSeconds() + 300}},"iat":{{Now.ToUnixTimeSeconds()}}}"""));
    }

    [Test]
    public void A_small_RSA_key_and_a_foreign_curve_are_refused_with_the_way_out()
    {
        using var small = RSA.Create(2048);
        Assert.That(Refusal(small.ExportPkcs8PrivateKeyPem()), Does.Contain("2048").And.Contain("3072"));
        using var foreign = ECDsa.Create(ECCurve.CreateFromFriendlyName("brainpoolP320r1"));
        Assert.That(Refusal(foreign.ExportPkcs8PrivateKeyPem()), Does.Contain("P-256"));
    }

    [Test]
    public void What_is_no_private_key_is_refused_without_telling_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        string[] bad = ["", "CANARY", pem[..60], pem.Replace("PRIVATE", "CANARY", StringComparison.Ordinal), key.ExportSubjectPublicKeyInfoPem(), pem.Replace('A', '!'), "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----"];
        foreach (var text in bad)
            Assert.That(Refusal(text), Does.Not.Contain("CANARY").And.Not.Contain("BEGIN"), text);
    }

    private static string Create(string pem) =>
        ClientAssertions.Create(new("client-1", "cert-1", new(pem)), Audience, ["rest_webservices"], Now, TimeSpan.FromMinutes(5));

    private static string Refusal(string pem)
    {
        var failure = Assert.Throws<ConnectorException>(() => Create(pem))!;
        Assert.That(failure.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        return failure.ToString();
    }

    private static (JsonElement Header, JsonElement Claims, byte[] Signed, byte[] Signature) Parts(string assertion)
    {
        var parts = assertion.Split('.');
        return (Json(parts[0]), Json(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
    }

    private static JsonElement Json(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;
}
