using System.Text.Json.Nodes;
using Connectors.Reading;
using Connectors.Sandbox;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The same recordings on two ways, from files and over HTTP: the same records with the same content.</summary>
public sealed class RecordingsOverHttpTests
{
    [TestCase("time_entries", "timeEntry", false)]
    [TestCase("expenses", "expense", true)]
    [TestCase("invoices", "invoice", false)]
    [TestCase("workspaces", "project", true)]
    [TestCase("workspace_groups", "customer", true)]
    [TestCase("stories", "task", false)]
    public async Task Files_and_http_give_the_same_records(string collection, string entity, bool isAlone)
    {
        var run = await ToolRun.MapAsync("kantata", collection, Recordings.Kantata);
        var files = run.Output.Select(line => JsonNode.Parse(line)!).ToLookup(line => line["source"]!["id"]!.GetValue<string>());
        var account = new SandboxAccountOptions { Vendor = "kantata", Name = "acme", AccessToken = "sandbox-token",
            RecordedPages = Recordings.Kantata };
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Accounts = [account] });
        var served = await ReadAsync(sandbox, entity);
        var refused = served.Where(result => !result.Record.IsSuccess)
            .Select(result => $"{result.Source.Key}: {string.Join("; ", result.Record.Faults.Select(fault => $"{fault.Path} {fault.Rule} {fault.Message}"))}");
        Assert.That(refused, Is.Empty, "each refusal with its reason");
        Assert.That(run.Errors.Where(line => line.StartsWith("refused", StringComparison.Ordinal)), Is.Empty);
        Assert.That(served.Select(result => result.Source.Key.Id), Is.EquivalentTo(files.Select(group => group.Key)));
        Assert.Multiple(() =>
        {
            foreach (var result in served)
            {
                var (id, record) = (result.Source.Key.Id, result.Record.Value!);
                var hashes = files[id].Select(line => line["contentHash"]!.GetValue<string>());
                var own = files[id].Select(line => Own(line["data"]!));
                Assert.That(own, Does.Contain(Own(JsonNode.Parse(record.Json.Span)!)), $"content of {id}");
                Assert.That(!isAlone || hashes.Contains(record.ContentHash), Is.True, $"hash of {id}");
            }
        });
    }

    /// <summary>What a record says of itself. Names of related records, an invoice's projects and the currency of a task's budget come from records
    /// that travel along: the recorder did not ask for them, the adapter does.</summary>
    private static string Own(JsonNode data)
    {
        var copy = data.DeepClone().AsObject();
        foreach (var member in new[] { "projects", "budget", "lines" }.Where(member => copy[member] is JsonArray { Count: 0 } || member == "budget"))
        {
            copy.Remove(member);
        }

        foreach (var reference in copy.Select(member => member.Value).OfType<JsonObject>())
        {
            reference.Remove("display");
        }

        return copy.ToJsonString();
    }

    /// <summary>The connection has the name that the command line gives to files: it is a part of references and so of the content.</summary>
    private static async Task<List<ReadResult>> ReadAsync(SandboxHost sandbox, string entity)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AllowLoopback"] = "true",
            ["Tenants:acme:Connections:offline:System"] = "kantata",
            ["Tenants:acme:Connections:offline:Endpoint"] = sandbox.Accounts[0].Address.AbsoluteUri,
            ["Credentials:acme:offline:Token"] = "sandbox-token",
        };
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddKantata(kantata => kantata.RequestsPerSecond = 50);
        await using var house = services.BuildServiceProvider();
        var tenant = await house.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        var records = new List<ReadResult>();
        await foreach (var page in house.GetRequiredService<IEntityReader>()
            .ReadAsync(house.GetRequiredService<IConnections>().Open(tenant, "offline"), entity))
        {
            records.AddRange(page.Records);
        }

        return records;
    }
}
