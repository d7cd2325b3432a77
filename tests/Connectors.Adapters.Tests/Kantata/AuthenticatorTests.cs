using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Kantata.Tests;

public sealed class AuthenticatorTests
{
    private static readonly Fault Refusal = new(FaultKind.Authentication, "401");

    [Test]
    public async Task A_fixed_token_is_sent_as_it_is_stored_now_and_never_renewed()
    {
        var store = new Store { Credential = new BearerCredential(new("first\n")) };
        var authenticator = Authenticator(store, new StubVendor(_ => throw new InvalidOperationException("No token is asked for.")));
        using var request = new HttpRequestMessage();
        await authenticator.AuthenticateAsync(request, KantataBench.Connection);
        var first = request.Headers.Authorization!.ToString();
        store.Credential = new BearerCredential(new("second"));
        await authenticator.AuthenticateAsync(request, KantataBench.Connection);
        Assert.Multiple(async () =>
        {
            Assert.That(first, Is.EqualTo("Bearer first"));
            Assert.That(request.Headers.Authorization!.ToString(), Is.EqualTo("Bearer second"));
            Assert.That(await authenticator.TryRenewAsync(KantataBench.Connection, request, Refusal), Is.False);
        });
    }

    [Test]
    public async Task Client_credentials_are_exchanged_once_at_the_sign_in_host()
    {
        var vendor = new StubVendor(request => StubVendor.Ok($$"""{"access_token":"t-{{Guid.Empty}}","token_type":"bearer"}"""));
        var authenticator = Authenticator(new() { Credential = new ClientSecretCredential("id", new("s&cret")) }, vendor);
        using var request = new HttpRequestMessage();
        await authenticator.AuthenticateAsync(request, KantataBench.Connection);
        await authenticator.AuthenticateAsync(request, KantataBench.Connection);
        Assert.Multiple(async () =>
        {
            Assert.That(vendor.Requests.Select(token => token.Address.AbsoluteUri), Is.EqualTo(new[] { "https://app.mavenlink.com/oauth/token" }));
            Assert.That(vendor.Requests[0].Body, Is.EqualTo("grant_type=client_credentials&client_id=id&client_secret=s%26cret"));
            Assert.That(request.Headers.Authorization!.Parameter, Is.EqualTo($"t-{Guid.Empty}"));
            Assert.That(await authenticator.TryRenewAsync(KantataBench.Connection, request, Refusal), Is.True);
        });
    }

    [Test]
    public void Elsewhere_than_at_the_vendor_tokens_are_issued_beside_the_api() =>
        Assert.That(KantataHosts.TokenAddressFor(new("http://127.0.0.1:5000/")).AbsoluteUri, Is.EqualTo("http://127.0.0.1:5000/oauth/token"));

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("line\r\nX-Other: 1")]
    public void A_token_that_is_none_is_a_fault_of_the_settings_and_is_not_shown(string token)
    {
        var authenticator = Authenticator(new() { Credential = new BearerCredential(new(token)) }, new StubVendor(_ => StubVendor.Ok("")));
        using var request = new HttpRequestMessage();
        var fault = Assert.ThrowsAsync<ConnectorException>(async () => await authenticator.AuthenticateAsync(request, KantataBench.Connection))!.Fault;
        Assert.Multiple(() =>
        {
            Assert.That(fault.Kind, Is.EqualTo(FaultKind.Configuration));
            Assert.That(fault.Message, Does.Contain("'psa'").And.Contain("'acme'").And.Not.Contain("two").And.Not.Contain("X-Other"));
        });
    }

    [Test]
    public void A_credential_of_another_kind_is_named_with_the_way_out()
    {
        var authenticator = Authenticator(new() { Credential = new RefreshCredential("id", new("a"), new("b")) }, new StubVendor(_ => StubVendor.Ok("")));
        using var request = new HttpRequestMessage();
        var fault = Assert.ThrowsAsync<ConnectorException>(async () => await authenticator.AuthenticateAsync(request, KantataBench.Connection))!.Fault;
        Assert.That(fault.Message, Does.Contain("RefreshCredential").And.Contain("use a BearerCredential"));
    }

    private static KantataAuthenticator Authenticator(Store store, StubVendor vendor) =>
        new(store, new OneToken(), new OAuthTokenRequests(vendor, TimeProvider.System));

    private sealed class Store : ICredentialProvider
    {
        public required Credential Credential { get; set; }

        public ValueTask<Credential> GetAsync(CredentialKey key, CancellationToken ct = default) => new(Credential);

        public ValueTask RotateAsync(CredentialKey key, Credential replaced, Credential replacement, CancellationToken ct = default) =>
            throw new InvalidOperationException("Nothing rotates here.");
    }

    private sealed class OneToken : ITokens
    {
        private AccessToken? _token;

        public async ValueTask<AccessToken> GetAsync(CredentialKey key, Func<CancellationToken, ValueTask<AccessToken>> fetch, CancellationToken ct = default) =>
            _token ??= await fetch(ct);

        public bool Discard(CredentialKey key, Secret refused) => _token?.Value == refused;
    }
}
