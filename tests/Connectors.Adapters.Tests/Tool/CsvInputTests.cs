using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line over CSV: results of bulk queries and exports.</summary>
public sealed class CsvInputTests
{
    private const string Rows =
        "\"Id\",\"Name\",\"Type\",\"AnnualRevenue\",\"CurrencyIsoCode\",\"SystemModstamp\"\n"
        + "\"001xx000003DGbYAAW\",\"Acme, \"\"the\"\" GmbH\",\"Customer\",\"125000.0\",\"EUR\",\"2026-11-20T08:15:00.000Z\"\n"
        + "\"001xx000003DGbZAAW\",\"\",\"\",\"12,5\",\"\",\"\"\n";

    [Test]
    public async Task Rows_are_mapped_and_accounted_for()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("salesforce", "Account", scratch.Write("accounts.csv", Rows));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ErrorText);
            var record = JsonNode.Parse(run.Output.Single())!;
            Assert.That(record["data"]!["name"]!.GetValue<string>(), Is.EqualTo("Acme, \"the\" GmbH"));
            Assert.That(record["data"]!["annualRevenue"]!.ToJsonString(), Is.EqualTo("""{"amount":"125000.00","currency":"EUR"}"""));
            Assert.That(record["source"]!["version"]!.GetValue<string>(), Is.EqualTo("2026-11-20T08:15:00.000+0000"));
            Assert.That(run.Errors, Has.Some.StartsWith("refused accounts.csv Account/001xx000003DGbZAAW /Name (absent, rule required)"));
            Assert.That(run.Errors, Has.Some.StartsWith("refused accounts.csv Account/001xx000003DGbZAAW /AnnualRevenue (text(4), rule money)"));
            Assert.That(run.Errors[^1], Is.EqualTo("mapped 1, refused 1"));
        });
    }

    [TestCase("Id,Name\n", 0, "note page.csv: no Account; it holds no rows")]
    [TestCase("", 0, "note page.csv: empty, nothing to map")]
    [TestCase("Id,Name\n1,\"Acme", 1, "refused page.csv Account / (no value, rule quotes): The CSV page ends inside quotes that open here (line 2, byte 3)")]
    [TestCase("Id,Name\n1,Acme\n2", 1, "refused page.csv Account / (no value, rule columns): The CSV page has a row of 1 fields under 2 columns (line 3, byte 1)")]
    public async Task A_page_without_rows_is_noted_and_a_broken_one_refused(string text, int exitCode, string told)
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("salesforce", "Account", scratch.Write("page.csv", text));
        Assert.That(run.Errors[0], Does.StartWith(told));
        Assert.That((run.ExitCode, run.Output.Count), Is.EqualTo((exitCode, 0)));
    }

    [Test]
    public async Task A_folder_gives_no_rows_since_they_do_not_say_what_they_are()
    {
        using var scratch = new Scratch();
        scratch.Write("accounts.csv", Rows);
        var run = await ToolRun.MapAsync("salesforce", "Account", scratch.Path);
        Assert.That(run.ErrorText, Does.Contain("holds no *.json or *.xml file"));
    }

    [Test]
    public async Task A_field_of_a_row_is_explained()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("accounts.csv", Rows);
        var run = await ToolRun.StartAsync("explain", "--adapter", "salesforce", "--object", "Account", "--input", file, "--id", "001xx000003DGbYAAW", "--field", "/number");
        Assert.That(run.Output.Single(), Does.Contain("AccountNumber = absent (rule copy, salesforce.account"));
    }

    [Test]
    public async Task A_vendor_without_CSV_says_so()
    {
        using var scratch = new Scratch();
        var run = await ToolRun.MapAsync("kantata", "time_entries", scratch.Write("time.csv", "id\n1\n"));
        Assert.That(run.ErrorText, Does.Contain("This vendor's adapter reads no CSV: give pages of its API."));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }
}
