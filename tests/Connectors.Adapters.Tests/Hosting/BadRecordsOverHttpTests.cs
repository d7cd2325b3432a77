using Connectors.Adapters.Tests.Tool;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Hosting;

/// <summary>Wrong records and answers on the way through the host: each is told with path, class, rule and way out; the rest of the page goes
/// on.</summary>
public sealed class BadRecordsOverHttpTests
{
    [Test]
    public async Task A_wrong_amount_and_an_unknown_code_do_not_stop_the_page()
    {
        using var scratch = new Scratch();
        scratch.Write("page.json", TimePage.Of(
            TimePage.Entry("11"),
            TimePage.Entry("12").Replace("14000", "\"12,3\"", StringComparison.Ordinal),
            TimePage.Entry("13").Replace("\"billable\":true", "\"billable\":\"perhaps\"", StringComparison.Ordinal),
            TimePage.Entry("14").Replace("\"2026-01-05\"", "null", StringComparison.Ordinal)));
        await using var sandbox = await StartAsync(scratch.Path);
        await using var house = Open(sandbox);
        var read = (await ReadAsync(house)).ToDictionary(result => result.Source.Key.Id);
        Assert.Multiple(() =>
        {
            Assert.That(read.Keys, Is.EquivalentTo(new[] { "11", "12", "13", "14" }));
            Assert.That(read["11"].Record.IsSuccess, Is.True);
            var amount = read["12"].Record.Faults.Single();
            Assert.That((amount.Kind, amount.Path, amount.ValueClass, amount.Rule),
                Is.EqualTo((FaultKind.SourceInvalid, "/rate_in_cents", "text(4)", "money")));
            Assert.That(amount.Message, Does.Contain("send digits"));
            var coded = read["13"].Record.Value!.As<TimeEntry>().Billable;
            Assert.That((coded.Code, coded.Raw), Is.EqualTo((Billable.Unknown, "perhaps")));
            Assert.That(read["14"].Record.Faults.Single().Rule, Is.EqualTo("required"));
            Assert.That(read.Values.Select(result => result.Source.Json.Length), Is.All.GreaterThan(50), "the source is kept: nothing is lost");
        });
    }

    [TestCase("{\"count\":1,\"results\":[", FaultKind.VendorDefect)]
    [TestCase("<html>maintenance</html>", FaultKind.VendorDefect)]
    [Category("F10")]
    public async Task A_malformed_answer_is_asked_for_once_more_then_one_fault_and_the_next_read_is_whole(string body, FaultKind kind)
    {
        using var scratch = new Scratch();
        scratch.Write("page.json", TimePage.Of(TimePage.Entry("11")));
        await using var sandbox = await StartAsync(scratch.Path);
        await using var house = Open(sandbox);
        sandbox.Accounts[0].Faults.Add(new(new FaultAction.Status(200, body)));
        Assert.That(await ReadAsync(house), Has.Count.EqualTo(1), "Once is passed over.");
        sandbox.Accounts[0].Faults.Add(new(new FaultAction.Status(200, body)) { Times = 2 });
        Assert.That(
            async () => await ReadAsync(house),
            Throws.TypeOf<ConnectorException>().With.Matches<ConnectorException>(broken => broken.Fault.Kind == kind
                && !broken.Message.Contains("maintenance", StringComparison.Ordinal)));
        Assert.That(await ReadAsync(house), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_tenant_without_credentials_is_told_where_to_put_them_and_nothing_is_sent()
    {
        using var scratch = new Scratch();
        scratch.Write("page.json", TimePage.Of(TimePage.Entry("11")));
        await using var sandbox = await StartAsync(scratch.Path);
        await using var house = Open(sandbox, token: null);
        Assert.That(
            async () => await ReadAsync(house),
            Throws.TypeOf<ConnectorException>().With.Message.Contains("Credentials:acme:psa").And.Message.Contains("tenant 'acme'"));
        Assert.That(sandbox.Accounts[0].Log.Entries, Is.Empty);
    }

    private static Task<SandboxHost> StartAsync(string recorded) => SandboxHost.StartAsync(new SandboxOptions
    {
        Accounts = [new() { Vendor = "kantata", Name = "acme", AccessToken = "sandbox-token", RecordedPages = recorded }],
    });

    private static ServiceProvider Open(SandboxHost sandbox, string? token = "sandbox-token")
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["Tenants:acme:Connections:psa:System"] = "kantata",
            ["Tenants:acme:Connections:psa:Endpoint"] = sandbox.Accounts[0].Address.AbsoluteUri,
            ["Credentials:acme:psa:Token"] = token,
        };
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddKantata();
        return services.BuildServiceProvider();
    }

    private static async Task<List<ReadResult>> ReadAsync(ServiceProvider house)
    {
        var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        var records = new List<ReadResult>();
        await foreach (var page in house.GetRequiredService<IEntityReader>()
            .ReadAsync(house.GetRequiredService<IConnections>().Open(tenant, "psa"), "timeEntry"))
        {
            records.AddRange(page.Records);
        }

        return records;
    }
}
