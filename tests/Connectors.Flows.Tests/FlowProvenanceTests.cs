using System.Text.Json;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A run keeps with its record where the fields came from, as far as its flow asks.</summary>
public sealed class FlowProvenanceTests
{
    private static string Flow(string more) => $$"""
        { "flow": "copy", "version": "1.0.0", {{more}}
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;

    [TestCase("\"provenance\": \"full\",", "/name,/kind,/status", "/name,/kind,/status")]
    [TestCase("\"provenance\": \"changedOnly\",", "/name,/kind,/status", "/name", Description = "compared with the record of the last run")]
    [TestCase("\"provenance\": \"off\",", null, null)]
    [TestCase("", null, null)]
    public async Task The_record_of_a_run_tells_what_its_flow_asks_for(string more, string? first, string? second)
    {
        var state = new InMemoryStateStore();
        await using var rig = new FlowRig(state, Flow(more));
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Client One", "active");
        var report = await rig.RunAsync();
        Assert.That(report.RunsDone, Is.EqualTo(1));

        var told = await ToldAsync(state);
        Assert.That(told.Select(record => record.ValueKind == JsonValueKind.Undefined ? null : string.Join(',', record.EnumerateObject().Select(field => field.Name))),
            Is.EqualTo(new[] { first, second }));
        if (first is not null)
            Assert.That(told[0].GetProperty("/name").GetProperty("from")[0].GetString(), Is.EqualTo("name"));
    }

    [Test]
    public void Another_word_is_a_fault_of_the_flow()
    {
        var read = FlowReader.Read(new("test.flow.json", System.Text.Encoding.UTF8.GetBytes(Flow("\"provenance\": \"some\","))));
        Assert.That(read.Faults.Single(), Has.Property("Path").EqualTo("/provenance").And.Property("Kind").EqualTo(FaultKind.Mapping));
        Assert.That(read.Faults.Single().Message, Does.Contain("'full', 'changedOnly', 'off'"));
    }

    /// <summary>What the runs tell, in the order in which they were started.</summary>
    private static async Task<List<JsonElement>> ToldAsync(IStateStore state)
    {
        var runs = new List<(string Key, JsonElement Told)>();
        await foreach (var entry in state.QueryAsync(new(new("acme"), FlowSets.Run)))
        {
            var run = JsonDocument.Parse(entry.Json).RootElement;
            var source = run.EnumerateObject().First(member => member.Name.Equals("sources", StringComparison.OrdinalIgnoreCase)).Value[0];
            runs.Add((source.GetProperty("source").GetProperty("version").GetString()!, source.TryGetProperty("provenance", out var told) ? told : default));
        }

        return [.. runs.OrderBy(run => run.Key, StringComparer.Ordinal).Select(run => run.Told)];
    }
}
