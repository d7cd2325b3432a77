using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests.Kantata;

public sealed class KantataRecordingsTests
{
    private static readonly string[] Collections = ["time_entries", "expenses", "invoices", "workspaces", "workspace_groups", "stories"];

    private static string Everything(string collection) => collection switch
    {
        "workspaces" => "&include_archived=true",
        "stories" => "&show_archived=true&show_deleted=true&show_from_archived_workspaces=true",
        "time_entries" or "expenses" => "&from_archived_workspaces=true",
        _ => "",
    };

    [Test]
    public async Task Recorded_records_come_back_over_HTTP_member_by_member([ValueSource(nameof(Collections))] string collection)
    {
        var recorded = Recorded(Shared.Folder("data/kantata/recorded"), collection);
        await using var run = await SandboxRun.KantataAsync(recorded: Shared.Folder("data/kantata/recorded"));

        var served = await run.AllAsync(collection, Everything(collection));

        Assert.That(served.Keys, Is.EquivalentTo(recorded.Keys));
        foreach (var (id, record) in served)
        {
            foreach (var (name, value) in record.AsObject())
            {
                Assert.That(recorded[id].Any(version => JsonNode.DeepEquals(version[name], value)), Is.True, $"{collection}/{id} {name}");
            }
        }
    }

    [Test]
    public async Task A_page_has_the_recorded_keys_types_and_nesting()
    {
        var folder = Shared.Folder("data/kantata/recorded");
        var exchange = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "invoice_should_be_retrievable_with_includes.json")))!;
        await using var run = await SandboxRun.KantataAsync(recorded: folder);

        var served = await run.GetAsync(new Uri(exchange["request"]!["uri"]!.GetValue<string>()).PathAndQuery.TrimStart('/'));

        Assert.That(Shape(served), Is.EqualTo(Shape(exchange["response"]!["body"]!)));
    }

    private static Dictionary<string, List<JsonObject>> Recorded(string folder, string collection)
    {
        var found = new Dictionary<string, List<JsonObject>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            foreach (var (id, record) in JsonNode.Parse(File.ReadAllText(file))!["response"]!["body"]![collection]?.AsObject() ?? [])
            {
                (found.TryGetValue(id, out var versions) ? versions : found[id] = []).Add(record!.AsObject());
            }
        }

        return found;
    }

    private static string Shape(JsonNode? node) => node switch
    {
        JsonObject record => $"{{{string.Join(",", record.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Shape(member.Value)}"))}}}",
        JsonArray array => $"[{string.Join(",", array.Select(Shape).Distinct())}]",
        null => "null",
        _ => node.GetValueKind().ToString(),
    };
}
