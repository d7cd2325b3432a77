namespace Connectors.Adapters.Tests.Tool;

/// <summary>Wrong questions end with 2 and say what can be asked; nothing is printed on standard output and no stack trace comes.</summary>
public sealed class WrongUsageTests
{
    [TestCase("There is neither|nowhere.json", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "nowhere.json")]
    [TestCase("No adapter|acme|kantata, netsuite, salesforce", "map", "--adapter", "acme", "--object", "time_entries", "--input", "PAGE")]
    [TestCase("No mapping reads things of kantata|time_entries", "map", "--adapter", "kantata", "--object", "things", "--input", "PAGE")]
    [TestCase("xml|json|table", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--format", "xml")]
    [TestCase("--input|required", "map", "--adapter", "kantata", "--object", "time_entries")]
    [TestCase("--colour", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--colour", "red")]
    [TestCase("gone.overlay.json", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--overlay", "gone.overlay.json")]
    [TestCase("gone.mapping.json", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--mapping", "gone.mapping.json")]
    [TestCase("holds no *.json", "map", "--adapter", "kantata", "--object", "time_entries", "--input", "FOLDER")]
    [TestCase("neither a file nor a folder", "explain", "--adapter", "kantata", "--object", "time_entries", "--input", "nowhere", "--id", "1",
        "--field", "/duration")]
    [TestCase("No time_entries '99'", "explain", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--id", "99", "--field",
        "/duration")]
    [TestCase("no field at /lenght", "explain", "--adapter", "kantata", "--object", "time_entries", "--input", "PAGE", "--id", "11", "--field",
        "/lenght")]
    [TestCase("acme|kantata", "sandbox", "--vendor", "acme")]
    [TestCase("--recorded|nowhere", "sandbox", "--recorded", "nowhere")]
    [TestCase("--seed", "sandbox", "--seed", "many")]
    [TestCase("neither a file nor a folder", "recordings", "check", "nowhere.recording")]
    [TestCase("no *.recording", "recordings", "check", "FOLDER")]
    [TestCase("--mappings|nowhere", "recordings", "check", "PAGE", "--mappings", "nowhere")]
    [TestCase("32 bytes", "recordings", "check", "PAGE", "--key", "PAGE")]
    [TestCase("--help")]
    [TestCase("--help", "fly")]
    public async Task A_wrong_question_is_answered_with_what_can_be_asked(string told, params string[] arguments)
    {
        using var scratch = new Scratch();
        var page = scratch.Write("pages/page.json", TimePage.Of(TimePage.Entry("11")));
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Path, "empty")).FullName;
        var run = await ToolRun.StartAsync([.. arguments.Select(argument => argument switch { "PAGE" => page, "FOLDER" => folder, _ => argument })]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ErrorText);
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.ErrorText, Does.Not.Contain("   at ").And.Not.Contain("Unhandled"));
            foreach (var part in told.Split('|'))
            {
                Assert.That(run.ErrorText, Does.Contain(part).IgnoreCase);
            }
        });
    }

    [Test]
    public async Task Five_mistakes_in_a_mapping_are_five_faults_with_file_and_line()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", TimePage.Of(TimePage.Entry("11")));
        var mapping = scratch.Write("wrong.mapping.json", """
            {
              "mapping": "kantata.things",
              "version": "one",
              "source": { "system": "kantata", "object": "things" },
              "target": { "entity": "timeEntry", "schema": "1.0" },
              "fields": {
                "note": { "cpoy": "notes" },
                "workDate": { "date": "d", "format": "%" },
                "duration": { "duration": "m", "unit": "fortnights" },
                "billRate": { "money": "r" }
              }
            }
            """);
        var run = await ToolRun.MapAsync("kantata", "things", page, "--mapping", mapping);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            foreach (var line in new[] { 3, 7, 8, 9, 10 })
            {
                Assert.That(run.Errors, Has.Some.Match($@"^wrong\.mapping\.json:{line}:\d+ "), "each with its line");
            }

            Assert.That(run.Errors.Count(line => line.StartsWith("wrong.mapping.json:", StringComparison.Ordinal)), Is.EqualTo(5));
            Assert.That(run.Output, Is.Empty);
        });
    }

    [Test]
    public async Task An_overlay_on_a_closed_slot_names_file_line_slot_and_the_open_slots()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", TimePage.Of(TimePage.Entry("11")));
        var overlay = scratch.Write("acme.overlay.json", """
            {
              "overlay": "kantata.time_entries", "base": "1.x", "layer": "tenant",
              "fields": {
                "workDate": { "date": "created_at" }
              }
            }
            """);
        var run = await ToolRun.MapAsync("kantata", "time_entries", page, "--overlay", overlay);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.ErrorText, Does.Match(@"acme\.overlay\.json:4:\d+ ").And.Contain("\"workDate\" is closed").And.Contain("Open slots: ")
                .And.Contain("note"));
            Assert.That(run.Output, Is.Empty);
        });
    }

    [Test]
    public async Task A_good_overlay_holds_for_the_run_and_explain_names_its_layer()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", TimePage.Of(TimePage.Entry("11", ""","cost_centre":"CC 7" """)));
        var overlay = scratch.Write("acme.overlay.json", """
            { "overlay": "kantata.time_entries", "base": "1.x", "layer": "tenant",
              "fields": { "x:costCentre": { "copy": "cost_centre" } }, "values": { "billable": { "true": "noCharge" } } }
            """);
        var mapped = await ToolRun.MapAsync("kantata", "time_entries", page, "--overlay", overlay);
        var explained = await ToolRun.StartAsync(
            "explain", "--adapter", "kantata", "--object", "time_entries", "--input", page, "--id", "11", "--field", "/ext/x:costCentre",
                "--overlay", overlay);
        Assert.Multiple(() =>
        {
            Assert.That(mapped.Output.Single(), Does.Contain("\"x:costCentre\"").And.Contain("CC 7").And.Contain("\"code\":\"noCharge\""));
            Assert.That(mapped.ExitCode, Is.Zero);
            Assert.That(explained.Output.Single(), Does.Contain("layer tenant").And.Contain("cost_centre"), explained.ErrorText);
        });
    }
}
