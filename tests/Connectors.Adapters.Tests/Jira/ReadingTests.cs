using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Jira.Tests;

/// <summary>Reading over real HTTP: pages by token, changes in between, feeds, by id.</summary>
public sealed class ReadingTests
{
    [Test]
    public async Task Issues_come_over_several_pages_each_once_and_the_cursor_goes_on()
    {
        await using var house = await JiraHouse.StartAsync();
        var pages = await house.ReadAsync("issue");
        var ids = pages.SelectMany(page => page.Records).Select(record => record.Key.Id).ToArray();
        var again = await house.ReadAsync("issue", pages[^1].Next.Value);
        Assert.Multiple(() =>
        {
            Assert.That(ids, Has.Length.EqualTo(14).And.Unique);
            Assert.That(pages, Has.Count.EqualTo(4));
            Assert.That(pages.Select(page => page.IsLast), Is.EqualTo(new[] { false, false, false, true }));
            Assert.That(again.SelectMany(page => page.Records).Count(), Is.EqualTo(1), "the overlap holds the newest");
            Assert.That(house.Tap.Bodies, Has.Some.Match(@"updated \\u003E= [0-9]{12,13} ORDER BY|updated >= [0-9]{12,13} ORDER BY"));
        });
    }

    [Test]
    [Category("F15")]
    public async Task An_issue_that_changes_while_pages_are_read_is_not_lost()
    {
        await using var house = await JiraHouse.StartAsync();
        var all = (await house.ReadAsync("issue")).SelectMany(page => page.Records).Select(record => record.Key.Id).ToArray();
        var edits = 0;
        house.Account.Faults.Add(new(new FaultAction.AfterCommit(_ =>
        {
            house.TypeAsync(HttpMethod.Put, $"issue/{all[edits++]}", """{"fields":{"summary":"changed meanwhile"}}""").GetAwaiter().GetResult();
        })) { PathContains = "search/jql", Times = 3 });
        var pages = await house.ReadAsync("issue");
        var next = await house.ReadAsync("issue", pages[^1].Next.Value);
        var seen = pages.Concat(next).SelectMany(page => page.Records).Where(record => record.Key.Id.Length > 0).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(edits, Is.EqualTo(3));
            Assert.That(seen.Select(record => record.Key.Id).Distinct(), Is.EquivalentTo(all));
            Assert.That(seen.Where(record => all[..3].Contains(record.Key.Id))
                .Where(record => System.Text.Encoding.UTF8.GetString(record.Json.Span).Contains("changed meanwhile", StringComparison.Ordinal))
                .Select(record => record.Key.Id).Distinct(), Is.EquivalentTo(all[..3]));
        });
    }

    [Test]
    [Category("F41")]
    public async Task A_page_token_that_comes_twice_ends_the_read_with_a_fault()
    {
        await using var house = await JiraHouse.StartAsync();
        var id = 0;
        for (var i = 0; i < 6; i++)
        {
            house.Account.Faults.Add(new(new FaultAction.Status(
                200, $$"""{"issues":[{"id":"{{++id}}","key":"A-1","fields":{"summary":"x"} }],"nextPageToken":"same","isLast":false}"""))
            { PathContains = "search/jql" });
        }

        var circle = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"));
        Assert.That(circle!.Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
        Assert.That(house.Count("POST", "search/jql"), Is.EqualTo(2));
    }

    [Test]
    public async Task Search_sees_a_new_issue_late_and_a_fetch_by_id_at_once()
    {
        await using var house = await JiraHouse.StartAsync(account => account.Settings["indexLagSeconds"] = "30");
        var made = (string)(await house.TypeAsync(
            HttpMethod.Post, "issue", """{"fields":{"project":{"id":"10000"},"issuetype":{"name":"Task"},"summary":"fresh"}}"""))!["id"]!;
        var searched = (await house.ReadAsync("issue")).SelectMany(page => page.Records);
        var fetched = (await house.ReadAsync("issue", null, made, "999999")).SelectMany(page => page.Records);
        house.Account.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await house.ReadAsync("issue")).SelectMany(page => page.Records);
        Assert.Multiple(() =>
        {
            Assert.That(searched.Select(record => record.Key.Id), Has.None.EqualTo(made));
            Assert.That(fetched.Select(record => record.Key.Id), Is.EqualTo(new[] { made }), "one that is missing is left out");
            Assert.That(later.Select(record => record.Key.Id), Has.Some.EqualTo(made));
        });
    }

    [Test]
    public async Task Worklogs_come_by_feed_and_deleted_ones_as_tombstones()
    {
        await using var house = await JiraHouse.StartAsync(account => account.Settings["worklogPage"] = "5");
        var first = await house.ReadAsync("worklog");
        var records = first.SelectMany(page => page.Records).ToArray();
        var issue = (string)System.Text.Json.Nodes.JsonNode.Parse(records[0].Json.Span)!["issueId"]!;
        await house.TypeAsync(HttpMethod.Delete, $"issue/{issue}/worklog/{records[0].Key.Id}");
        var second = (await house.ReadAsync("worklog", first[^1].Next.Value)).SelectMany(page => page.Records).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(records.Select(record => record.Key.Id).Distinct().Count(), Is.EqualTo(12));
            Assert.That(second.Where(record => record.State == RecordState.Deleted).Select(record => record.Key.Id),
                Is.EqualTo(new[] { records[0].Key.Id }));
        });
    }

    [TestCase("task", 14)]
    [TestCase("timeEntry", 12)]
    [TestCase("project", 2)]
    [TestCase("resource", 7)]
    public async Task Every_record_of_the_seed_maps_without_a_fault(string entity, int count)
    {
        await using var house = await JiraHouse.StartAsync();
        var records = await house.MapAsync(entity);
        Assert.That(records.SelectMany(record => record.Record.Faults).Select(fault => fault.ToString()), Is.Empty);
        Assert.That(records.Select(record => record.Source.Key.Id).Distinct().Count(), Is.EqualTo(count));
    }
}
