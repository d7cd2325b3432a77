using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraIssueTests
{
    private const string Document = """{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Body"}]}]}""";
    private JiraTestClient _jira = null!;

    [SetUp]
    public async Task StartAsync() => _jira = await JiraTestClient.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _jira.DisposeAsync();

    [Test]
    public async Task A_new_issue_comes_back_as_it_was_sent()
    {
        var user = (await _jira.JsonAsync("GET", "~/user/search?query=consultant1@"))[0]!["accountId"]!.GetValue<string>();
        var key = await _jira.CreateAsync(
            $$""","description":{{Document}},"labels":["psa"],"duedate":"2026-12-01","timetracking":{"originalEstimate":"1d 4h"},"customfield_10016":3,"""
            + $$$""" "assignee":{"accountId":"{{{user}}}"},"priority":{"name":"High"},"parent":{"key":"ACME-1"}""");

        var fields = await _jira.FieldsAsync(key);

        Assert.That(key, Is.EqualTo("ACME-9"));
        Assert.That(fields["description"]!.ToJsonString(), Is.EqualTo(Document));
        Assert.That(fields["status"]!["statusCategory"]!["key"]!.GetValue<string>(), Is.EqualTo("new"));
        Assert.That(fields["timetracking"]!["originalEstimateSeconds"]!.GetValue<int>(), Is.EqualTo(43_200));
        Assert.That(fields["timetracking"]!["remainingEstimate"]!.GetValue<string>(), Is.EqualTo("1d 4h"));
        Assert.That((fields["assignee"]!["accountId"]!.GetValue<string>(), fields["priority"]!["id"]!.GetValue<string>()), Is.EqualTo((user, "2")));
        Assert.That((fields["parent"]!["key"]!.GetValue<string>(), fields["duedate"]!.GetValue<string>()), Is.EqualTo(("ACME-1", "2026-12-01")));
        Assert.That((fields["resolution"], fields["customfield_10016"]!.GetValue<int>()), Is.EqualTo(((JsonNode?)null, 3)));
    }

    [TestCase("""{"fields":{}}""", """{"project":"Specify a valid project ID or key","issuetype":"Specify a valid issue type","summary":"You must specify a summary of the issue."}""")]
    [TestCase("""{"fields":{"project":{"key":"ACME"},"issuetype":{"id":"10001"},"summary":"x","description":"text"}}""",
        """{"description":"Operation value must be an Atlassian Document (see the Atlassian Document Format)"}""")]
    [TestCase("""{"fields":{"project":{"key":"ACME"},"issuetype":{"id":"10001"},"summary":"x","status":{"id":"10003"}}}""",
        """{"status":"Field 'status' cannot be set. It is not on the appropriate screen, or unknown."}""")]
    [TestCase("""{"fields":{"project":{"key":"ACME"},"issuetype":{"id":"10001"},"summary":"x","customfield_99999":1}}""",
        """{"customfield_99999":"Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown."}""")]
    [TestCase("""{"fields":{"project":{"key":"ACME"},"issuetype":{"id":"10001"},"summary":"x","customfield_10016":"3","labels":["a b"],"duedate":"soon"}}""",
        """{"customfield_10016":"Operation value must be a number","labels":"The label 'a b' contains spaces which is invalid.","duedate":"Error parsing date string: soon"}""")]
    [TestCase("""{"fields":{"project":{"key":"ACME"},"issuetype":{"name":"Epic"},"summary":"x","parent":{"key":"ACME-2"}}}""",
        """{"parent":"Given parent issue does not belong to appropriate hierarchy."}""")]
    public async Task Everything_that_is_wrong_is_said_at_once_field_by_field(string body, string errors)
    {
        var (status, text) = await _jira.TextAsync("POST", "~/issue", body);

        Assert.That((status, text), Is.EqualTo((400, $$$"""{"errorMessages":[],"errors":{{{errors}}}}""")));
    }

    [Test]
    public async Task A_bulk_request_succeeds_in_part_and_fails_as_a_whole_only_when_nothing_is_good()
    {
        const string good = """{"fields":{"project":{"key":"OPS"},"issuetype":{"name":"Bug"},"summary":"Good"}}""";
        const string bad = """{"fields":{"project":{"key":"OPS"},"summary":"Bad"}}""";

        var (mixed, body) = await _jira.AnswerAsync("POST", "~/issue/bulk", $$$"""{"issueUpdates":[{{{good}}},{{{bad}}},{{{good}}}]}""");
        var (none, _) = await _jira.AnswerAsync("POST", "~/issue/bulk", $$$"""{"issueUpdates":[{{{bad}}}]}""");

        Assert.That((mixed, none), Is.EqualTo((201, 400)));
        Assert.That(body["issues"]!.AsArray().Select(issue => issue!["key"]!.GetValue<string>()), Is.EqualTo(new[] { "OPS-7", "OPS-8" }));
        Assert.That(body["errors"]!.ToJsonString(), Is.EqualTo(
            """[{"status":400,"elementErrors":{"errorMessages":[],"errors":{"issuetype":"Specify a valid issue type"}},"failedElementNumber":1}]"""));
    }

    [Test]
    public async Task An_edit_answers_without_a_body_moves_the_stamp_and_is_remembered()
    {
        var key = await _jira.CreateAsync(""","labels":["a"]""");
        var before = (await _jira.FieldsAsync(key))["updated"]!.GetValue<string>();

        var edited = await _jira.TextAsync("PUT", "~/issue/" + key, """{"fields":{"summary":"New"},"update":{"labels":[{"add":"b"},{"remove":"a"}]}}""");
        var fields = await _jira.FieldsAsync(key);
        var unchanged = await _jira.TextAsync("PUT", "~/issue/" + key, """{"fields":{"summary":"New"}}""");
        var history = await _jira.JsonAsync("GET", $"~/issue/{key}/changelog");

        Assert.That((edited, unchanged), Is.EqualTo(((204, ""), (204, ""))));
        Assert.That((fields["summary"]!.GetValue<string>(), fields["labels"]!.ToJsonString()), Is.EqualTo(("New", "[\"b\"]")));
        Assert.That(fields["updated"]!.GetValue<string>(), Is.GreaterThan(before));
        Assert.That((await _jira.FieldsAsync(key))["updated"]!.GetValue<string>(), Is.EqualTo(fields["updated"]!.GetValue<string>()));
        Assert.That(history["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(history["values"]![0]!["items"]![0]!["toString"]!.GetValue<string>(), Is.EqualTo("New"));
    }

    [Test]
    public async Task A_field_cannot_stand_in_fields_and_in_update()
    {
        var (status, body) = await _jira.AnswerAsync("PUT", "~/issue/ACME-1", """{"fields":{"labels":["a"]},"update":{"labels":[{"add":"b"}]}}""");

        Assert.That(status, Is.EqualTo(400));
        Assert.That(body["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { "labels" }));
    }

    [Test]
    public async Task A_status_is_reached_through_a_transition_only()
    {
        var key = await _jira.CreateAsync();
        var transitions = await _jira.JsonAsync("GET", $"~/issue/{key}/transitions");
        var toDone = transitions["transitions"]!.AsArray().Single(item => item!["to"]!["statusCategory"]!["key"]!.GetValue<string>() == "done")!["id"];

        var taken = await _jira.TextAsync("POST", $"~/issue/{key}/transitions",
            $$$$"""{"transition":{"id":"{{{{toDone}}}}"},"fields":{"resolution":{"name":"Won't Do"}}}""");
        var done = await _jira.FieldsAsync(key);
        await _jira.TextAsync("POST", $"~/issue/{key}/transitions", """{"transition":{"id":"11"}}""");
        var reopened = await _jira.FieldsAsync(key);

        Assert.That(taken, Is.EqualTo((204, "")));
        Assert.That((done["status"]!["name"]!.GetValue<string>(), done["resolution"]!["name"]!.GetValue<string>()), Is.EqualTo(("Done", "Won't Do")));
        Assert.That((reopened["resolution"], reopened["resolutiondate"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        Assert.That((await _jira.TextAsync("POST", $"~/issue/{key}/transitions", """{"transition":{"id":"99"}}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_strict_workflow_opens_only_the_next_status()
    {
        await using var jira = await JiraTestClient.StartAsync(("strictWorkflow", "true"));
        var key = await jira.CreateAsync();

        Assert.That((await jira.TextAsync("POST", $"~/issue/{key}/transitions", """{"transition":{"id":"31"}}""")).Status, Is.EqualTo(400));
        Assert.That((await jira.TextAsync("POST", $"~/issue/{key}/transitions", """{"transition":{"id":"21"}}""")).Status, Is.EqualTo(204));
        Assert.That((await jira.TextAsync("POST", $"~/issue/{key}/transitions", """{"transition":{"id":"31"}}""")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task A_remote_link_is_made_once_for_a_global_id()
    {
        const string link = """{"globalId":"system=psa&id=1","object":{"url":"https://example.com/1","title":"Story 1"}}""";

        var (first, made) = await _jira.AnswerAsync("POST", "~/issue/ACME-1/remotelink", link);
        var (second, again) = await _jira.AnswerAsync("POST", "~/issue/ACME-1/remotelink", link.Replace("Story 1", "Story one", StringComparison.Ordinal));
        var found = await _jira.JsonAsync("GET", "~/issue/ACME-1/remotelink?globalId=system%3Dpsa%26id%3D1");

        Assert.That((first, second), Is.EqualTo((201, 200)));
        Assert.That(again["id"]!.GetValue<int>(), Is.EqualTo(made["id"]!.GetValue<int>()));
        Assert.That(found["object"]!["title"]!.GetValue<string>(), Is.EqualTo("Story one"));
    }

    [Test]
    public async Task Properties_hold_any_JSON_and_do_not_move_the_stamp()
    {
        var key = await _jira.CreateAsync();
        var before = (await _jira.FieldsAsync(key))["updated"]!.GetValue<string>();

        var (made, _) = await _jira.AnswerAsync("PUT", $"~/issue/{key}/properties/acme.sync", """{"ext":"story:1"}""");
        var (changed, _) = await _jira.AnswerAsync("PUT", $"~/issue/{key}/properties/acme.sync", "[1]");
        var read = await _jira.SearchAsync($"key = {key}", "\"properties\":[\"acme.sync\"]");

        Assert.That((made, changed), Is.EqualTo((201, 200)));
        Assert.That(read["issues"]![0]!["properties"]!["acme.sync"]!.ToJsonString(), Is.EqualTo("[1]"));
        Assert.That((await _jira.FieldsAsync(key))["updated"]!.GetValue<string>(), Is.EqualTo(before));
        Assert.That((await _jira.TextAsync("DELETE", $"~/issue/{key}/properties/acme.sync")).Status, Is.EqualTo(204));
        Assert.That((await _jira.TextAsync("GET", $"~/issue/{key}/properties/acme.sync")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_issue_with_subtasks_is_deleted_with_them_or_not_at_all()
    {
        Assert.That((await _jira.TextAsync("DELETE", "~/issue/ACME-3")).Status, Is.EqualTo(400));
        Assert.That((await _jira.TextAsync("DELETE", "~/issue/ACME-3?deleteSubtasks=true")).Status, Is.EqualTo(204));
        Assert.That((await _jira.TextAsync("GET", "~/issue/ACME-8")).Status, Is.EqualTo(404));
        Assert.That((await _jira.TextAsync("GET", "~/issue/ACME-3")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Comments_move_the_issue_and_are_shown_in_it()
    {
        var key = await _jira.CreateAsync();

        var comment = await _jira.JsonAsync("POST", $"~/issue/{key}/comment", $$$"""{"body":{{{Document}}}}""");
        var fields = await _jira.FieldsAsync(key);

        Assert.That(fields["comment"]!["comments"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(comment["id"]!.GetValue<string>()));
        Assert.That(fields["updated"]!.GetValue<string>(), Is.EqualTo(comment["updated"]!.GetValue<string>()));
        Assert.That((await _jira.TextAsync("POST", $"~/issue/{key}/comment", """{"body":"text"}""")).Status, Is.EqualTo(400));
    }
}
