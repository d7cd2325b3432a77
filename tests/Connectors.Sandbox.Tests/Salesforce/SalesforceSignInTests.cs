using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceSignInTests
{
    private static readonly string[] CredentialKeys = ["access_token", "signature", "scope", "instance_url", "id", "token_type", "issued_at"];

    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(2, 42, ("refreshToken", "first-refresh-token"));

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Client_credentials_are_taken_from_the_form_or_from_basic_authentication(bool basic)
    {
        var (status, body) = basic
            ? await _salesforce.FormAsync("grant_type=client_credentials", "sandbox-client:sandbox-secret")
            : await _salesforce.FormAsync("grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body.AsObject().Select(pair => pair.Key), Is.EqualTo(CredentialKeys), "No expires_in and no refresh_token.");
        var (id, issuedAt) = (body["id"]!.GetValue<string>(), body["issued_at"]!.GetValue<string>());
        Assert.That(body["signature"]!.GetValue<string>(),
            Is.EqualTo(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("sandbox-secret"), Encoding.UTF8.GetBytes(id + issuedAt)))));
        Assert.That(id, Does.Match("^https://login\\.salesforce\\.com/id/00D[A-Za-z0-9]{15}/005[A-Za-z0-9]{15}$"));
        Assert.That(body["instance_url"]!.GetValue<string>() + "/", Is.EqualTo(_salesforce.Account.Address.ToString()));
        Assert.That(body["access_token"]!.GetValue<string>(), Does.StartWith("00D").And.Contain("!"));
    }

    [TestCase("grant_type=client_credentials&client_id=nobody&client_secret=sandbox-secret", "invalid_client_id", "client identifier invalid")]
    [TestCase("grant_type=client_credentials&client_id=sandbox-client&client_secret=wrong", "invalid_client", "invalid client credentials")]
    [TestCase("grant_type=client_credentials&client_id=sandbox-client", "invalid_client", "invalid client credentials")]
    [TestCase("grant_type=password&username=a&password=b", "unsupported_grant_type", "grant type not supported")]
    [TestCase("grant_type=refresh_token&client_id=sandbox-client&refresh_token=unknown", "invalid_grant", "expired access/refresh token")]
    [TestCase("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b", "invalid_grant", "invalid assertion")]
    public async Task A_wrong_token_request_is_refused_with_the_vendors_words(string form, string error, string description)
    {
        var (status, body) = await _salesforce.FormAsync(form);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body.ToJsonString(), Is.EqualTo($$"""{"error":"{{error}}","error_description":"{{description}}"}"""));
    }

    [Test]
    public async Task A_refresh_token_can_be_used_again_without_rotation()
    {
        const string form = "grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-secret&refresh_token=first-refresh-token";

        var (_, first) = await _salesforce.FormAsync(form);
        var (again, _) = await _salesforce.FormAsync(form);

        Assert.That((first["refresh_token"], again), Is.EqualTo(((object?)null, HttpStatusCode.OK)));
    }

    [Test]
    public async Task With_rotation_a_refresh_token_dies_with_its_first_use()
    {
        await using var rotating = await SalesforceTestClient.StartAsync(2, 42, ("refreshToken", "first"), ("refreshTokenRotation", "true"));
        static string Form(string token) => $"grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-secret&refresh_token={Uri.EscapeDataString(token)}";

        var (_, body) = await rotating.FormAsync(Form("first"));
        var (old, _) = await rotating.FormAsync(Form("first"));
        var (next, _) = await rotating.FormAsync(Form(body["refresh_token"]!.GetValue<string>()));

        Assert.That((old, next), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.OK)));
    }

    [TestCase("sandbox-client", "connector@example.com", "https://login.salesforce.com", 180, null)]
    [TestCase("nobody", "connector@example.com", "https://login.salesforce.com", 180, "client identifier invalid")]
    [TestCase("sandbox-client", "nobody@example.com", "https://login.salesforce.com", 180, "user hasn't approved this consumer")]
    [TestCase("sandbox-client", "connector@example.com", "https://elsewhere.example.com", 180, "audience is invalid")]
    [TestCase("sandbox-client", "connector@example.com", "https://login.salesforce.com", -1, "expired authorization code")]
    public async Task An_assertion_is_checked_claim_by_claim(string issuer, string subject, string audience, int seconds, string? description)
    {
        using var rsa = RSA.Create(2048);
        static string Part(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var expires = _salesforce.Account.Clock.Now.ToUnixTimeSeconds() + seconds;
        var content = Part("""{"alg":"RS256"}"""u8.ToArray()) + "."
            + Part(Encoding.UTF8.GetBytes($$"""{"iss":"{{issuer}}","sub":"{{subject}}","aud":"{{audience}}","exp":{{expires}}}"""));
        var signature = Part(rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        var (status, body) = await _salesforce.FormAsync("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + content + "." + signature);

        Assert.That(status, Is.EqualTo(description is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
        Assert.That(body["error_description"]?.GetValue<string>(), Is.EqualTo(description));
    }

    [Test]
    public async Task A_call_without_a_live_token_is_refused_and_says_so_verbatim()
    {
        const string expected = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";

        _salesforce.Http.DefaultRequestHeaders.Authorization = null;
        Assert.That(await _salesforce.TextAsync("GET", "/limits"), Is.EqualTo((401, expected)));
        _salesforce.Http.DefaultRequestHeaders.Authorization = new("Bearer", "00Dinvented!token");
        Assert.That(await _salesforce.TextAsync("GET", "/limits"), Is.EqualTo((401, expected)));
    }

    [Test]
    public async Task A_token_can_be_limited_to_a_number_of_calls()
    {
        await using var shortLived = await SalesforceTestClient.StartAsync(2, 42, ("tokenLifetimeRequests", "3"));

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
            statuses.Add((await shortLived.TextAsync("GET", "/limits")).Status);
        await shortLived.SignInAsync();
        statuses.Add((await shortLived.TextAsync("GET", "/limits")).Status);

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 401, 200 }));
    }

    [Test]
    public async Task A_revoked_or_idle_token_is_dead()
    {
        var token = _salesforce.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        using var revoke = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
        using var revoked = await _salesforce.Http.PostAsync("/services/oauth2/revoke", revoke);
        Assert.That((await _salesforce.TextAsync("GET", "/limits")).Status, Is.EqualTo(401));

        await _salesforce.SignInAsync();
        _salesforce.Account.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.That((await _salesforce.TextAsync("GET", "/limits")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Versions_are_listed_without_a_token()
    {
        _salesforce.Http.DefaultRequestHeaders.Authorization = null;

        var (status, body) = await _salesforce.TextAsync("GET", "/services/data/");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(body, Does.StartWith("""[{"label":"Spring '11","url":"/services/data/v21.0","version":"21.0"}"""));
        Assert.That(body, Does.EndWith("""{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}]"""));
    }
}
