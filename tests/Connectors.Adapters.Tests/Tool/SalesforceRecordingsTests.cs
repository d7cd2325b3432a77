using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line over answers that others recorded of Salesforce: pages, error bodies, single records, empty files.</summary>
public sealed class SalesforceRecordingsTests
{
    private const string Whizbang = """
        {
          "mapping": "salesforce.whizbang",
          "version": "1.0.0",
          "source": { "system": "salesforce", "object": "Whizbang" },
          "target": { "entity": "customer", "schema": "1.0" },
          "fields": {
            "name": { "copy": "Text_Label", "required": true },
            "kind": { "constant": "organization", "as": "coded" },
            "status": { "coded": "Picklist_Label", "values": "status", "default": "unknown", "required": true },
            "annualRevenue": { "money": "Currency_Label", "currency": { "constant": "USD" } },
            "website": { "copy": "URL_Label" }
          },
          "values": { "status": { "one": "active" } }
        }
        """;

    [Test]
    public async Task Every_record_and_every_file_is_accounted_for()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("salesforce", "Whizbang", Recordings.Salesforce, "--mapping",
            scratch.Write("whizbang.mapping.json", Whizbang));
        var expected = Directory.EnumerateFiles(Recordings.Salesforce, "*.json").SelectMany(file => Occurrences(Parse(file))).ToArray();
        var (withName, without) = (expected.Where(record => record["Text_Label"] is not null).ToArray(),
            expected.Where(record => record["Text_Label"] is null).ToArray());
        var names = run.Output.Select(line => JsonNode.Parse(line)!["data"]!["name"]!.GetValue<string>());
        var refusedRecords = run.Errors.Where(line => line.StartsWith("refused", StringComparison.Ordinal)
            && line.Contains(" Whizbang/", StringComparison.Ordinal)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(expected, Has.Length.EqualTo(10), "counted without the product");
            Assert.That(names, Is.EquivalentTo(withName.Select(record => record["Text_Label"]!.GetValue<string>())));
            Assert.That(refusedRecords, Has.Length.EqualTo(without.Length));
            Assert.That(refusedRecords, Is.All.Contains("/Text_Label (absent, rule required)"));
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors[^1], Does.Match($"^mapped {withName.Length}, refused [0-9]+$"));
            Assert.That(run.ErrorText, Does.Contain("note upsert_updated_success_response.json: empty"));
            Assert.That(run.ErrorText, Does.Contain("note query_aggregate_success_response.json: no Whizbang; it holds 3 AggregateResult"));
        });
        foreach (var file in Directory.EnumerateFiles(Recordings.Salesforce, "*.json").Where(file => !Occurrences(Parse(file)).Any()))
        {
            Assert.That(run.Errors, Has.Some.Match($"^(note|refused) {Path.GetFileName(file)}[ :#]"), "a file without the wanted records is named");
        }
    }

    [Test]
    public async Task Money_of_a_vendor_that_writes_decimals_stays_text()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync(
            "salesforce", "Whizbang", Path.Combine(Recordings.Salesforce, "sobject_find_success_response.json"), "--mapping",
                scratch.Write("w.json", Whizbang));
        var data = JsonNode.Parse(run.Output.Single())!["data"]!;
        Assert.Multiple(() =>
        {
            Assert.That(data["annualRevenue"]!.ToJsonString(), Is.EqualTo("""{"amount":"23.00","currency":"USD"}"""));
            Assert.That(data["status"]!["code"]!.GetValue<string>(), Is.EqualTo("active"));
            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((0, "mapped 1, refused 0")));
        });
    }

    [Test]
    public async Task An_object_that_occurs_nowhere_names_what_each_page_holds()
    {
        var run = await ToolRun.MapAsync("salesforce", "Account", Recordings.Salesforce);
        var files = Directory.EnumerateFiles(Recordings.Salesforce, "*.json").Select(Path.GetFileName).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Errors[^1], Does.StartWith("mapped 0, refused "));
            Assert.That(files.Where(file => !run.Errors.Any(line => line.Contains($" {file}", StringComparison.Ordinal))), Is.Empty);
            Assert.That(run.ErrorText, Does.Contain("it holds 2 Whizbang, 1 Whizbang__c"));
            Assert.That(run.ExitCode, Is.EqualTo(1), "answers that are no pages are refused");
            Assert.That(run.ErrorText, Does.Not.Contain("   at "), "no stack trace");
        });
    }

    private static JsonNode? Parse(string file) => new FileInfo(file).Length == 0 ? null : JsonNode.Parse(File.ReadAllText(file));

    private static IEnumerable<JsonObject> Occurrences(JsonNode? node) => node switch
    {
        JsonObject record when record["attributes"]?["type"]?.GetValue<string>() == "Whizbang" =>
            [record, .. record.SelectMany(member => Occurrences(member.Value))],
        JsonObject other => other.SelectMany(member => Occurrences(member.Value)),
        JsonArray list => list.SelectMany(Occurrences),
        _ => [],
    };
}
