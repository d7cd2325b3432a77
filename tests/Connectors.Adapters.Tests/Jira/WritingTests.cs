using System.Text;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Jira.Tests;

/// <summary>Writing over real HTTP: one record for a key whatever is lost, status by category, own time only.</summary>
public sealed class WritingTests
{
    private const string Issue = """{"fields":{"project":{"id":"10000"},"issuetype":{"name":"Task"},"summary":"Build interface"}}""";

    private static readonly ExternalKey Key = new("acme-connectors", "story", "713895605");

    [Test]
    public async Task An_issue_that_is_upserted_twice_is_one_issue_with_property_and_label()
    {
        await using var house = await JiraHouse.StartAsync();
        var first = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        var second = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        var issue = (await house.TypeAsync(HttpMethod.Get, $"issue/{first.Key.Id}?properties=*all"))!;
        Assert.Multiple(() =>
        {
            Assert.That((first.Created, second.Created), Is.EqualTo((true, false)));
            Assert.That(second.Key, Is.EqualTo(first.Key));
            Assert.That(issue["fields"]!["labels"]!.AsArray().Select(label => (string)label!), Has.Some.EqualTo(JiraKey.Label(Key)));
            Assert.That((string)issue["properties"]![JiraKey.Property]!["value"]!, Is.EqualTo(Key.Value));
            Assert.That(house.Account.Log.Entries.Count(entry => entry is { Method: "POST", Path: "/rest/api/3/issue" }), Is.EqualTo(1));
        });
    }

    [Test]
    [Category("F19")]
    public async Task A_create_whose_answer_was_lost_is_one_issue_after_the_lag()
    {
        await using var house = await JiraHouse.StartAsync(account => account.Settings["indexLagSeconds"] = "30");
        house.Account.Faults.Add(new(new FaultAction.CommitThenDrop()) { Method = "POST", PathContains = "/rest/api/3/issue" });
        await house.FindAsync("issue", Key);
        var lost = await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        var waits = Assert.ThrowsAsync<ConnectorException>(() => house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key));
        house.Time.Advance(TimeSpan.FromMinutes(2));
        house.Account.Clock.Advance(TimeSpan.FromMinutes(2));
        var found = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        Assert.Multiple(() =>
        {
            Assert.That(lost, Is.InstanceOf<WriteResult.InDoubt>());
            Assert.That(waits!.Fault.Rule, Is.EqualTo("index-lag"));
            Assert.That(found.Created, Is.False);
            Assert.That(house.Account.Log.Entries.Count(entry => entry is { Method: "POST", Path: "/rest/api/3/issue" }), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task The_status_goes_by_category_and_an_issue_that_is_there_is_left_alone()
    {
        await using var house = await JiraHouse.StartAsync();
        const string Done = """{"fields":{"status":{"statusCategory":{"key":"done"}}}}""";
        var made = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Create, Issue, Key);
        await house.WriteAsync("issue", WriteVerb.Update, Done, Key, made.Key.Id);
        var taken = house.Count("POST", "/transitions");
        await house.WriteAsync("issue", WriteVerb.Update, Done, Key, made.Key.Id);
        var issue = (await house.TypeAsync(HttpMethod.Get, $"issue/{made.Key.Id}"))!;
        Assert.Multiple(() =>
        {
            Assert.That(taken, Is.EqualTo(1));
            Assert.That(house.Count("POST", "/transitions"), Is.EqualTo(1));
            Assert.That((string)issue["fields"]!["status"]!["statusCategory"]!["key"]!, Is.EqualTo("done"));
        });
    }

    [Test]
    public async Task A_workflow_without_a_way_is_a_refusal_at_the_status()
    {
        await using var house = await JiraHouse.StartAsync();
        var made = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Create, Issue, Key);
        house.Account.Faults.Add(new(new FaultAction.Status(200, """{"transitions":[]}""")) { Method = "GET", PathContains = "/transitions" });
        var result = await house.WriteAsync("issue", WriteVerb.Update, """{"fields":{"status":{"statusCategory":{"key":"done"}}}}""", Key, made.Key.Id);
        Assert.That(((WriteResult.Refused)result).Faults.Single().Path, Is.EqualTo("/fields/status"));
    }

    [Test]
    public async Task A_worklog_is_written_once_with_a_document_and_a_start_without_colon()
    {
        await using var house = await JiraHouse.StartAsync();
        var issue = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Create, Issue, Key);
        var body = $$"""
            {"issueId":"{{issue.Key.Id}}","started":"2026-11-20","timeSpentSeconds":5400,
             "comment":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Design"}]}]} }
            """;
        var key = new ExternalKey("acme-connectors", "timeEntry", "TE-1");
        house.Account.Faults.Add(new(new FaultAction.CommitThenDrop()) { Method = "POST", PathContains = "/worklog" });
        var lost = await house.WriteAsync("worklog", WriteVerb.Upsert, body, key);
        var found = (WriteResult.Written)await house.WriteAsync("worklog", WriteVerb.Upsert, body, key);
        var worklogs = (JsonArray)(await house.TypeAsync(HttpMethod.Get, $"issue/{issue.Key.Id}/worklog"))!["worklogs"]!;
        Assert.Multiple(() =>
        {
            Assert.That(lost, Is.InstanceOf<WriteResult.InDoubt>());
            Assert.That(found.Created, Is.False, "the issue's own list shows it at once");
            Assert.That(worklogs, Has.Count.EqualTo(1));
            Assert.That((string)worklogs[0]!["comment"]!["content"]![0]!["content"]![0]!["text"]!, Is.EqualTo("Design"));
            Assert.That(house.Tap.Bodies, Has.Some.Match("\"started\":\"2026-11-20T[0-9:]{8}\\.000(\\+|\\\\u002B)0000\""));
        });
    }

    [Test]
    public async Task Another_persons_time_is_refused_unless_it_is_allowed()
    {
        const string Body = """{"issueId":"10001","started":"2026-11-20","timeSpentSeconds":1800,"author":{"accountId":"somebody-else"}}""";
        await using var strict = await JiraHouse.StartAsync();
        await using var open = await JiraHouse.StartAsync(values: new() { ["worklogAuthor"] = "any" });
        var refused = (WriteResult.Refused)await strict.WriteAsync("worklog", WriteVerb.Create, Body, Key);
        Assert.Multiple(async () =>
        {
            Assert.That(refused.Faults.Single().Path, Is.EqualTo("/author"));
            Assert.That(strict.Count("POST", "/worklog"), Is.Zero);
            Assert.That(await open.WriteAsync("worklog", WriteVerb.Create, Body, Key), Is.InstanceOf<WriteResult.Written>());
        });
    }

    [Test]
    public async Task A_remote_link_is_one_for_a_key_however_often_it_is_written()
    {
        await using var house = await JiraHouse.StartAsync(values: new() { ["linkAddress"] = "https://psa.example/{object}/{value}" });
        var made = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        await house.WriteAsync("issue", WriteVerb.Upsert, Issue, Key);
        var links = (JsonArray)(await house.TypeAsync(HttpMethod.Get, $"issue/{made.Key.Id}/remotelink"))!;
        Assert.That(links.Select(link => (string)link!["globalId"]!), Is.EqualTo(new[] { JiraKey.GlobalId(Key) }));
        Assert.That(house.Count("POST", "/remotelink"), Is.EqualTo(2));
    }

    [Test]
    public async Task Two_issues_of_one_key_are_named()
    {
        await using var house = await JiraHouse.StartAsync();
        var body = (JsonObject)JsonNode.Parse(Issue)!;
        body["fields"]!["labels"] = new JsonArray(JiraKey.Label(Key));
        body["properties"] = new JsonArray(new JsonObject
        {
            ["key"] = JiraKey.Property, ["value"] = new JsonObject { ["service"] = Key.Service, ["object"] = Key.Object, ["value"] = Key.Value },
        });
        var one = (string)(await house.TypeAsync(HttpMethod.Post, "issue", body.ToJsonString()))!["id"]!;
        var two = (string)(await house.TypeAsync(HttpMethod.Post, "issue", body.ToJsonString()))!["id"]!;
        var duplicate = Assert.ThrowsAsync<ConnectorException>(() => house.FindAsync("issue", Key));
        Assert.That(duplicate!.Fault.Kind, Is.EqualTo(FaultKind.Duplicate));
        Assert.That(duplicate.Fault.Message, Does.Contain(one).And.Contain(two));
    }
}
