using System.Net;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Authentication stays on the connection's host, redirects are never followed, names that resolve to private addresses are not called
/// (threat T7).</summary>
public sealed class HostTests
{
    private static readonly HttpPipelineOptions Options = new() { AllowLoopback = true, AttemptTimeout = SteppingClock.Never, MaxRetries = 0, BreakerFaults = int.MaxValue };

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_a_fault_and_the_second_host_sees_nothing(int status)
    {
        using var second = new LoopbackVendor((_, _) => RawAnswer.Json("{}"));
        using var first = new LoopbackVendor((_, _) => RawAnswer.Json("{}", status, $"Location: {second.Address}stolen"));
        using var bench = new Bench(options: Options);
        var connection = bench.Open(address: first.Address);
        for (var i = 0; i < 10; i++)
        {
            Assert.That((await bench.GetAsync($"things/{i}", connection)).Faults.Single().Kind, Is.EqualTo(FaultKind.VendorDefect));
            using var request = new HttpRequestMessage(HttpMethod.Post, "things") { Content = new StringContent("{}") };
            Assert.That((await bench.Http.SendAsync(connection, request)).Faults.Single().Kind, Is.EqualTo(FaultKind.InDoubt));
        }
        Assert.That(second.Connections, Is.Zero);
        Assert.That(first.Requests, Has.Count.EqualTo(20));
        Assert.That(first.Requests, Has.All.Contains("Authorization: Bearer"));

        using var following = new HttpClient();
        await following.GetAsync(first.Address);
        Assert.That(second.Connections, Is.EqualTo(1), "the control: a client that follows reaches it");
    }

    [Test]
    public void A_link_to_another_host_port_or_scheme_is_refused_before_authentication()
    {
        using var bench = new Bench();
        var asked = 0;
        bench.Adapter.TokenOf = _ => $"{++asked}";
        string[] links =
        [
            "https://evil.test/v1/things?page=2", "https://api.vendor.test.evil.test/", "http://api.vendor.test/v1/", "https://api.vendor.test:8443/", "https://x.my.vendor.test/",
            "https://user@api.vendor.test/",
        ];
        foreach (var link in links)
        {
            var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync(link), link);
            Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Configuration), link);
        }
        Assert.That(bench.Stub.Count + asked, Is.Zero);
        Assert.DoesNotThrowAsync(async () => await bench.GetAsync("https://API.vendor.test/v1/things?page=2"), "the control: the same host");
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_connection_of_the_same_tenant_never_lends_its_token()
    {
        using var bench = new Bench();
        await bench.GetAsync(connection: bench.Open(connection: "psa"));
        await bench.GetAsync(connection: bench.Open(connection: "erp"));
        Assert.That(bench.Stub.Seen.Select(seen => seen.Authorization), Is.EqualTo(new[] { "Bearer token-of-acme-psa", "Bearer token-of-acme-erp" }));
    }

    [TestCase("10.0.0.5")]
    [TestCase("127.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("100.64.1.1")]
    [TestCase("192.168.0.10")]
    [TestCase("172.31.255.255")]
    [TestCase("0.0.0.0")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::1")]
    [TestCase("::")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2001::1")]
    [TestCase("2001:db8::1")]
    [TestCase("fc00::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public async Task A_name_that_resolves_to_a_private_address_is_not_called(string address)
    {
        using var canary = new LoopbackVendor((_, _) => RawAnswer.Json("{}"));
        var lookups = 0;
        foreach (var answers in new[] { new[] { address }, ["8.8.8.8", address] })
            foreach (var allowLoopback in new[] { false, true })
            {
                using var sockets = VendorSockets.Create(allowLoopback, (_, _) =>
                {
                    lookups++;
                    return Task.FromResult<IPAddress[]>([.. answers.Select(IPAddress.Parse)]);
                });
                using var client = new HttpClient(sockets);
                await Assert.ThatAsync(() => client.GetAsync($"http://api.vendor.test:{canary.Port}/"), Throws.InstanceOf<HttpRequestException>());
            }
        Assert.That((lookups, canary.Connections), Is.EqualTo((4, 0)));
        Assert.That(PublicAddress.Is(IPAddress.Parse(address)), Is.False);
    }

    [TestCase("8.8.8.8")]
    [TestCase("1.1.1.1")]
    [TestCase("100.128.0.1")]
    [TestCase("172.32.0.1")]
    [TestCase("2606:4700::1111")]
    [TestCase("2a00:1450:4001::200e")]
    public void A_public_address_is_public(string address) => Assert.That(PublicAddress.Is(IPAddress.Parse(address)));

    [Test]
    public void The_refusal_of_a_resolved_address_reaches_the_caller_as_a_fault()
    {
        using var bench = new Bench();
        using var http = new VendorHttp(
            bench.Options, _ => bench.Adapter.Parts, bench.Redactor, bench.Time, bench.Logs, () => 0.5,
            () => VendorSockets.Create(allowLoopback: false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")])));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var failure = Assert.ThrowsAsync<ConnectorException>(async () => await http.SendAsync(bench.Open(), new(method, "things")));
            Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
            Assert.That(failure.Fault.Message, Does.Contain("api.vendor.test"));
        }
    }

    [Test]
    public async Task A_name_is_looked_up_once_and_the_checked_address_is_called()
    {
        using var canary = new LoopbackVendor((_, _) => RawAnswer.Json("{}"));
        var lookups = 0;
        // A name server that says something else the second time.
        using var sockets = VendorSockets.Create(allowLoopback: true, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(lookups++ == 0 ? "127.0.0.1" : "169.254.169.254")]));
        using var client = new HttpClient(sockets);
        using var answer = await client.GetAsync($"http://localhost:{canary.Port}/");
        Assert.That((lookups, canary.Connections), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        using var vendor = new LoopbackVendor((_, _) => RawAnswer.Json("{}", 200, "Set-Cookie: sid=cookie-value; Path=/"));
        using var bench = new Bench(options: Options);
        foreach (var tenant in new[] { "acme", "acme", "globex" })
            await bench.GetAsync("things", bench.Open(tenant, address: vendor.Address));
        Assert.That(vendor.Requests, Has.None.Contains("cookie-value"));
    }
}
