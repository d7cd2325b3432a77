using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteTokenTests
{
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly RSA Rsa = RSA.Create(3072);

    [TestCase("ES256")]
    [TestCase("PS256")]
    [TestCase("PS384")]
    [TestCase("PS512")]
    public async Task A_good_assertion_gives_a_token_that_works(string algorithm)
    {
        var signer = new NetSuiteSigner(algorithm[0] == 'E' ? Curve : Rsa, algorithm);
        await using var host = await SandboxHost.StartAsync(NetSuiteLab.Options(signer.PublicKeyPem));
        var (status, json) = await AskAsync(host, signer.Sign());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK), json.ToJsonString());
            Assert.That(json.Select(p => p.Key), Is.EqualTo((string[])["access_token", "expires_in", "token_type"]));
            Assert.That(json["expires_in"]!.GetValue<string>(), Is.EqualTo("3600"));
            Assert.That(json["token_type"]!.GetValue<string>(), Is.EqualTo("bearer"));
        }
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", json["access_token"]!.GetValue<string>());
        Assert.That((await client.GetAsync($"{host.Accounts[0].Address}services/rest/system/v1/governanceLimits")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("nistP384", "ES384")]
    [TestCase("nistP521", "ES512")]
    public async Task The_larger_curves_sign_with_their_own_hash(string curve, string algorithm)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        await ExpectAsync(new NetSuiteSigner(key, algorithm), HttpStatusCode.OK, null);
        await ExpectAsync(new NetSuiteSigner(key, "ES256"), HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Test]
    public async Task A_certificate_serves_as_well_as_its_key()
    {
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=sandbox", Curve, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await SandboxHost.StartAsync(NetSuiteLab.Options(certificate.ExportCertificatePem()));
        Assert.That((await AskAsync(host, new NetSuiteSigner(Curve, "ES256").Sign())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public Task Rs256_is_refused() => ExpectAsync(new NetSuiteSigner(Rsa, "RS256"), HttpStatusCode.Unauthorized, "invalid_client");

    [Test]
    public async Task An_rsa_key_of_2048_bits_is_refused()
    {
        using var small = RSA.Create(2048);
        await ExpectAsync(new NetSuiteSigner(small, "PS256"), HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Test]
    public Task A_signature_in_der_form_is_refused() =>
        ExpectAsync(new NetSuiteSigner(Curve, "ES256") { Format = DSASignatureFormat.Rfc3279DerSequence }, HttpStatusCode.Unauthorized, "invalid_client");

    [Test]
    public async Task A_signature_of_another_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var host = await SandboxHost.StartAsync(NetSuiteLab.Options(new NetSuiteSigner(Curve, "ES256").PublicKeyPem));
        Assert.That((await AskAsync(host, new NetSuiteSigner(other, "ES256").Sign())).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public Task A_wrong_kid_is_refused() => ExpectAsync(new NetSuiteSigner(Curve, "ES256") { CertificateId = "cert-2" }, HttpStatusCode.Unauthorized, "invalid_client");

    [Test]
    public Task A_wrong_issuer_is_refused() => ExpectAsync(new NetSuiteSigner(Curve, "ES256") { ClientId = "other" }, HttpStatusCode.Unauthorized, "invalid_client");

    [TestCase("https://account.example/services/rest/auth/oauth2/v1/authorize")]
    [TestCase("https://account.example")]
    public Task A_wrong_audience_is_refused(string audience) =>
        ExpectAsync(new NetSuiteSigner(Curve, "ES256") { Audience = audience }, HttpStatusCode.Unauthorized, "invalid_client");

    [TestCase(3599, HttpStatusCode.OK, null)]
    [TestCase(3600, HttpStatusCode.BadRequest, "invalid_grant")]
    [TestCase(86400, HttpStatusCode.BadRequest, "invalid_grant")]
    [TestCase(-60, HttpStatusCode.BadRequest, "invalid_grant")]
    public Task The_window_is_less_than_an_hour(int seconds, HttpStatusCode status, string? error) =>
        ExpectAsync(new NetSuiteSigner(Curve, "ES256") { Window = TimeSpan.FromSeconds(seconds) }, status, error);

    [Test]
    public Task An_assertion_of_long_ago_is_refused() =>
        ExpectAsync(new NetSuiteSigner(Curve, "ES256") { Issued = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }, HttpStatusCode.BadRequest, "invalid_grant");

    [Test]
    public Task The_real_clock_counts_beside_the_virtual_one() =>
        ExpectAsync(new NetSuiteSigner(Curve, "ES256") { Issued = TimeProvider.System.GetUtcNow() }, HttpStatusCode.OK, null);

    [TestCase("\"rest_webservices\"", true)]
    [TestCase("\"restlets, rest_webservices\"", true)]
    [TestCase("[\"restlets\",\"rest_webservices\"]", true)]
    [TestCase("[\"restlets\"]", false)]
    [TestCase("[\"rest_webservices\",\"mcp\"]", false)]
    [TestCase("[]", false)]
    public Task The_scope_may_be_a_list_or_a_text_but_must_hold_the_record_services(string scope, bool good) => ExpectAsync(
        new NetSuiteSigner(Curve, "ES256") { Scope = JsonNode.Parse(scope)! }, good ? HttpStatusCode.OK : HttpStatusCode.BadRequest, good ? null : "invalid_scope");

    [Test]
    public async Task Bad_forms_have_the_documented_bodies_and_the_reason_is_only_in_the_audit_trail()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var grant = await lab.TokenAsync(lab.Signer.Sign(), "password");
        var empty = await lab.TokenAsync("a.b");
        Assert.That((grant.Status, grant.Text), Is.EqualTo((HttpStatusCode.BadRequest, """{"error":"unsupported_grant_type"}""")));
        Assert.That((empty.Status, empty.Text), Is.EqualTo((HttpStatusCode.BadRequest,
            """{"error":"invalid_request","error_description":"The request could not be understood by the server due to malformed syntax."}""")));
        Assert.That((await lab.RowsAsync("SELECT detail FROM loginaudit")).Select(r => r["detail"]!.GetValue<string>()),
            Is.EqualTo((string[])["UnsupportedGrantType", "MalformedAssertion"]));
    }

    [Test]
    public async Task A_token_dies_after_an_hour_of_the_virtual_clock_and_a_new_one_works()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        lab.Account.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await lab.GetAsync("customer/521")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await lab.SignInAsync();
        Assert.That((await lab.GetAsync("customer/521")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_token_may_die_after_a_number_of_calls()
    {
        await using var lab = await NetSuiteLab.StartAsync(("tokenLifetimeRequests", "2"));
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++) statuses.Add((int)(await lab.GetAsync("customer/521")).Status);
        await lab.SignInAsync();
        statuses.Add((int)(await lab.GetAsync("customer/521")).Status);
        Assert.That(statuses, Is.EqualTo((int[])[200, 200, 401, 200]));
    }

    private static async Task ExpectAsync(NetSuiteSigner signer, HttpStatusCode status, string? error)
    {
        await using var host = await SandboxHost.StartAsync(NetSuiteLab.Options(signer.PublicKeyPem));
        var answer = await AskAsync(host, signer.Sign());
        Assert.That((answer.Status, answer.Json["error"]?.GetValue<string>()), Is.EqualTo((status, error)));
    }

    private static async Task<(HttpStatusCode Status, JsonObject Json)> AskAsync(SandboxHost host, string assertion)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
        var response = await client.PostAsync($"{host.Accounts[0].Address}services/rest/auth/oauth2/v1/token", form);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }
}
