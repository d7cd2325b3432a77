using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Connectors.Adapters.Tests.Shape;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.NetSuite;
using Connectors.Tenancy;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Takes NetSuite's signed requests from the wire, for the sandbox here and for a foreign signer.</summary>
public sealed class SignedRequestTests
{
    private const string Secret = "s&cr=t +%";
    private static readonly TokenBasedCredential Pair = new("sandbox-client", new("sandbox-secret"), "token-1", new("judge-&=%-secret"));

    private readonly ConcurrentQueue<(HttpMethod Method, Uri Address, string Header)> _sent = new();

    private static ShapeVendor Vendor(string tokenSecret) => ShapeVendors.All.Single(vendor => vendor.Name == "netsuite") with
    {
        Account = account => (account.Settings["tokenId"], account.Settings["tokenSecret"]) = (Pair.TokenId, Pair.TokenSecret.Reveal()),
        Credential = new()
        {
            ["ClientId"] = Pair.ConsumerKey, ["ClientSecret"] = Pair.ConsumerSecret.Reveal(), ["TokenId"] = Pair.TokenId, ["TokenSecret"] = tokenSecret,
        },
    };

    [SetUp]
    public void Forget() => _sent.Clear();

    [Test]
    public async Task All_that_the_adapter_does_is_accepted_with_a_signature_of_its_own_on_each_request()
    {
        var vendor = Vendor(Pair.TokenSecret.Reveal());
        await using var house = await AdapterHouse.StartAsync(vendor, () => new SignatureTap(Pair, _sent));
        var walk = new AdapterWalk(house, vendor);
        await walk.RunAsync();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(walk.Troubles, Is.Empty);
        Assert.That(_sent, Has.Count.GreaterThan(20));
        Assert.That(_sent.Select(sent => sent.Header), Is.Unique.And.All.Contain("realm=\"ACME\""));
        Assert.That(house.Account.Log.Entries.Where(entry => entry.Status == 401 || entry.Path.Contains("oauth2", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_signature_counts_once_and_for_its_own_address()
    {
        await using var house = await AdapterHouse.StartAsync(Vendor(Pair.TokenSecret.Reveal()), () => new SignatureTap(Pair, _sent));
        house.Connection.Adapter.TryGet<IRecordFinder>("customer", out var finder);
        await finder!.FindAsync(house.Connection, new("acme-connectors", "customer", "none"));
        var (method, address, header) = _sent.Last();

        using var client = new HttpClient();
        using var again = new HttpRequestMessage(method, address) { Headers = { Authorization = AuthenticationHeaderValue.Parse(header) } };
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/services/rest/record/v1/customer/521"))
        {
            Headers = { Authorization = AuthenticationHeaderValue.Parse(header) },
        };
        using var replayed = await client.SendAsync(again);
        using var moved = await client.SendAsync(elsewhere);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(replayed.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(replayed.Headers.WwwAuthenticate.ToString(), Does.Contain("nonce_used"));
        Assert.That(moved.Headers.WwwAuthenticate.ToString(), Does.Contain("signature_invalid"));
    }

    [Test]
    public async Task A_wrong_secret_is_tried_once_more_and_then_told()
    {
        await using var house = await AdapterHouse.StartAsync(Vendor("wrong"), () => new SignatureTap(Pair with { TokenSecret = new("wrong") }, _sent));
        house.Connection.Adapter.TryGet<IRecordFinder>("customer", out var finder);

        var refused = Assert.ThrowsAsync<ConnectorException>(async () => await finder!.FindAsync(house.Connection, new("s", "customer", "none")));

        using var _ = Assert.EnterMultipleScope();
        Assert.That(refused!.Fault.Kind, Is.EqualTo(FaultKind.Authentication));
        Assert.That(refused.ToString(), Does.Not.Contain("wrong\"").And.Not.Contain(Pair.ConsumerSecret.Reveal()));
        Assert.That(_sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void Queries_full_of_reserved_characters_are_handed_to_a_foreign_signer()
    {
        var signed = GeneratedValues.All().Take(500).Select(Whole).Select(value => (
            Address: new Uri($"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/eid:{Uri.EscapeDataString(value)}"
                + $"?q={Uri.EscapeDataString(value)}&b={Uri.EscapeDataString(value + Secret)}&b=&a=1,2,!'()*"),
            Pair: Pair with { TokenSecret = new(value + Secret) })).ToList();
        foreach (var (address, pair) in signed)
        {
            var signature = NetSuiteSignature.Of(pair, HttpMethod.Put, address, "1234567_SB1", DateTimeOffset.FromUnixTimeSeconds(1_763_712_000), "nonce-of-500");
            SignatureTap.Keep("PUT", address.AbsoluteUri, "OAuth " + signature.ToHeader(), pair);
        }

        Assert.That(signed, Has.Count.EqualTo(500));
    }

    /// <summary>Half pairs cannot stand in an address, and dots at its end would be taken for steps.</summary>
    private static string Whole(string value) => string.Concat(value.EnumerateRunes().Select(rune => rune.ToString())) + "x";
}
