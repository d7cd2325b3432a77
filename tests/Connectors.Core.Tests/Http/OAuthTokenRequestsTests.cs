using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Token answers as vendors really send them, and refusals that tell a code and nothing else.</summary>
public sealed class OAuthTokenRequestsTests
{
    private static readonly KeyValuePair<string, string>[] Grant = [new("grant_type", "client_credentials"), new("client_secret", "CANARY-secret&=+")];

    [TestCase("{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"bearer\"}", 3600)]
    [TestCase("{\"access_token\":\"t\",\"expires_in\":\"3600\",\"token_type\":\"Bearer\"}", 3600)]
    [TestCase("{\"access_token\":\"t\"}", null)]
    [TestCase("{\"access_token\":\"t\",\"expires_in\":-1}", null)]
    [TestCase("{\"access_token\":\"t\",\"expires_in\":null,\"more\":{\"a\":[1]}}", null)]
    public async Task A_token_is_read_leniently(string body, int? life)
    {
        using var bench = new Bench((_, _) => Answers.Json(body));
        var answer = await Ask(bench);
        Assert.That(answer.Access.Value.Reveal(), Is.EqualTo("t"));
        Assert.That(answer.Access.ExpiresAt, Is.EqualTo(life is { } seconds ? bench.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null));
        Assert.That(answer.Refresh, Is.Null);
    }

    [Test]
    public async Task Only_listed_facts_are_kept_and_a_refresh_token_comes_apart()
    {
        using var bench = new Bench((_, _) => Answers.Json("""{"access_token":"t","instance_url":"https://acme.my.vendor.test","id":"x","refresh_token":"CANARY-refresh","signature":"s"}"""));
        var answer = await Ask(bench);
        Assert.That(answer.Access.Facts, Is.EquivalentTo(new Dictionary<string, string> { ["instance_url"] = "https://acme.my.vendor.test" }));
        Assert.That(answer.Refresh!.Value.Reveal(), Is.EqualTo("CANARY-refresh"));
        Assert.That(answer.ToString() + answer.Access, Does.Not.Contain("CANARY"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\"t\"")]
    [TestCase("{\"access_token\":7}")]
    [TestCase("{\"access_token\":\"\"}")]
    [TestCase("{\"access_token\":\"a\\r\\nX-Evil: 1\"}")]
    [TestCase("{\"access_token\":\"t\",\"token_type\":\"mac\"}")]
    [TestCase("{\"access_token\":\"t\"")]
    public void What_is_no_token_is_a_defect_of_the_vendor(string body)
    {
        using var bench = new Bench((_, _) => Answers.Json(body));
        Assert.That(Assert.ThrowsAsync<ConnectorException>(async () => await Ask(bench))!.Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
    }

    [TestCase(400, "invalid_grant", FaultKind.Authentication, "invalid_grant")]
    [TestCase(401, "invalid_client", FaultKind.Authentication, "invalid_client")]
    [TestCase(400, "<b>CANARY</b>", FaultKind.Authentication, null)]
    [TestCase(429, "slow_down", FaultKind.RateLimited, null)]
    public void A_refusal_tells_its_code_only(int status, string error, FaultKind kind, string? code)
    {
        using var bench = new Bench(
            (_, _) => Answers.Json($$"""{"error":"{{error}}","error_description":"CANARY-secret was wrong"}""", status), new() { AttemptTimeout = SteppingClock.Never, MaxRetries = 0 });
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await Ask(bench))!;
        Assert.That((failure.Fault.Kind, failure.Fault.VendorCode), Is.EqualTo((kind, code)));
        Assert.That(failure.ToString(), Does.Not.Contain("CANARY"));
    }

    [Test]
    public async Task The_form_goes_out_encoded_and_without_authentication()
    {
        using var bench = new Bench((_, _) => Answers.Json("{\"access_token\":\"t\"}"));
        await Ask(bench);
        var seen = bench.Stub.Seen.Single();
        Assert.That((seen.Authorization, seen.Body), Is.EqualTo(((string?)null, "grant_type=client_credentials&client_secret=CANARY-secret%26%3D%2B")));
    }

    [TestCase("client_credentials", 4)]
    [TestCase("urn:ietf:params:oauth:grant-type:jwt-bearer", 4)]
    [TestCase("refresh_token", 1)]
    [TestCase("authorization_code", 1)]
    [Category("F21")]
    public void A_grant_that_is_spent_by_its_use_is_sent_once(string grant, int attempts)
    {
        using var bench = new Bench((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        Assert.ThrowsAsync<ConnectorException>(async () => await new OAuthTokenRequests(bench.Http, bench.Clock).AskAsync(bench.Open(), new("token", UriKind.Relative), [new("grant_type", grant)], []));
        Assert.That(bench.Stub.Count, Is.EqualTo(attempts));
    }

    [Test]
    public void A_token_address_outside_the_vendors_hosts_is_refused_before_anything_is_sent()
    {
        using var bench = new Bench();
        foreach (var address in new[] { "https://evil.test/token", "http://api.vendor.test/token", "https://169.254.169.254/token", "https://api.vendor.test@evil.test/" })
            Assert.That(
                Assert.ThrowsAsync<ConnectorException>(async () => await new OAuthTokenRequests(bench.Http, bench.Clock).AskAsync(bench.Open(), new(address), Grant, []))!.Fault.Kind,
                Is.EqualTo(FaultKind.Configuration), address);
        Assert.That(bench.Stub.Count, Is.Zero);
    }

    [Test]
    public async Task Token_requests_stand_outside_the_budgets()
    {
        using var bench = new Bench((_, _) => Answers.Json("{\"access_token\":\"t\"}"));
        bench.Adapter.Rules = [new Connectors.Limits.BudgetRule.Quota("day", 0, TimeSpan.FromHours(24), 0)];
        Assert.That((await Ask(bench)).Access, Is.Not.Null);
        Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync(), "the control: a call does not");
    }

    private static async Task<OAuthAnswer> Ask(Bench bench) =>
        await new OAuthTokenRequests(bench.Http, bench.Clock).AskAsync(bench.Open(), new("https://api.vendor.test/oauth/token"), Grant, ["instance_url", "absent"]);
}
