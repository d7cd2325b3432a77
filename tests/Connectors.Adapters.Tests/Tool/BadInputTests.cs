using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>Wrong pages and records: each is named with file, path, class of value, rule and way out; the rest goes on.</summary>
public sealed class BadInputTests
{
    [Test]
    public async Task A_truncated_page_among_good_ones_is_refused_and_the_others_are_mapped()
    {
        using var scratch = new Scratch();
        scratch.Write("1-good.json", TimePage.Of(TimePage.Entry("11")));
        scratch.Write("2-cut.json", TimePage.Of(TimePage.Entry("12"))[..150]);
        scratch.Write("deep/3-good.json", TimePage.Of(TimePage.Entry("13")));
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(run), Is.EqualTo(new[] { "11", "13" }));
            Assert.That(run.Errors[0],
                Does.Match(@"^refused 2-cut\.json time_entries / \(no value, rule json\): The page is not JSON from line \d+, byte \d+ on: fetch it again"));
            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((1, "mapped 2, refused 1")));
        });
    }

    [Test]
    public async Task A_record_without_its_key_is_refused_and_its_neighbours_are_mapped()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("kantata", "time_entries",
            scratch.Write("page.json", TimePage.Of(TimePage.Entry("11"), TimePage.Entry(""), TimePage.Entry("13"))));
        Assert.Multiple(() =>
        {
            Assert.That(Ids(run), Is.EqualTo(new[] { "11", "13" }));
            Assert.That(run.Errors, Has.Count.EqualTo(2));
            Assert.That(run.Errors[0], Does.StartWith("refused page.json time_entries").And.Contain("key").And.Contain("rule "));
            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((1, "mapped 2, refused 1")));
        });
    }

    [TestCase("\"billable\":\"perhaps\"", "billable")]
    [TestCase("\"is_invoiced\":\"half\"", "billing")]
    [Category("F23")]
    public async Task An_unknown_code_is_kept_and_no_fault(string change, string field)
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Write("page.json", TimePage.Of(Replaced(change))));
        var coded = JsonNode.Parse(run.Output.Single())!["data"]![field]!;
        Assert.Multiple(() =>
        {
            Assert.That(coded["code"]!.GetValue<string>(), Is.EqualTo("unknown"));
            Assert.That(coded["raw"]!.GetValue<string>(), Is.EqualTo(change.Split('"')[3]));
            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((0, "mapped 1, refused 0")));
        });
    }

    [TestCase("\"rate_in_cents\":\"12,3\"", "/rate_in_cents", "text(4)", "money")]
    [TestCase("\"cost_rate_in_cents\":\"98,7\"", "/cost_rate_in_cents", "text(4)", "money", false)]
    [TestCase("\"time_in_minutes\":\"half\"", "/time_in_minutes", "text(4)", "duration")]
    [TestCase("\"date_performed\":\"05.01.2026\"", "/date_performed", "text(10)", "date")]
    [TestCase("\"currency\":\"dollars\"", "/currency", "text(7)", "money")]
    public async Task A_wrong_value_is_told_by_path_class_rule_and_way_out_and_repeated_only_if_it_is_not_sensitive(
        string change, string path, string valueClass, string rule, bool isRepeated = true)
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Write("page.json", TimePage.Of(Replaced(change), TimePage.Entry("13"))));
        Assert.Multiple(() =>
        {
            Assert.That(Ids(run), Is.EqualTo(new[] { "13" }));
            Assert.That(run.Errors[0], Does.StartWith($"refused page.json time_entries/11 {path} ({valueClass}, rule {rule}): "));
            Assert.That(run.Errors[0].Contains(change.Split('"')[3], StringComparison.Ordinal), Is.EqualTo(isRepeated));
            Assert.That(run.Errors[0], Does.Match("; (send|change|give)"), "the way out");
            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((1, "mapped 1, refused 1")));
        });
    }

    [Test]
    public async Task All_faults_of_a_record_are_told_at_once_and_count_as_one_refusal()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Write("page.json", TimePage.Of("""{"id":"11","time_in_minutes":"x","rate_in_cents":"12,3","currency":"USD"}""")));
        Assert.Multiple(() =>
        {
            foreach (var path in new[] { "/time_in_minutes", "/rate_in_cents", "/user_id", "/workspace_id", "/date_performed" })
            {
                Assert.That(run.ErrorText, Does.Contain($"refused page.json time_entries/11 {path} "));
            }

            Assert.That((run.ExitCode, run.Errors[^1]), Is.EqualTo((1, "mapped 0, refused 1")));
        });
    }

    [Test]
    public async Task Exchanges_bodies_lists_and_texts_with_a_byte_order_mark_are_pages()
    {
        using var scratch = new Scratch();
        scratch.Write("1.json", "\uFEFF" + TimePage.Of(TimePage.Entry("11")));
        scratch.Write("2.json", $"[{TimePage.Of(TimePage.Entry("12"))},{{\"no\":\"page\"}},{TimePage.Of(TimePage.Entry("13"))}]");
        scratch.Write("3.json", $$"""{"request":{},"response":{"status":200,"body":{{TimePage.Of(TimePage.Entry("14"))}} } }""");
        scratch.Write("4.json", $$"""[{"response":{"body":{{JsonValue.Create(TimePage.Of(TimePage.Entry("15"))).ToJsonString()}} } }]""");
        scratch.Write("5.json", "");
        scratch.Write("ignored.txt", "no page");
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(run), Is.EqualTo(new[] { "11", "12", "13", "14", "15" }));
            Assert.That(run.ErrorText, Does.Contain(" 2.json#2").And.Contain("note 5.json: empty").And.Not.Contain("ignored"));
        });
    }

    private static IEnumerable<string> Ids(ToolRun run) => run.Output.Select(line => JsonNode.Parse(line)!["source"]!["id"]!.GetValue<string>());

    /// <summary>Entry 11 with one member in place of the good one.</summary>
    private static string Replaced(string change)
    {
        var entry = JsonNode.Parse(TimePage.Entry("11"))!.AsObject();
        var member = JsonNode.Parse($"{{{change}}}")!.AsObject().Single();
        entry[member.Key] = member.Value!.DeepClone();
        return entry.ToJsonString();
    }
}
