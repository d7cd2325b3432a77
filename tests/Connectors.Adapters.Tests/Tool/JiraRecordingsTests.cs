using System.Text;
using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The command line over the examples of Jira's OpenAPI document and over answers that another client keeps: each record is mapped or refused
/// with its reason, each file without one is named.</summary>
public sealed class JiraRecordingsTests
{
    [TestCase("issue", "task", 5, 2)]
    [TestCase("worklog", "timeEntry", 3, 0)]
    [TestCase("project", "project", 2, 0)]
    [TestCase("user", "resource", 9, 0)]
    public async Task Every_record_of_the_examples_is_accounted_for(string vendorObject, string entity, int records, int refused) =>
        await AccountAsync(Recordings.JiraExamples, vendorObject, entity, records, refused);

    [TestCase("issue", "task", 1, 1)]
    [TestCase("worklog", "timeEntry", 0, 0)]
    [TestCase("project", "project", 1, 0)]
    [TestCase("user", "resource", 0, 0)]
    public async Task Every_record_of_another_clients_answers_is_accounted_for(string vendorObject, string entity, int records, int refused) =>
        await AccountAsync(Recordings.JiraAnswers, vendorObject, entity, records, refused);

    [Test]
    public async Task A_refused_example_names_the_fields_that_are_no_issue_s()
    {
        var run = await ToolRun.MapAsync("jira", "issue", Recordings.JiraExamples);
        Assert.Multiple(() =>
        {
            Assert.That(run.ErrorText, Does.Contain("post-search-jql.json issue/10002 /fields/summary (absent, rule required)"));
            Assert.That(run.ErrorText, Does.Contain("post-search-jql.json issue/10002 /fields/updated (number, rule instant)"), "the example says 1");
        });
    }

    [Test]
    public async Task The_worklog_of_the_examples_has_its_time_and_its_text()
    {
        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings.JiraExamples, "get-issue-issueIdOrKey-worklog.json")))!;
        var worklog = Records(recorded).Single(record => Kind(record) == "worklog");
        var run = await ToolRun.MapAsync("jira", "worklog", Recordings.JiraExamples);
        var data = run.Output.Select(line => JsonNode.Parse(line)!).Where(line => line["source"]!["id"]!.ToString() == worklog["id"]!.ToString())
            .Select(line => line["data"]!).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(data.Select(entry => entry["duration"]!.GetValue<long>()), Has.All.EqualTo(worklog["timeSpentSeconds"]!.GetValue<long>()));
            Assert.That(data.Select(entry => entry["note"]?.ToString()), Has.Some.EqualTo("I did some work here."));
        });
    }

    private static async Task AccountAsync(string folder, string vendorObject, string entity, int records, int refused)
    {
        var files = Directory.EnumerateFiles(folder, "*.json").ToDictionary(
            file => Path.GetFileName(file),
            file => Records(JsonNode.Parse(File.ReadAllText(file))).Where(record => Kind(record) == vendorObject).ToArray());
        var run = await ToolRun.MapAsync("jira", vendorObject, folder);
        var noted = run.Errors.Where(line => line.StartsWith("note ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1].TrimEnd(':').Split('#')[0]).Distinct();
        var told = run.Errors.Where(line => line.StartsWith("refused ", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ')[1..3]));
        Assert.Multiple(() =>
        {
            Assert.That(files.Values.Sum(found => found.Length), Is.EqualTo(records), "counted without the product");
            Assert.That(run.Errors[^1], Is.EqualTo($"mapped {records - refused}, refused {refused}"), run.ErrorText);
            Assert.That(told.Distinct().Count(), Is.EqualTo(refused));
            Assert.That(noted, Is.EquivalentTo(files.Where(file => file.Value.Length == 0).Select(file => file.Key)));
        });
        foreach (var line in run.Output)
        {
            var read = CanonicalEnvelope.Read(Encoding.UTF8.GetBytes(line));
            Assert.That(read.IsSuccess, Is.True, () => string.Join('\n', read.Faults));
            Assert.That(read.Value!.Entity, Is.EqualTo(entity));
        }
    }

    /// <summary>The outermost records of an answer: what lies inside of one belongs to it.</summary>
    private static IEnumerable<JsonObject> Records(JsonNode? node) => node switch
    {
        JsonObject record when Kind(record) is not null => [record],
        JsonObject other => other.SelectMany(member => Records(member.Value)),
        JsonArray list => list.SelectMany(Records),
        _ => [],
    };

    private static string? Kind(JsonObject record) =>
        record.ContainsKey("key") && record.ContainsKey("fields") ? "issue"
        : record.ContainsKey("id") && record.ContainsKey("timeSpentSeconds") ? "worklog"
        : record.ContainsKey("worklogId") ? "worklogId"
        : record.ContainsKey("accountId") ? "user"
        : record.ContainsKey("id") && record.ContainsKey("key") && record.ContainsKey("name")
            && (record.ContainsKey("avatarUrls") || record.ContainsKey("projectTypeKey")) ? "project"
        : null;
}
