using Connectors.Adapters.Tests.Tool;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Kantata;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Hosting;

/// <summary>The check at start tells everything that is wrong at once, and each fault says where and what to do.</summary>
public sealed class ConnectorsCheckTests
{
    private const string ClosedSlots = """
        { "overlay": "kantata.time_entries", "base": "1.x", "layer": "tenant",
          "fields": {
            "workDate": { "date": "created_at" },
            "surprise": { "copy": "x" }
          } }
        """;

    [Test]
    public async Task All_faults_of_options_overlays_credentials_roles_and_addresses_come_at_once()
    {
        using var scratch = new Scratch();
        scratch.Write("northstar/acme/time.overlay.json", ClosedSlots);
        var settings = Good();
        settings["MaxRetries"] = "99";
        settings["Credentials:acme:psa:Token"] = null;
        settings["Tenants:acme:Roles:erp"] = "books";
        settings["Tenants:acme:Roles:crm"] = "sales";
        var faults = await CheckAsync(settings, scratch.Path, ["acme", "nobody"], kantata => kantata.PageSize = 1000);
        var text = string.Join('\n', faults);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("ConnectorsOptions.MaxRetries is 99"));
            Assert.That(text, Does.Contain("KantataOptions.PageSize is 1000"));
            Assert.That(text, Does.Match(@"time\.overlay\.json:3:\d+ .*""workDate"" is closed\. Open slots: "));
            Assert.That(text, Does.Match(@"time\.overlay\.json:4:\d+ .*""surprise"" is not in the mapping"));
            Assert.That(text, Does.Contain("Credentials:acme:psa").And.Contain("CONNECTORS_ACME_PSA").IgnoreCase);
            Assert.That(text, Does.Contain("Role 'erp'").And.Contain("'books'").And.Contain("Role 'crm'").And.Contain("It has: psa"));
            Assert.That(text, Does.Contain("There is no tenant 'nobody'"));
            Assert.That(faults, Has.Length.EqualTo(8), text);
        });
    }

    [Test]
    public async Task A_wrong_overlay_does_not_hide_a_wrong_address_or_an_unknown_vendor()
    {
        using var scratch = new Scratch();
        scratch.Write("northstar/acme/time.overlay.json", ClosedSlots);
        var settings = Good();
        settings["Tenants:acme:Connections:psa:Endpoint"] = "https://user@rival.example/";
        settings["Tenants:acme:Connections:work:System"] = "tracker";
        settings["Credentials:acme:work:Token"] = "a-token-of-work";
        var faults = await CheckAsync(settings, scratch.Path, ["acme"]);
        var text = string.Join('\n', faults);
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("The address is refused").And.Contain("Way out")
                .And.Contain("No adapter is registered for 'tracker'. Registered: kantata").And.Contain("\"workDate\" is closed"));
            Assert.That(faults, Has.Length.EqualTo(4), text);
            Assert.That(text, Does.Not.Contain("a-token-of-work"));
        });
    }

    [Test]
    public async Task Wrong_base_mappings_do_not_hide_missing_credentials()
    {
        var settings = Good();
        settings["Credentials:acme:psa:Token"] = null;
        await using var house = Open(settings, null, null, builder => builder.AddMappings([new("wrong.mapping.json", "{}"u8.ToArray())]));
        var faults = await house.GetRequiredService<ConnectorsCheck>().RunAsync([new("acme")]);
        Assert.That(faults.Select(fault => fault.File), Does.Contain("wrong.mapping.json:1:1"));
        Assert.That(faults.Count(fault => fault.Message.Contains("Credentials:acme:psa", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_house_in_order_has_no_fault()
    {
        using var scratch = new Scratch();
        Assert.That(await CheckAsync(Good(), scratch.Path, ["acme"]), Is.Empty);
    }

    [Test]
    public async Task Opening_what_is_not_there_names_what_is()
    {
        await using var house = Open(Good(), null, null);
        var tenants = house.GetRequiredService<ITenants>();
        var acme = await tenants.OpenAsync(new("acme"));
        Assert.Multiple(() =>
        {
            Assert.That(async () => await tenants.OpenAsync(new("nobody")), Throws.TypeOf<ConnectorException>()
                .With.Message.Contains("no tenant 'nobody'").And.Message.Contains("Add it"));
            Assert.That(() => house.GetRequiredService<IConnections>().Open(acme, "erp"), Throws.TypeOf<ConnectorException>()
                .With.Message.Contains("It has: psa"));
            Assert.That(() => house.GetRequiredService<IAdapters>().For("tracker"), Throws.TypeOf<ConnectorException>()
                .With.Message.Contains("Registered: kantata"));
            Assert.That(() => acme.Mappings.Inbound("kantata", "things"), Throws.TypeOf<ConnectorException>().With.Message.Contains("time_entries"));
            Assert.That(() => new TenantId("Acme "), Throws.ArgumentException.With.Message.Contains("a-z, 0-9"));
        });
    }

    [TestCase("/northstar/../rival")]
    [TestCase("/./acme")]
    public async Task A_tenants_path_never_leaves_its_folder(string path)
    {
        using var scratch = new Scratch();
        scratch.Write("rival/time.overlay.json", ClosedSlots);
        var settings = Good();
        settings["Tenants:acme:Path"] = path;
        var faults = await CheckAsync(settings, scratch.Path, ["acme"]);
        Assert.That(faults.Single().Message, Does.Contain(path).And.Contain("correct the path"));
    }

    [Test]
    public async Task An_overlay_that_is_too_large_is_a_fault_with_its_file()
    {
        using var scratch = new Scratch();
        scratch.Write("northstar/acme/huge.overlay.json", new string(' ', 1024 * 1024 + 1));
        var fault = (await CheckAsync(Good(), scratch.Path, ["acme"])).Single();
        Assert.That((fault.Kind, fault.File), Is.EqualTo((FaultKind.LimitExceeded, Path.Combine("northstar", "acme", "huge.overlay.json"))));
    }

    private static Dictionary<string, string?> Good() => new(StringComparer.Ordinal)
    {
        ["AllowLoopback"] = "true",
        ["Tenants:acme:Path"] = "/northstar/acme",
        ["Tenants:acme:Connections:psa:System"] = "kantata",
        ["Tenants:acme:Roles:psa"] = "psa",
        ["Credentials:acme:psa:Token"] = "a-token-of-psa",
    };

    private static async Task<System.Collections.Immutable.ImmutableArray<Fault>> CheckAsync(
        Dictionary<string, string?> settings, string mappings, string[] tenants, Action<KantataOptions>? configure = null)
    {
        await using var house = Open(settings, mappings, configure);
        return await house.GetRequiredService<ConnectorsCheck>().RunAsync(tenants.Select(name => new TenantId(name)));
    }

    private static ServiceProvider Open(
        Dictionary<string, string?> settings, string? mappings, Action<KantataOptions>? configure, Action<IConnectorsBuilder>? more = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddKantata(configure);
        if (mappings is not null)
        {
            builder.UseMappingDirectory(mappings);
        }

        more?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}
