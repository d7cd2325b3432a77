using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The comparison over everything that was recorded, checked against <c>map</c> and against arithmetic of the test's own.</summary>
public sealed class MappingDiffRecordingsTests
{
    [Test]
    public async Task Sums_before_and_after_are_the_recorded_cents_added_up()
    {
        using var scratch = new Scratch();
        var recorded = Recordings.Occurrences("time_entries").Where(entry => entry["rate_in_cents"] is not null).ToArray();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time(
            "billRate", """{ "money": "rate_in_cents", "currency": "currency", "minor": 1000, "access": "read", "open": true }"""));
        var (exit, json) = await DiffAsync("shipped", edited, Recordings.Kantata);
        var time = json["mappings"]!.AsArray().Single()!;
        Assert.That(recorded.Select(entry => entry["currency"]!.ToString()).Distinct(), Is.EqualTo(new[] { "USD" }), "the arithmetic below is for one currency");
        var cents = recorded.Sum(entry => entry["rate_in_cents"]!.GetValue<long>());
        var changed = time["money"]!.AsArray().Where(one => one!["changed"]!.GetValue<bool>()).Select(one => one!).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(3));
            Assert.That(changed.Select(one => one["path"]!.ToString()), Is.EqualTo(new[] { "/billRate" }));
            Assert.That(changed[0]["before"]!.ToString(), Is.EqualTo((cents / 100m).ToString("0.00#", CultureInfo.InvariantCulture)));
            Assert.That(changed[0]["after"]!.ToString(), Is.EqualTo((cents / 1000m).ToString("0.00#", CultureInfo.InvariantCulture)));
            Assert.That(time["records"]!["compared"]!.GetValue<int>(), Is.EqualTo(Recordings.Occurrences("time_entries").Count));
        });
    }

    [TestCase("kantata.time_entries", "kantata", "time_entries", "kantata/recorded")]
    [TestCase("kantata.invoices", "kantata", "invoices", "kantata/recorded")]
    [TestCase("salesforce.account", "salesforce", "Account", "salesforce/restforce_fixtures")]
    [TestCase("jira.issue", "jira", "issue", "jira/openapi-examples")]
    [TestCase("workday.Worker", "workday", "Worker", "workday")]
    public async Task As_many_records_are_compared_as_map_finds_and_a_name_alone_changes_none(string name, string vendor, string vendorObject, string folder)
    {
        if (SharedData.Folder(folder) is not { } pages)
        {
            Assert.Ignore($"Needs the recorded answers in ../shared/data/{folder} beside the repository, which are not here.");
            return;
        }

        using var scratch = new Scratch();
        var edited = scratch.Write("b/edited.mapping.json", EditedMapping.Of(name, document => document["description"] = "other words"));
        var (exit, json) = await DiffAsync("shipped", edited, pages);
        var map = await ToolRun.MapAsync(vendor, vendorObject, pages);
        var sum = map.Errors[^1].Split(' ');
        var refused = map.Errors.Where(line => line.StartsWith("refused ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1..3])
            .Where(words => words[1].StartsWith(vendorObject + "/", StringComparison.Ordinal)).Select(words => string.Join(' ', words)).Distinct().Count();
        var records = json["mappings"]!.AsArray().Single()!["records"]!;
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.Zero);
            Assert.That(records["compared"]!.GetValue<int>(), Is.EqualTo(int.Parse(sum[1].TrimEnd(','), CultureInfo.InvariantCulture) + refused));
            Assert.That(records["changed"]!.GetValue<int>(), Is.Zero);
        });
    }

    [Test]
    public async Task Rows_that_name_no_table_are_of_the_object_that_their_folder_or_the_question_names()
    {
        using var scratch = new Scratch();
        const string Page = """{"count":1,"hasMore":false,"items":[{"id":"7","entityid":"C-7","companyname":"Fjord","isperson":"F","isinactive":"F"}]}""";
        scratch.Write("netsuite/customer/1.json", Page);
        scratch.Write("netsuite/else/2.json", Page);
        var edited = scratch.Write("b/customer.mapping.json", EditedMapping.Of("netsuite.customer", document =>
            document["fields"]!["x:code"] = JsonNode.Parse("""{ "copy": "entityid", "access": "read" }""")));
        var run = await ToolRun.StartAsync("mapping", "diff", "shipped", edited, "--against", System.IO.Path.Combine(scratch.Path, "netsuite"), "--json");
        var all = await DiffAsync("shipped", edited, System.IO.Path.Combine(scratch.Path, "netsuite"), "--object", "customer");
        Assert.Multiple(() =>
        {
            Assert.That(JsonNode.Parse(string.Join('\n', run.Output))!["records"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(run.ErrorText, Does.Contain("2.json: holds rows that name no object: name --object"));
            Assert.That(all.Json["records"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(all.Exit, Is.EqualTo(1), "a field more, nothing lost");
        });
    }

    private static async Task<(int Exit, JsonNode Json)> DiffAsync(string before, string after, string pages, params string[] more)
    {
        var run = await ToolRun.StartAsync(["mapping", "diff", before, after, "--against", pages, "--json", .. more]);
        Assert.That(run.Output, Is.Not.Empty, run.ErrorText);
        return (run.ExitCode, JsonNode.Parse(string.Join('\n', run.Output))!);
    }
}
