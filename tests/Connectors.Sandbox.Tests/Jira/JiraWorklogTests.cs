using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraWorklogTests
{
    private const string Hour = """{"started":"2026-11-20T08:30:00.000+0000","timeSpentSeconds":3600}""";

    [Test]
    public async Task Logged_work_comes_back_in_the_callers_zone_and_moves_the_issue()
    {
        await using var jira = await JiraTestClient.StartAsync();
        var key = await jira.CreateAsync(""","timetracking":{"originalEstimate":"4h"}""");

        var worklog = await jira.JsonAsync("POST", $"~/issue/{key}/worklog", Hour);
        var fields = await jira.FieldsAsync(key);

        Assert.That(worklog["started"]!.GetValue<string>(), Is.EqualTo("2026-11-20T09:30:00.000+0100"));
        Assert.That((worklog["timeSpent"]!.GetValue<string>(), worklog["id"]!.GetValue<string>()), Is.EqualTo(("1h", "100013")));
        Assert.That(worklog["author"]!["displayName"]!.GetValue<string>(), Is.EqualTo("Connector"), "the author is always the caller");
        Assert.That((fields["timespent"]!.GetValue<int>(), fields["timeestimate"]!.GetValue<int>()), Is.EqualTo((3600, 10_800)));
        Assert.That(fields["updated"]!.GetValue<string>(), Is.EqualTo(worklog["updated"]!.GetValue<string>()));
        Assert.That(fields["worklog"]!["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("adjustEstimate=leave", 14_400)]
    [TestCase("adjustEstimate=new&newEstimate=1h", 3600)]
    [TestCase("adjustEstimate=manual&reduceBy=2h", 7200)]
    [TestCase("", 10_800)]
    public async Task The_remaining_estimate_follows_what_the_call_says(string query, int remaining)
    {
        await using var jira = await JiraTestClient.StartAsync();
        var key = await jira.CreateAsync(""","timetracking":{"originalEstimate":"4h"}""");
        await jira.JsonAsync("POST", $"~/issue/{key}/worklog?{query}", Hour);

        Assert.That((await jira.FieldsAsync(key))["timeestimate"]!.GetValue<int>(), Is.EqualTo(remaining));
    }

    [TestCase("2026-11-20T08:30:00.000Z")]
    [TestCase("2026-11-20T08:30:00.000+00:00")]
    [TestCase("2026-11-20T08:30:00+0000")]
    [TestCase("2026-11-20")]
    public async Task A_start_in_another_form_is_refused(string started)
    {
        await using var jira = await JiraTestClient.StartAsync();
        var (status, body) = await jira.AnswerAsync("POST", "~/issue/ACME-1/worklog", $$"""{"started":"{{started}}","timeSpentSeconds":3600}""");

        Assert.That((status, body["errors"]!.AsObject().Single().Key), Is.EqualTo((400, "started")));
    }

    [TestCase("""{"timeSpentSeconds":59}""")]
    [TestCase("""{"timeSpent":"soon"}""")]
    [TestCase("""{"timeSpent":"1h","timeSpentSeconds":3600}""")]
    public async Task Time_that_cannot_be_is_refused(string body)
    {
        await using var jira = await JiraTestClient.StartAsync();
        var (status, answer) = await jira.AnswerAsync("POST", "~/issue/ACME-1/worklog", body);

        Assert.That((status, answer["errors"]!.AsObject().Single().Key), Is.EqualTo((400, "timeLogged")));
    }

    [Test]
    public async Task The_feed_is_inclusive_ascending_and_names_the_next_page()
    {
        await using var jira = await JiraTestClient.StartAsync(("worklogPage", "5"));
        var (ids, since, pages, isLast) = (new List<long>(), 0L, 0, false);
        while (!isLast)
        {
            var page = await jira.JsonAsync("GET", "~/worklog/updated?since=" + since);
            ids.AddRange(page["values"]!.AsArray().Select(entry => entry!["worklogId"]!.GetValue<long>()));
            (since, isLast) = (page["until"]!.GetValue<long>(), page["lastPage"]!.GetValue<bool>());
            Assert.That(page["nextPage"]?.GetValue<string>(), isLast ? Is.Null : Does.EndWith("/rest/api/3/worklog/updated?since=" + since));
            pages++;
        }

        Assert.That(ids.Distinct(), Is.EqualTo(Enumerable.Range(100_001, 12)));
        Assert.That((pages, ids.Count), Is.EqualTo((3, 14)), "the last row of a page comes again");
    }

    [Test]
    public async Task Changed_and_deleted_work_is_in_its_feed_and_details_are_read_by_id()
    {
        await using var jira = await JiraTestClient.StartAsync();
        var made = (await jira.JsonAsync("POST", "~/issue/ACME-1/worklog", Hour))["id"]!.GetValue<string>();
        var start = jira.Account.Clock.Now.ToUnixTimeMilliseconds();
        await jira.JsonAsync("PUT", $"~/issue/ACME-1/worklog/{made}", """{"timeSpent":"2h"}""");

        var updated = await jira.JsonAsync("GET", $"~/worklog/updated?since={start + 1}");
        var listed = await jira.JsonAsync("POST", "~/worklog/list", $$"""{"ids":[{{made}},1,100001]}""");
        Assert.That((await jira.TextAsync("DELETE", $"~/issue/ACME-1/worklog/{made}")).Status, Is.EqualTo(204));
        var deleted = await jira.JsonAsync("GET", "~/worklog/deleted?since=0");

        Assert.That(updated["values"]!.AsArray().Single()!["worklogId"]!.ToString(), Is.EqualTo(made));
        Assert.That(listed.AsArray().Select(worklog => worklog!["id"]!.GetValue<string>()), Is.EquivalentTo(new[] { made, "100001" }));
        Assert.That(listed[0]!["timeSpentSeconds"]!.GetValue<int>(), Is.EqualTo(7200));
        Assert.That(deleted["values"]!.AsArray().Single()!["worklogId"]!.ToString(), Is.EqualTo(made));
    }

    [Test]
    public async Task The_feeds_can_stay_a_minute_behind()
    {
        await using var jira = await JiraTestClient.StartAsync(("worklogHoldBackSeconds", "60"));
        await jira.JsonAsync("POST", "~/issue/ACME-1/worklog", Hour);
        async Task<int> Count() => (await jira.JsonAsync("GET", "~/worklog/updated?since=0"))["values"]!.AsArray().Count;

        Assert.That(await Count(), Is.EqualTo(12));
        await jira.AdvanceAsync("PT1M");
        Assert.That(await Count(), Is.EqualTo(13));
    }

    [Test]
    public async Task An_issue_that_is_full_of_work_takes_no_more()
    {
        await using var jira = await JiraTestClient.StartAsync(("maxWorklogs", "1"));
        var key = await jira.CreateAsync();

        Assert.That((await jira.TextAsync("POST", $"~/issue/{key}/worklog", Hour)).Status, Is.EqualTo(201));
        Assert.That((await jira.TextAsync("POST", $"~/issue/{key}/worklog", Hour)).Status, Is.EqualTo(413));
    }
}
