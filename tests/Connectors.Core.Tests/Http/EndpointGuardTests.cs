using Connectors.Adapters;

namespace Connectors.Http;

/// <summary>Which addresses may be called (threat T7): a list of bad ones that reach nobody, and good ones that pass.</summary>
public sealed class EndpointGuardTests
{
    private static readonly FakeAdapter Hosts = new() { Allowed = ["api.mavenlink.com", ".my.salesforce.com", ".suitetalk.api.netsuite.com"] };

    [Test]
    public void Good_addresses_pass()
    {
        var good = GoodAddresses().ToList();
        Assert.That(good, Has.Count.GreaterThanOrEqualTo(50));
        foreach (var address in good)
            Assert.That(EndpointGuard.Check(new(address), Hosts, allowLoopback: false), Is.Null, address);
    }

    [Test]
    public void Bad_addresses_are_refused_with_a_way_out()
    {
        var bad = BadAddresses(port: 8443).Distinct(StringComparer.Ordinal).ToList();
        Assert.That(bad, Has.Count.GreaterThanOrEqualTo(200));
        foreach (var address in bad)
        {
            // What the platform cannot even read never gets this far.
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
                continue;
            Assert.That(EndpointGuard.Check(uri, Hosts, allowLoopback: false)?.Message, Does.Contain("Way out"), address);
        }
    }

    [Test]
    public async Task No_bad_address_reaches_a_listener_on_this_machine()
    {
        using var canary = new LoopbackVendor((_, _) => RawAnswer.Json("{}"));
        using var bench = new Bench(options: new() { AllowLoopback = false, MaxRetries = 0, BreakerFaults = int.MaxValue, AttemptTimeout = TimeSpan.FromSeconds(20) });
        using var http = new VendorHttp(bench.Options, _ => Hosts.Parts, bench.Redactor, TimeProvider.System, bench.Logs, () => 0.5, () => VendorSockets.Create(allowLoopback: false));
        foreach (var address in BadAddresses(canary.Port).Distinct(StringComparer.Ordinal))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
                continue;
            // As the address of a token request, and as a next link that a vendor sent.
            using var token = new HttpRequestMessage(HttpMethod.Post, uri);
            Assert.CatchAsync(async () => await http.SendTokenRequestAsync(bench.Open(), token), address);
            using var next = new HttpRequestMessage(HttpMethod.Get, uri);
            Assert.CatchAsync(async () => await http.SendAsync(bench.Open(), next), address);
        }
        Assert.That(canary.Connections, Is.Zero);

        using var open = new HttpClient();
        await open.GetAsync($"http://2130706433:{canary.Port}/");
        Assert.That(canary.Connections, Is.EqualTo(1), "the control: without the guard such an address reaches the listener");
    }

    [TestCase("http://127.0.0.1:5005/", true)]
    [TestCase("http://localhost:5005/", true)]
    [TestCase("http://[::1]:5005/", true)]
    [TestCase("https://localhost/", true)]
    [TestCase("http://localhost.evil.test/", false)]
    [TestCase("http://127.0.0.2:5005/", false)]
    [TestCase("http://169.254.169.254/", false)]
    [TestCase("http://user@localhost/", false)]
    [TestCase("ftp://localhost/", false)]
    public void Loopback_passes_only_when_it_is_allowed_and_only_by_its_own_names(string address, bool passes)
    {
        Assert.That(EndpointGuard.Check(new(address), Hosts, allowLoopback: true) is null, Is.EqualTo(passes));
        Assert.That(EndpointGuard.Check(new(address), Hosts, allowLoopback: false), Is.Not.Null);
    }

    private static IEnumerable<string> GoodAddresses()
    {
        yield return "https://api.mavenlink.com/api/v1/";
        yield return "https://API.Mavenlink.COM/api/v1/";
        yield return "https://api.mavenlink.com:443/";
        yield return "https://acme--uat.sandbox.my.salesforce.com/services/oauth2/token";
        yield return "https://1234567.suitetalk.api.netsuite.com/services/rest/";
        yield return "https://tstdrv1234567-sb1.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=1000&offset=1000";
        for (var i = 0; i < 50; i++)
            yield return $"https://acme-{i}.my.salesforce.com/services/data/v68.0/query?q=SELECT%20Id%20FROM%20Account%20OFFSET%20{i}";
    }

    private static IEnumerable<string> BadAddresses(int port)
    {
        string[] machine =
        [
            "127.0.0.1", "localhost", "localhost.", "LOCALHOST", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
            "0.0.0.0", "0", "127.0.0.2", "127.255.255.254", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[fe80::1%25eth0]",
            "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "169.254.169.254", "[::ffff:a9fe:a9fe]", "2852039166", "0xA9FEA9FE", "10.0.0.1", "192.168.1.1", "172.16.0.1",
            "100.64.0.1", "224.0.0.1", "255.255.255.255", "[fc00::1]", "[fd00:ec2::254]", "metadata.google.internal", "127.0.0.1.nip.io", "127.0.0.1.", "①②⑦.0.0.1", "127。0。0。1",
        ];
        foreach (var host in machine)
        {
            yield return $"http://{host}:{port}/";
            yield return $"https://{host}:{port}/";
            yield return $"https://{host}/";
            yield return $"https://api.mavenlink.com@{host}:{port}/";
        }
        string[] wrong =
        [
            "https://169.254.169.254%23.my.salesforce.com/", "https://127.0.0.1%2f.my.salesforce.com/", "https://127.0.0.1#.my.salesforce.com/", "https://127.0.0.1?.my.salesforce.com/",
            "https://127.0.0.1\\.my.salesforce.com/", "https:\\\\127.0.0.1\\", "https://127.0.0.1/.my.salesforce.com/", "https://evil.test/.my.salesforce.com", "https://my.salesforce.com/",
            "https://.my.salesforce.com/", "https://evil.test/", "https://salesforce.com/", "https://acme.my.salesforce.com.evil.test/", "https://acme.my.salesforce.com./",
            "https://acmemy.salesforce.com/", "https://evilapi.mavenlink.com/", "https://x.api.mavenlink.com/", "https://api.mavenlink.com.evil.test/", "https://api.mavenlink.com./",
            "https://api.mavenlink.com:8443/", "https://api.mavenlink.com:80/", "https://api.mavenlink.com:0/", "http://api.mavenlink.com/", "ftp://api.mavenlink.com/",
            "file:///etc/passwd", "gopher://api.mavenlink.com/", "ws://api.mavenlink.com/", "javascript:alert(1)", "data:text/plain,x", "https://user:pass@api.mavenlink.com/",
            "https://user@api.mavenlink.com/", "https://:pass@api.mavenlink.com/", "https://api.mavenlink.com/#x", "https://api.mavenlink.com/a b", "https://api.mavenlink.com/\r\nHost: evil.test",
            "https://api.mavenlink.com/\n", "https://api.mavenlink.com/\t", " https://evil.test", "https://api.mavenlink.com/a\\b", "https://аpi.mavenlink.com/", "https://api。mavenlink。com/",
            "https://ácme.my.salesforce.com/", "https://xn--cme-ela.my.salesforce.com/", "https://-acme.my.salesforce.com/", "https://acme-.my.salesforce.com/",
            "https://a_b.my.salesforce.com/", "https://a..my.salesforce.com/", "https://acme.my.salesforce.com\u0000.evil.test/", "https://evil.test\u3002my.salesforce.com/",
            "https://" + new string('a', 64) + ".my.salesforce.com/", "//api.mavenlink.com/", "/etc/passwd", "api.mavenlink.com",
        ];
        foreach (var address in wrong)
            yield return address;
    }
}
