using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>What a fresh site holds, and that a restart meets it.</summary>
internal sealed class JiraContentsTests
{
    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        static async Task<string> Contents(int seed)
        {
            await using var jira = await JiraTestClient.StartAsync(TimeProvider.System, [], seed);
            using var http = new HttpClient { BaseAddress = jira.Host.ControlAddress };
            return await http.GetStringAsync("contents/jira/acme");
        }

        var first = await Contents(7);

        Assert.That(await Contents(7), Is.EqualTo(first));
        Assert.That(await Contents(8), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_fresh_site_holds_what_an_adapter_must_cope_with()
    {
        await using var jira = await JiraTestClient.StartAsync();
        var issues = (await jira.SearchAsync("created > 0 ORDER BY updated ASC"))["issues"]!.AsArray();
        var users = (await jira.JsonAsync("GET", "~/users/search")).AsArray();
        var projects = await jira.JsonAsync("GET", "~/project/search");
        string[] Distinct(Func<JsonNode, JsonNode?> of) => [.. issues.Select(issue => of(issue!["fields"]!)!.ToString()).Distinct()];

        Assert.That(projects["values"]!.AsArray().Select(project => project!["key"]!.GetValue<string>()), Is.EqualTo(new[] { "ACME", "OPS" }));
        Assert.That(Distinct(fields => fields["status"]!["statusCategory"]!["key"]), Is.EquivalentTo(new[] { "new", "indeterminate", "done" }));
        Assert.That(Distinct(fields => fields["issuetype"]!["name"]), Is.EquivalentTo(new[] { "Task", "Bug", "Story", "Epic", "Subtask" }));
        Assert.That(users.Count(user => user!["emailAddress"] is not null), Is.EqualTo(5), "the caller and four of six");
        Assert.That(users.Where(user => user!["emailAddress"] is not null).Select(user => user!["emailAddress"]!.GetValue<string>()),
            Does.Contain("consultant1@example.com"));
        Assert.That(issues.Select(issue => issue!["fields"]!["updated"]!.GetValue<string>()), Is.All.LessThan("2026-11-20T08:59"));
        Assert.That(issues.Select(issue => JiraDocument.Check(issue!["fields"]!["description"])), Is.All.Null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var issue in issues)
        {
            Assert.That(issue!["fields"]!["parent"] is not { } parent || seen.Contains(parent["id"]!.GetValue<string>()), Is.True,
                $"{issue["key"]}: a parent was updated before its children");
            seen.Add(issue["id"]!.GetValue<string>());
        }
    }

    [Test]
    public async Task A_restart_meets_the_same_site_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        string key, before;
        await using (var jira = await JiraTestClient.StartAsync(TimeProvider.System, [], folder: folder.Path))
        {
            key = await jira.CreateAsync(""","timetracking":{"originalEstimate":"1h"}""");
            await jira.JsonAsync("POST", $"~/issue/{key}/worklog", """{"timeSpentSeconds":600}""");
            before = (await jira.FieldsAsync(key))["timetracking"]!.ToJsonString();
        }

        await using var restarted = await JiraTestClient.StartAsync(TimeProvider.System, [], folder: folder.Path);

        Assert.That((await restarted.FieldsAsync(key))["timetracking"]!.ToJsonString(), Is.EqualTo(before));
        Assert.That(await restarted.CreateAsync(), Is.EqualTo("ACME-10"));
        Assert.That((await restarted.TextAsync("PUT", "~/issue/" + key, """{"fields":{"summary":"After"}}""")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Projects_are_made_once_for_a_key_and_a_name()
    {
        await using var jira = await JiraTestClient.StartAsync();
        var lead = (await jira.JsonAsync("GET", "~/myself"))["accountId"];
        string Body(string key, string name) =>
            $$"""{"key":"{{key}}","name":"{{name}}","projectTypeKey":"software","leadAccountId":"{{lead}}","assigneeType":"UNASSIGNED"}""";

        var (status, made) = await jira.AnswerAsync("POST", "~/project", Body("NEW", "New"));
        var (twice, refusal) = await jira.AnswerAsync("POST", "~/project", Body("NEW", "New"));

        Assert.That((status, made["id"]!.GetValue<int>()), Is.EqualTo((201, 10_002)), "the one id that is a number");
        Assert.That(twice, Is.EqualTo(400));
        Assert.That(refusal["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { "projectKey", "projectName" }));
        Assert.That((await jira.JsonAsync("GET", "~/project/NEW"))["id"]!.GetValue<string>(), Is.EqualTo("10002"));
    }

    [Test]
    public void Every_route_is_listed_once()
    {
        var routes = new JiraSandbox().Routes.Select(route => $"{route.Method} {route.Template}").ToArray();

        Assert.That(routes, Is.Unique);
        Assert.That(routes, Does.Contain("POST /rest/api/3/search/jql").And.Contain("GET /rest/api/3/issue/{issue}/properties/{key}"));
    }
}
