using System.Text.Json.Nodes;
using Connectors.Adapters.Tests;
using Connectors.Adapters.Tests.Tool;

namespace Connectors.Workday.Tests;

/// <summary>The command line over every recording of Workday: each file is mapped or named.</summary>
public sealed class RecordingsTests
{
    [TestCase("Worker", 1)]
    [TestCase("Organization", 0)]
    [TestCase("Project", 0)]
    [TestCase("workers", 0)]
    [TestCase("Cost_Rate", 0)]
    public async Task Every_recording_is_accounted_for(string vendorObject, int mapped)
    {
        if (SharedData.Folder("workday/powershell_workdayapi_xml") is not { } folder)
        {
            Assert.Ignore("Needs the recorded answers in ../shared/data/workday beside the repository, which are not here.");
            return;
        }

        var files = Directory.EnumerateFiles(folder, "*.xml").Select(Path.GetFileName).ToArray();
        var run = await ToolRun.MapAsync("workday", vendorObject, folder);
        Assert.Multiple(() =>
        {
            Assert.That(files, Has.Length.EqualTo(4), "counted without the product");
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(run.Errors[^1], Is.EqualTo($"mapped {mapped}, refused 0"));
            Assert.That(run.Errors.SkipLast(1), Is.All.StartsWith("note "));
            Assert.That(run.Errors.SkipLast(1).Select(line => line.Split(' ')[1].TrimEnd(':')).Concat(mapped == 1 ? ["ExampleWorker.xml"] : []), Is.EquivalentTo(files));
        });
        if (mapped == 0)
            return;
        var data = JsonNode.Parse(run.Output.Single())!["data"]!;
        Assert.That(data["name"]!["full"]!.ToString(), Is.EqualTo("Example Worker"));
        Assert.That(data["workEmail"]!.ToString(), Is.EqualTo("test@example.com"));
        Assert.That(data["status"]!["code"]!.ToString(), Is.EqualTo("unknown"), "employment was not asked for");
    }

    [Test]
    public async Task A_file_that_is_no_answer_is_refused_and_the_others_go_on()
    {
        using var scratch = new Scratch();
        scratch.Write("a.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>");
        scratch.Write("b.xml", System.Text.Encoding.UTF8.GetString(WorkerXml.Page(WorkerXml.Worker(WorkerXml.Name))));
        scratch.Write("c.xml", System.Text.Encoding.UTF8.GetString(WorkerXml.Page(WorkerXml.Worker(WorkerXml.Name + WorkerXml.Employment(WorkerXml.Active)))));
        var run = await ToolRun.MapAsync("workday", "Worker", scratch.Path);
        Assert.Multiple(() =>
        {
            Assert.That(run.Errors[^1], Is.EqualTo("mapped 1, refused 2"));
            Assert.That(run.ErrorText, Does.Contain("document type").And.Contain("Worker Data: Current Staffing Information"));
            Assert.That(run.ErrorText + string.Join("", run.Output), Does.Not.Contain(Environment.MachineName));
        });
    }
}
