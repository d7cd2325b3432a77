using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary><c>connectors mapping diff</c>: what an edit changes and nothing else, with exit codes that a release can stand on.</summary>
public sealed class MappingDiffTests
{
    private const string NoteElsewhere = """{ "copy": "hidden", "class": "personal", "open": true }""";

    [Test]
    public async Task The_same_mappings_differ_in_nothing_also_when_they_are_written_otherwise()
    {
        using var scratch = new Scratch();
        var same = scratch.Write("b/time.mapping.json", EditedMapping.Of("kantata.time_entries", document => document["description"] = "Told in other words."));
        var twice = await DiffAsync(scratch, "shipped", "shipped");
        var rewritten = await DiffAsync(scratch, "shipped", same);
        Assert.Multiple(() =>
        {
            Assert.That((twice.Run.ExitCode, rewritten.Run.ExitCode), Is.EqualTo((0, 0)), rewritten.Run.ErrorText);
            Assert.That(twice.Json["mappings"]!.AsArray(), Is.Empty);
            Assert.That(Bool(rewritten.Json["changed"]), Is.False);
            Assert.That(Int(rewritten.Time["records"]!["compared"]), Is.EqualTo(2), "it was run");
            Assert.That(Int(rewritten.Time["records"]!["changed"]), Is.Zero);
            Assert.That(new[] { "edited", "structure", "fields", "written" }.SelectMany(part => rewritten.Time[part]!.AsArray()), Is.Empty);
            Assert.That(rewritten.Json["tenants"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task A_changed_factor_of_money_changes_the_sum_of_that_field_and_no_other()
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time(
            "billRate", """{ "money": "rate_in_cents", "currency": "currency", "minor": 10, "access": "read", "open": true }"""));
        var diff = await DiffAsync(scratch, "shipped", edited);
        var money = diff.Time["money"]!.AsArray().Single(one => Bool(one!["changed"]))!;
        Assert.Multiple(() =>
        {
            Assert.That(diff.Run.ExitCode, Is.EqualTo(3));
            Assert.That(Paths(diff.Time["fields"]!), Is.EqualTo(new[] { "/billRate" }));
            Assert.That(new[] { "path", "currency", "before", "after", "difference" }.Select(name => Text(money[name])),
                Is.EqualTo(new[] { "/billRate", "USD", "280.00", "2800.00", "2520.00" }));
            Assert.That(diff.Json["losses"]!.ToJsonString(), Is.EqualTo("""["money"]"""));
            Assert.That(Text(diff.Time["fields"]![0]!["examples"]![0]!["after"]), Is.EqualTo("1400.00 USD"));
        });
    }

    [Test]
    public async Task Records_that_are_refused_count_with_rule_and_path_and_the_other_way_round_they_are_regained()
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time("location", """{ "copy": "location", "required": true, "open": true }"""));
        var (there, back) = (await DiffAsync(scratch, "shipped", edited), await DiffAsync(scratch, edited, "shipped"));
        Assert.Multiple(() =>
        {
            Assert.That(there.Run.ExitCode, Is.EqualTo(3));
            Assert.That(there.Time["refusals"]!["gained"]!.ToJsonString(),
                Is.EqualTo("""{"records":1,"faults":[{"rule":"required","path":"/location","records":1}]}"""));
            Assert.That(Strings(there.Json["losses"]), Does.Contain("refusals").And.Contain("money"), "the money of the refused record is missing");
            Assert.That(Int(back.Time["refusals"]!["lost"]!["records"]), Is.EqualTo(1));
            Assert.That(Strings(back.Json["losses"]), Does.Not.Contain("refusals"));
        });
    }

    [Test]
    public async Task Values_of_persons_never_show_and_neither_do_sums_of_what_is_sensitive()
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Of("kantata.time_entries", document =>
        {
            document["fields"]!["note"] = JsonNode.Parse(NoteElsewhere);
            document["fields"]!["costRate"] = JsonNode.Parse("""{ "money": "cost_rate_in_cents", "currency": "currency", "minor": 1, "class": "business", "access": "read", "open": true }""");
            document["fields"]!["x:shout"] = JsonNode.Parse("""{ "copy": "remarks", "access": "read" }""");
        }));
        var (json, text) = (await DiffAsync(scratch, "shipped", edited), await RunAsync(scratch, "shipped", edited));
        var shown = string.Join('\n', [.. json.Run.Output, .. text.Output, json.Run.ErrorText, text.ErrorText]);
        Assert.Multiple(() =>
        {
            Assert.That(Paths(json.Time["fields"]!), Is.EqualTo(new[] { "/costRate", "/ext/x:shout", "/note" }));
            Assert.That(shown, Does.Contain("OPEN-IN-B"), "the control: what is of nobody is shown");
            Assert.That(shown, Does.Not.Contain("CANARY").And.Not.Contain("777").And.Not.Contain("7.77"));
            Assert.That(Text(json.Time["money"]!.AsArray().Single(one => Text(one!["path"]) == "/costRate")!["before"]), Is.EqualTo("masked"));
        });
    }

    [Test]
    public async Task Tenants_whose_stack_holds_the_mapping_are_named_and_each_stack_is_run_once()
    {
        using var scratch = new Scratch();
        scratch.Write("tenants/northstar/acme/time.overlay.json", Overlay("""{"x:a":{"copy":"id","access":"read"}}"""));
        scratch.Write("tenants/northstar/globex/time.overlay.json", Overlay("""{"location":{"copy":"remarks","access":"read"}}"""));
        var tenants = System.IO.Path.Combine(scratch.Path, "tenants");
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time("location", """{ "copy": "user_id", "access": "read", "open": true }"""));
        var diff = await DiffAsync(scratch, "shipped", edited, "--tenants", tenants);
        var byTenant = diff.Json["mappings"]!.AsArray().ToDictionary(one => Text(one!["tenants"]![0]), one => one!);
        Assert.Multiple(() =>
        {
            Assert.That(byTenant.Keys, Is.EquivalentTo(new[] { "/", "/northstar/acme", "/northstar/globex" }));
            Assert.That(Int(byTenant["/"]["records"]!["changed"]), Is.EqualTo(2));
            Assert.That(Int(byTenant["/northstar/acme"]["records"]!["changed"]), Is.EqualTo(2));
            Assert.That(byTenant["/northstar/globex"]["fields"]!.AsArray(), Is.Empty, "its own rule reads the field");
            Assert.That(diff.Json["tenants"]!.AsArray().Select(one => Text(one!["tenant"])), Does.Contain("/northstar/acme"));
        });

        // A layer that only one side has reaches its tenant alone.
        scratch.Write("own/northstar/acme/time.overlay.json", Overlay("""{"x:b":{"copy":"user_id","access":"read"}}"""));
        var alone = await DiffAsync(scratch, "shipped", System.IO.Path.Combine(scratch.Path, "own"));
        Assert.That(alone.Run.ExitCode, Is.EqualTo(1), "something new, nothing lost");
        Assert.That(alone.Json["tenants"]!.ToJsonString(), Is.EqualTo("""[{"tenant":"/northstar/acme","mappings":["kantata.time_entries"]}]"""));
        Assert.That(Paths(alone.Time["fields"]!), Is.EqualTo(new[] { "/ext/x:b" }));
    }

    [Test]
    public async Task What_no_record_shows_is_told_too_and_bodies_are_compared()
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Of("kantata.time_entries", document =>
        {
            document["fields"]!["location"] = JsonNode.Parse("""{ "copy": "location", "access": "read" }""");
            document["fields"]!["duration"] = JsonNode.Parse("""{ "duration": { "read": "time_in_minutes", "write": "minutes" }, "unit": "minutes", "required": true }""");
            document["values"]!["billable"]!["maybe"] = "unknown";
        }));
        var diff = await DiffAsync(scratch, "shipped", edited);
        var structure = diff.Time["structure"]!.AsArray().Select(one => $"{Text(one!["kind"])} {Text(one["what"])}");
        Assert.Multiple(() =>
        {
            Assert.That(Strings(diff.Time["edited"]), Is.EqualTo(new[] { "fields.duration", "fields.location", "values.billable.maybe" }));
            Assert.That(structure, Is.EqualTo(new[] { "slotClosed location", "writeLost location", "writeLost time_in_minutes", "writeGained minutes" }));
            Assert.That(diff.Time["fields"]!.AsArray(), Is.Empty);
            Assert.That(Paths(diff.Time["written"]!), Is.EqualTo(new[] { "/location", "/minutes", "/time_in_minutes" }));
            Assert.That(Text(diff.Time["written"]![1]!["examples"]![0]!["after"]), Is.EqualTo("30"));
            Assert.That(Strings(diff.Json["losses"]), Is.EqualTo(new[] { "fields", "write", "slots" }));
        });
    }

    [TestCase("any", 3)]
    [TestCase("loss", 3)]
    [TestCase("money", 3)]
    [TestCase("refusals", 0)]
    public async Task The_exit_code_tells_what_was_asked_to_fail_on(string failOn, int expected)
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time(
            "billRate", """{ "money": "rate_in_cents", "currency": "currency", "minor": 10, "access": "read", "open": true }"""));
        Assert.That((await RunAsync(scratch, "shipped", edited, "--fail-on", failOn)).ExitCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_document_has_stable_names_and_the_same_question_the_same_answer()
    {
        using var scratch = new Scratch();
        var edited = scratch.Write("b/time.mapping.json", EditedMapping.Time("note", NoteElsewhere));
        var (first, second) = (await DiffAsync(scratch, "shipped", edited), await DiffAsync(scratch, "shipped", edited));
        Assert.Multiple(() =>
        {
            Assert.That(first.Run.Output, Is.EqualTo(second.Run.Output));
            Assert.That(Names(first.Json), Is.EqualTo("before after files records same mappings tenants losses changed exitCode"));
            Assert.That(Names(first.Time), Is.EqualTo("mapping before after tenants changed losses edited structure records fields written refusals money"));
            Assert.That(Names(first.Time["records"]!), Is.EqualTo("compared changed hashes"));
            Assert.That(Names(first.Time["fields"]![0]!), Is.EqualTo("path records added removed changed masked examples"));
            Assert.That(Names(first.Time["fields"]![0]!["examples"]![0]!), Is.EqualTo("record path before after"));
            Assert.That(Names(first.Time["refusals"]!), Is.EqualTo("gained lost writeGained writeLost"));
            Assert.That(Names(first.Time["money"]![0]!), Is.EqualTo("path currency changed before after difference"));
        });
    }

    [Test]
    public async Task Documents_with_mistakes_are_wrong_usage_and_all_mistakes_are_told()
    {
        using var scratch = new Scratch();
        var wrong = scratch.Write("b/time.mapping.json", EditedMapping.Of("kantata.time_entries", document =>
        {
            document["version"] = "one";
            document["fields"]!["note"] = JsonNode.Parse("""{ "cpoy": "notes" }""");
        }));
        var run = await RunAsync(scratch, "shipped", wrong);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorText, Does.Contain("/version (rule document)").And.Contain("/fields/note"));
        Assert.That(run.Output, Is.Empty);
        Assert.That((await RunAsync(scratch, "shipped", "nowhere")).ErrorText, Does.Contain("neither a file nor a folder 'nowhere'"));
        Assert.That((await RunAsync(scratch, "shipped", "shipped", "--object", "things")).ErrorText, Does.Contain("no mapping reads things"));
        Assert.That((await RunAsync(scratch, "shipped", "shipped", "--adapter", "acme")).ErrorText, Does.Contain("No adapter").And.Contain("acme"));
        Assert.That((await ToolRun.StartAsync("mapping", "diff", "shipped", "shipped")).ErrorText, Does.Contain("--against"));
    }

    private static async Task<(ToolRun Run, JsonNode Json, JsonNode Time)> DiffAsync(Scratch scratch, string before, string after, params string[] more)
    {
        var run = await RunAsync(scratch, before, after, [.. more, "--json"]);
        Assert.That(run.Output, Is.Not.Empty, run.ErrorText);
        var json = JsonNode.Parse(string.Join('\n', run.Output))!;
        return (run, json, json["mappings"]!.AsArray().FirstOrDefault() ?? new JsonObject());
    }

    private static Task<ToolRun> RunAsync(Scratch scratch, string before, string after, params string[] more)
    {
        var pages = scratch.Write("pages/time.json", TimePage.Of(
            TimePage.Entry("11", ""","notes":"CANARY one","hidden":"CANARY two","cost_rate_in_cents":777,"remarks":"OPEN-IN-B","location":"Oslo" """),
            TimePage.Entry("12", ""","notes":"CANARY three" """)));
        return ToolRun.StartAsync(["mapping", "diff", before, after, "--against", pages, .. more]);
    }

    private static string Overlay(string fields) => $$"""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{{fields}}}""";

    private static string Names(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));

    private static string[] Paths(JsonNode fields) => [.. fields.AsArray().Select(one => Text(one!["path"]))];

    private static string[] Strings(JsonNode? texts) => [.. texts!.AsArray().Select(Text)];

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static int Int(JsonNode? node) => node!.GetValue<int>();

    private static bool Bool(JsonNode? node) => node!.GetValue<bool>();
}
