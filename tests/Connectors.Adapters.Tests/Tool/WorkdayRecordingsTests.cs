using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Connectors.Mapping;
using Connectors.Workday.Tests;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line over answers of Workday: SOAP with and without envelope, faults, REST collections, reports, and what is none of
/// these.</summary>
public sealed class WorkdayRecordingsTests
{
    private static readonly XNamespace Wd = "urn:com.workday/bsvc";

    [TestCase("Worker", 1)]
    [TestCase("Organization", 0)]
    [TestCase("Project", 0)]
    [TestCase("workers", 0)]
    [TestCase("Cost_Rate", 0)]
    public async Task Every_record_and_every_file_is_accounted_for(string vendorObject, int mapped)
    {
        var folder = Recordings.Workday;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".xml" or ".json")
            .ToDictionary(file => Path.GetRelativePath(folder, file), Keys);
        var run = await ToolRun.MapAsync("workday", vendorObject, folder);
        var noted = run.Errors.SkipLast(1).Select(line => line.Split(' ')[1].TrimEnd(':')).ToArray();
        var expected = vendorObject == "Worker" ? files.Values.SelectMany(keys => keys).ToArray() : [];
        Assert.Multiple(() =>
        {
            Assert.That(files.Values.Sum(keys => keys.Length), Is.EqualTo(1), "counted without the product");
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(run.Errors[^1], Is.EqualTo($"mapped {mapped}, refused 0"));
            Assert.That(run.Errors.SkipLast(1), Is.All.StartsWith("note "));
            Assert.That(run.Output.Select(IdOf), Is.EquivalentTo(expected));
            Assert.That(noted, Is.EquivalentTo(files.Where(file => file.Value.Length == 0 || mapped == 0).Select(file => file.Key)));
            Assert.That(run.ErrorText, Does.Contain("ExampleError.xml: no ").And.Contain("it holds 1 Fault"));
        });
    }

    [Test]
    public async Task The_recorded_worker_has_the_recorded_name_and_address()
    {
        var data = JsonNode.Parse((await ToolRun.MapAsync("workday", "Worker", Recordings.Workday)).Output.Single())!["data"]!;
        Assert.Multiple(() =>
        {
            Assert.That(data["name"]!["full"]!.ToString(), Is.EqualTo("Example Worker"));
            Assert.That(data["workEmail"]!.ToString(), Is.EqualTo("test@example.com"));
            Assert.That(data["status"]!["code"]!.ToString(), Is.EqualTo("unknown"), "employment was not asked for");
        });
    }

    [TestCase("Worker", "worker")]
    [TestCase("Organization", "orgUnit")]
    [TestCase("Project", "project")]
    [TestCase("workers", "resource")]
    [TestCase("Cost_Rate", "rate")]
    public async Task Files_and_http_give_the_same_records(string vendorObject, string entity)
    {
        await using var house = await WorkdayHouse.StartAsync(
            account => account.Settings["refreshToken"] = "refresh-1",
            credential: new() { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret", ["RefreshToken"] = "refresh-1" },
            values: new() { ["costRateReport"] = "reports/Cost_Rates" });
        var (served, _) = await house.MapAsync(entity);
        using var scratch = new Scratch();
        foreach (var (body, index) in house.Tap.Accepted.Select((body, index) => (Encoding.UTF8.GetString(body), index)))
            scratch.Write($"{index:000}{(body.StartsWith('<') ? ".xml" : ".json")}", body);
        var run = await ToolRun.MapAsync("workday", vendorObject, scratch.Path);
        var files = run.Output.Select(line => JsonNode.Parse(line)!).ToLookup(line => IdOf(line.ToJsonString()));
        Assert.Multiple(() =>
        {
            Assert.That(served, Is.Not.Empty);
            Assert.That(run.Errors[^1], Does.EndWith("refused 0"), run.ErrorText);
            Assert.That(files.Select(group => group.Key), Is.EquivalentTo(served.Keys));
            foreach (var (id, result) in served)
            {
                var content = JsonNode.Parse(result.Record.Value!.Json.Span)!.AsObject();
                content.Remove("ext");
                var json = content.ToJsonString().Replace("\"hris\"", "\"offline\"", StringComparison.Ordinal);
                Assert.That(files[id].Select(line => line["data"]!.ToJsonString()), Does.Contain(json), id);
            }
        });
        foreach (var line in run.Output)
            Assert.That(CanonicalEnvelope.Read(Encoding.UTF8.GetBytes(line)).IsSuccess, Is.True);
    }

    [Test]
    public async Task Explain_shows_where_a_rate_came_from_and_never_what_it_is()
    {
        using var scratch = new Scratch();
        var page = """
            {"Report_Entry":[{"Employee_ID":"21001","Cost_Rate":"85.17","Currency":"EUR","Effective_Date":"2026-01-01"},
             {"Employee_ID":"21002","Cost_Rate":"8x.19","Currency":"EUR","Effective_Date":"2026-01-01"},{"Cost_Rate":"1.00","Currency":"EUR"}]}
            """;
        scratch.Write("rates.json", page);
        var explained = await ToolRun.StartAsync(
            "explain", "--adapter", "workday", "--object", "Cost_Rate", "--input", scratch.Path, "--id", "Employee_ID=21001", "--field", "/amount");
        var run = await ToolRun.MapAsync("workday", "Cost_Rate", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(explained.ExitCode, Is.Zero, explained.ErrorText);
            Assert.That(explained.Output[0], Does.Contain("workday Cost_Rate/Employee_ID=21001").And.Contain("rule money"));
            Assert.That(JsonNode.Parse(run.Output.Single())!["data"]!["amount"]!.ToJsonString(), Is.EqualTo("""{"amount":"85.17","currency":"EUR"}"""));
            Assert.That(run.Errors[^1], Is.EqualTo("mapped 1, refused 2"));
            Assert.That(run.ErrorText, Does.Not.Contain("8x.19"));
        });
    }

    [Test]
    public async Task A_file_that_is_no_answer_is_refused_and_the_others_go_on()
    {
        using var scratch = new Scratch();
        scratch.Write("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>");
        scratch.Write("b.xml", Encoding.UTF8.GetString(WorkerXml.Page(WorkerXml.Worker(WorkerXml.Name))));
        scratch.Write("c.xml", Encoding.UTF8.GetString(WorkerXml.Page(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active)))));
        scratch.Write("d.xml", "<html><body>Sign in</body></html>");
        var run = await ToolRun.MapAsync("workday", "Worker", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(run.Errors[^1], Is.EqualTo("mapped 1, refused 3"));
            Assert.That(run.ErrorText, Does.Contain("document type").And.Contain("Worker Data: Current Staffing Information"));
            Assert.That(run.ErrorText + string.Join("", run.Output), Does.Not.Contain(Environment.MachineName));
        });
    }

    /// <summary>Keys of the records in a file, found without the product: workers, organisations, projects, rows.</summary>
    private static string[] Keys(string file)
    {
        if (Path.GetExtension(file) == ".json")
            return JsonNode.Parse(File.ReadAllText(file)) is JsonObject page && (page["data"] ?? page["Report_Entry"]) is JsonArray rows
                ? [.. rows.Select(row => row!.ToJsonString())] : [];
        return
        [
            .. XDocument.Load(file).Descendants(Wd + "Response_Data").Elements()
                .Where(element => element.Name.LocalName is "Worker" or "Organization" or "Project")
                .Select(element => element.Element(Wd + $"{element.Name.LocalName}_Reference")!.Elements(Wd + "ID")
                    .Single(id => id.Attribute(Wd + "type")!.Value.EndsWith("_ID", StringComparison.Ordinal)))
                .Select(id => $"{id.Attribute(Wd + "type")!.Value}={id.Value}"),
        ];
    }

    private static string IdOf(string line) => JsonNode.Parse(line)!["source"]!["id"]!.GetValue<string>();
}
