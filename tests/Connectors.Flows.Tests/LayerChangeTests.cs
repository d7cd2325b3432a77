using System.Text;
using System.Text.Json;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A layer that is edited while a flow runs: what began goes on as it began, the next execution takes the new layer.</summary>
[Category("F36")]
public sealed class LayerChangeTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "name"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;

    [TestCase(true)]
    [TestCase(false, Description = "control: without an edit all records are mapped alike")]
    public async Task An_execution_finishes_on_the_mappings_that_it_began_with(bool edits)
    {
        var state = new InMemoryStateStore();
        await using var rig = new FlowRig(state, builder => builder.UseMappings(_ => new InMemoryMappings()), Copy);
        await EditAsync(rig, "name");
        for (var id = 1; id <= 8; id++)
            Put(rig, id);
        var pages = 0;
        var report = await rig.RunAsync(progress: new Watch(() =>
        {
            // Pages have three records: the first is stored, two more and all writing are still to come.
            if (edits && ++pages == 1)
                EditAsync(rig, "other").GetAwaiter().GetResult();
        }));

        Assert.That((report.Read, report.Written), Is.EqualTo((8, 8)));
        Assert.That(Names(rig), Is.EquivalentTo(Enumerable.Range(1, 8).Select(id => $"Client {id}")));
        Assert.That((await VersionsAsync(state)).Distinct().Count(), Is.EqualTo(1), "every run says the version that it began with");

        Put(rig, 9);
        await rig.RunAsync();
        Assert.That(Names(rig)[^1], Is.EqualTo(edits ? "Other 9" : "Client 9"));
        Assert.That((await VersionsAsync(state)).Distinct().Count(), Is.EqualTo(edits ? 2 : 1));
    }

    private static async Task EditAsync(FlowRig rig, string path)
    {
        var edit = await rig.Layers.ReplaceAsync("/acme", [new("left.overlay.json", Encoding.UTF8.GetBytes(
            $$"""{ "overlay": "left.things", "base": "1.x", "layer": "tenant", "fields": { "name": { "copy": "{{path}}", "required": true } } }"""))]);
        Assert.That(edit.IsSuccess, Is.True, () => string.Join('\n', edit.Faults));
    }

    private static void Put(FlowRig rig, int id)
    {
        rig.Accounts.Put(FlowRig.Left, $"{id}", $"Client {id}", "active");
        rig.Accounts.At(FlowRig.Left)[$"{id}"]["other"] = $"Other {id}";
    }

    private static List<string> Names(FlowRig rig) => [.. rig.Accounts.At(FlowRig.Right).Values.Select(record => record["name"]!.ToString())];

    private static async Task<List<string>> VersionsAsync(IStateStore state)
    {
        var versions = new List<string>();
        await foreach (var entry in state.QueryAsync(new(new("acme"), FlowSets.Run)))
        {
            using var run = JsonDocument.Parse(entry.Json);
            versions.Add(run.RootElement.EnumerateObject().First(member => member.Name.Equals("sources", StringComparison.OrdinalIgnoreCase)).Value[0]
                .GetProperty("trace").GetProperty("mappingVersion").GetString()!);
        }

        return versions;
    }

    private sealed class Watch(Action onPage) : IProgress<FlowProgress>
    {
        public void Report(FlowProgress value)
        {
            if (value.Stage == "reading")
                onPage();
        }
    }
}
