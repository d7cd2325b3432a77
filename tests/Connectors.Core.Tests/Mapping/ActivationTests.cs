using System.Collections.Immutable;
using System.Text;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests.Mapping;

/// <summary>A layer holds whole or not at all, and what bounds it is known before it is read.</summary>
public sealed class ActivationTests
{
    private const string Good = """{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:a":{"copy":"a"}}}""";

    private const string Bad = """
        {"overlay":"kantata.time_entries","base":"1.x","layer":"tenant",
         "fields":{"x:a":{"copy":"other"},"x:b":{"copy":"b"},"duration":{"duration":"closed"}},"values":{"billable":{"true":"noCharge"}}}
        """;

    [Test]
    public void A_bad_layer_changes_nothing_neither_its_good_parts_nor_the_good_layers_beside_it()
    {
        var set = Documents.Set(Documents.TimeEntries, Documents.Vendor("""{"f":{"copy":"a","open":true}}"""));
        var other = """{"overlay":"acme.things","base":"1.x","layer":"tenant","fields":{"f":{"copy":"b"}}}""";
        var before = set.Compile([Documents.Text(Good)]).Value!;
        var plan = before.Inbound("kantata", "time_entries");
        var failed = set.Compile([Documents.Text(other), Documents.Text(Good), Documents.Text(Bad)]);
        Assert.That((failed.IsSuccess, failed.Faults.Single().Path), Is.EqualTo((false, "/fields/duration")));
        Assert.Multiple(() =>
        {
            Assert.That(set.Compile([Documents.Text(Good)]).Value!.Inbound("kantata", "time_entries"), Is.SameAs(plan), "the plan in use stays");
            Assert.That(set.Compile([]).Value!.Inbound("kantata", "time_entries").Read("""{"user_id":"1","date_performed":"2026-11-19","time_in_minutes":1,"billable":true,"a":"A","other":"O"}"""),
                Does.Contain("\"code\":\"billable\"").And.Not.Contain("\"x:"));
            Assert.That(plan.Read("""{"user_id":"1","date_performed":"2026-11-19","time_in_minutes":1,"billable":true,"a":"A","other":"O"}"""),
                Does.Contain("\"x:a\":{\"t\":\"string\",\"v\":\"A\"}").And.Contain("\"code\":\"billable\"").And.Not.Contain("x:b"));
        });
        Assert.That(set.Compile([Documents.Text(Bad)]).IsSuccess, Is.False, "a failure is not remembered as a success");
    }

    [Test]
    public async Task A_tenant_that_is_open_keeps_its_plans_when_its_layer_becomes_bad_and_gets_the_mended_one_at_the_next_opening()
    {
        var layers = new Layers();
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection([new("Tenants:acme:Path", "/acme")]).Build())
            .AddMappings([Documents.Text(Documents.TimeEntries)]).UseMappings(_ => layers);
        await using var provider = services.BuildServiceProvider();
        var tenants = provider.GetRequiredService<ITenants>();
        layers.Texts = [Documents.Text(Good)];
        var open = await tenants.OpenAsync(new("acme"));
        var plan = open.Mappings.Inbound("kantata", "time_entries");

        layers.Texts = [Documents.Text(Bad, "acme/bad.overlay.json")];
        Assert.That(async () => await tenants.OpenAsync(new("acme")),
            Throws.TypeOf<ConnectorException>().With.Message.Contains("acme/bad.overlay.json:2:").And.Message.Contains("\"duration\" is closed"));
        Assert.That(open.Mappings.Inbound("kantata", "time_entries"), Is.SameAs(plan));

        layers.Texts = [Documents.Text(Good)];
        Assert.That((await tenants.OpenAsync(new("acme"))).Mappings.Inbound("kantata", "time_entries"), Is.SameAs(plan), "compiled once");
    }

    [Test]
    public void What_is_too_large_too_deep_or_too_many_is_refused_with_its_bound()
    {
        static string Load(string text) => MappingSet.Load([Documents.Text(text)], MappingFunctions.None).Faults[0].ToString();
        static string Rule(string rule) => Load(Documents.Vendor("{\"f\":" + rule + "}"));
        static string Lay(byte[] text) => Documents.Set(Documents.TimeEntries).Compile([new MappingText("o.json", text)]).Faults[0].Message;
        static string Many(int times, Func<int, string> part) => string.Join(',', Enumerable.Range(0, times).Select(part));
        static string Deep(string head, int times, string tail) =>
            string.Concat(Enumerable.Repeat(head, times)) + "{\"copy\":\"a\"}" + string.Concat(Enumerable.Repeat(tail, times));
        Assert.Multiple(() =>
        {
            Assert.That(Lay(new byte[1024 * 1024 + 1]), Is.EqualTo("The document has 1048577 bytes. A document has at most 1048576 bytes: split it."));
            Assert.That(Lay([(byte)'{', 0xc3, (byte)'}']), Is.EqualTo("The document is not UTF-8. Save it as UTF-8."));
            Assert.That(Lay(Encoding.UTF8.GetBytes(Good.Replace("\"x:a\":{\"copy\":\"a\"}", Many(501, i => $"\"x:f{i}\":{{\"copy\":\"a{i}\"}}"), StringComparison.Ordinal))),
                Is.EqualTo("There are 501 fields. A mapping has at most 500: split it."));
            Assert.That(Rule(Deep("{\"firstOf\":[", 20, "]}")), Does.Contain("deeper than 32").And.Contain("test.mapping.json:1:"));
            Assert.That(Rule(Deep("{\"when\":[{\"then\":", 15, "}]}")), Does.Contain("deeper than 32"));
            Assert.That(Rule("{\"copy\":\"" + new string('a', 401) + "\"}"), Does.Contain("longer than 400 characters"));
            Assert.That(Rule("{\"copy\":\"a" + string.Concat(Enumerable.Repeat(".a", 32)) + "\"}"), Does.Contain("more than 32 parts"));
            Assert.That(Rule("{\"copy\":\"a[10000]\"}"), Does.Contain("is no path"));
            Assert.That(Rule("{\"date\":\"a\",\"format\":\"" + new string('y', 41) + "\"}"), Does.Contain("no spelling of a date"));
            Assert.That(Rule("{\"when\":[" + Many(51, _ => "{\"if\":{\"path\":\"a\",\"is\":1},\"then\":{\"copy\":\"a\"}}") + "]}"), Does.Contain("1 to 50 branches"));
            Assert.That(Rule("{\"when\":[{\"if\":{\"all\":[" + Many(51, _ => "{\"path\":\"a\",\"is\":1}") + "]},\"then\":{\"copy\":\"a\"}}]}"),
                Does.Contain("combined in an array"));
            Assert.That(Rule("{\"coded\":\"a\",\"wrap\":\"" + new string('w', 1_001) + "\"}"), Does.Contain("1 to 1,000 characters"));
            Assert.That(MappingSet.Load([Documents.Text(Documents.Vendor("{" + Many(300, i => $"\"f{i}\":{{\"cpoy\":1}}") + "}"))], MappingFunctions.None).Faults,
                Has.Length.EqualTo(200), "as many mistakes as a person can use");
        });
    }

    private sealed class Layers : IMappingSource
    {
        public ImmutableArray<MappingText> Texts { get; set; } = [];

        public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
        {
            await Task.CompletedTask;
            foreach (var text in Texts)
                yield return text;
        }
    }
}
