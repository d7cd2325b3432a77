using System.Collections.Immutable;
using System.Text;
using Connectors.Adapters;
using Connectors.Adapters.Tests.Security;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Mapping;
using Connectors.Sandbox;
using Connectors.Tenancy;

namespace Connectors.Workday.Tests;

/// <summary>Logging in: passwords are sent once, tokens renewed, new refresh tokens stored before use, and no secret comes out.</summary>
public sealed class LoginTests
{
    private const string Password = "p&ss<w>ör\"d-CANARY";

    [Test]
    public async Task A_refused_password_is_sent_once_and_a_new_one_at_once()
    {
        await using var house = await WorkdayHouse.StartAsync(credential: new() { ["UserName"] = "ISU_PSA", ["Password"] = "wrong-CANARY" }, retries: 3);
        var first = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("Worker"));
        var second = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("Worker"));
        Assert.Multiple(() =>
        {
            Assert.That(new[] { first!.Fault.Kind, second!.Fault.Kind }, Is.All.EqualTo(FaultKind.Authentication));
            Assert.That(second.Fault.Message, Does.Contain("not tried again for 30 minutes"));
            Assert.That(house.Account.Log.Entries, Has.Count.EqualTo(1), "tries lock the user");
        });
    }

    [Test]
    public async Task The_password_stands_in_the_envelope_and_nowhere_else()
    {
        await using var house = await WorkdayHouse.StartAsync(values: new() { ["costRateReport"] = "reports/Cost_Rates" }, retries: 1);
        FaultAction[] trouble =
        [
            new FaultAction.Status(500, $"<SOAP-ENV:Fault xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><faultcode>SOAP-ENV:{Password.Replace("<", "", StringComparison.Ordinal)
                .Replace("&", "", StringComparison.Ordinal)}</faultcode><faultstring>p&amp;ss&lt;w&gt;ör\"d-CANARY is wrong</faultstring></SOAP-ENV:Fault>", "text/xml"),
            new FaultAction.Status(400, $$"""{"error":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes("ISU_PSA@acme:" + Password))}} is wrong"}"""),
            new FaultAction.Status(500, Password, "text/plain"),
            new FaultAction.Garbage(), new FaultAction.DropBefore(), new FaultAction.Truncate(40),
        ];
        var told = new List<string>();
        foreach (var action in trouble)
        {
            // A pair of name and password goes to reports only, and only what was sent can be echoed.
            house.Account.Faults.Add(new(action) { Times = 2, PathContains = action is FaultAction.Status { Code: 400 } ? "/customreport2/" : null });
            foreach (var entity in new[] { "rate", "worker", "project" })
            {
                try
                {
                    await house.MapAsync(entity);
                }
                catch (ConnectorException failure)
                {
                    told.Add($"{failure} {failure.Fault} {System.Text.Json.JsonSerializer.Serialize(failure.Fault)}");
                }
            }
        }

        string[] canaries = [Password, "CANARY"];
        Assert.Multiple(() =>
        {
            Assert.That(house.Tap.Bodies, Has.Some.Contains("ISU_PSA@acme</wsse:Username>").And.Some.Contains("p&amp;ss&lt;w&gt;ör\"d-CANARY</wsse:Password>"));
            Assert.That(told, Has.Count.GreaterThanOrEqualTo(5));
            Assert.That(house.Logs.Lines, Is.Not.Empty);
            Assert.That(told.Concat(house.Logs.Lines).SelectMany(text => CanarySearch.FindIn("text", text, canaries)), Is.Empty);
            Assert.That(house.Connection.ToString(), Does.Not.Contain("CANARY"));
        });
    }

    [Test]
    public async Task A_dead_token_is_renewed_once_and_the_read_goes_on()
    {
        await using var house = await WorkdayHouse.StartAsync(
            account => (account.Settings["refreshToken"], account.Settings["tokenLifetimeRequests"]) = ("refresh-1", "2"),
            credential: new() { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret", ["RefreshToken"] = "refresh-1" });
        var (records, _) = await house.MapAsync("worker");
        Assert.That(records, Has.Count.EqualTo(15));
        Assert.That(house.Account.Log.Entries.Count(entry => entry.Path.Contains("oauth2", StringComparison.Ordinal)), Is.EqualTo(3), "five calls, two for each token");
    }

    [TestCase("basic")]
    [TestCase("id")]
    public async Task Client_credentials_work_in_both_spellings(string spelling)
    {
        await using var house = await WorkdayHouse.StartAsync(
            credential: new() { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret" },
            values: new() { ["clientAuthentication"] = spelling });
        Assert.That((await house.MapAsync("orgUnit")).Records, Has.Count.EqualTo(7));
    }

    [Test]
    [Category("F21")]
    public async Task A_new_refresh_token_is_stored_before_the_access_token_is_given_out()
    {
        var store = new Store();
        var http = new TokenStub("""{"access_token":"a-1","token_type":"Bearer","expires_in":3600,"refresh_token":"r-2"}""");
        var tokens = new WorkdayTokens(store, new OAuthTokenRequests(http, TimeProvider.System));
        var token = await tokens.FetchAsync(Connection());
        Assert.Multiple(() =>
        {
            Assert.That(token.Value.Reveal(), Is.EqualTo("a-1"));
            Assert.That(((RefreshCredential)store.Current).RefreshToken.Reveal(), Is.EqualTo("r-2"));
            Assert.That(http.Form, Is.EqualTo("grant_type=refresh_token&refresh_token=r-1"), "the client's secret is not in the form");
            Assert.That(http.Authorization, Is.EqualTo("Basic " + Convert.ToBase64String("c:s"u8)));
        });
    }

    [Test]
    [Category("F21")]
    public void When_the_new_refresh_token_cannot_be_stored_the_access_token_is_not_used()
    {
        var store = new Store { IsBroken = true };
        var http = new TokenStub("""{"access_token":"a-1","token_type":"Bearer","refresh_token":"r-2"}""");
        var tokens = new WorkdayTokens(store, new OAuthTokenRequests(http, TimeProvider.System));
        Assert.That(async () => await tokens.FetchAsync(Connection()), Throws.TypeOf<ConnectorException>());
    }

    [TestCase(null, "host")]
    [TestCase("10.0.0.1/x", "host")]
    [TestCase("evil@wd2.workday.com", "host")]
    public void The_services_host_must_be_named(string? host, string rule)
    {
        var values = host is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("host", host);
        var settings = new ConnectionSettings("hris", "workday", "acme", null, "hris", values);
        var refusal = Assert.Throws<ConnectorException>(() => new WorkdayHosts().AddressFor(settings));
        Assert.That(refusal!.Fault.Rule, Is.EqualTo(rule));
    }

    [TestCase("https://wd2-impl-services1.workday.com/", true)]
    [TestCase("https://services1.wd501.myworkday.com/", true)]
    [TestCase("https://workday.com.evil.example/", false)]
    [TestCase("https://evilworkday.com/", false)]
    [TestCase("http://wd2-impl-services1.workday.com/", false)]
    [TestCase("https://wd2.workday.com:8443/", false)]
    [TestCase("https://127.0.0.1/", false)]
    [TestCase("https://user@wd2.workday.com/", false)]
    public void Only_workdays_hosts_are_called(string address, bool isAllowed) =>
        Assert.That(EndpointGuard.Check(new Uri(address), new WorkdayHosts(), allowLoopback: false) is null, Is.EqualTo(isAllowed));

    private static Connection Connection() => new(
        new TenantContext(
            new Tenant(new("acme"), "/northstar/acme", "eu", "Europe/Berlin", "northstar", [], ImmutableDictionary<string, string>.Empty), new MappingCatalog([])),
        new ConnectionSettings("hris", "workday", "acme", null, "hris", ImmutableDictionary<string, string>.Empty),
        null!,
        new Uri("https://wd2-impl-services1.workday.com/"));

    private sealed class Store : ICredentialProvider
    {
        public Credential Current { get; private set; } = new RefreshCredential("c", new("s"), new("r-1"));

        public bool IsBroken { get; init; }

        public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => new(Current);

        public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default)
        {
            if (IsBroken)
                throw new ConnectorException(new(FaultKind.Unsupported, "The store is full."));
            Assert.That(replaced, Is.EqualTo(Current));
            Current = replacement;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class TokenStub(string answer) : IVendorHttp
    {
        public string Form { get; private set; } = "";

        public string Authorization { get; private set; } = "";

        public HttpClient ClientFor(Connection connection) => throw new InvalidOperationException("Not used.");

        public ValueTask<VendorResponse> SendAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default) =>
            throw new InvalidOperationException("Not used.");

        public async ValueTask<VendorResponse> SendTokenRequestAsync(Connection connection, HttpRequestMessage request, CancellationToken ct = default)
        {
            (Form, Authorization) = (await request.Content!.ReadAsStringAsync(ct), request.Headers.Authorization!.ToString());
            return new(200, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(answer), []);
        }
    }
}
