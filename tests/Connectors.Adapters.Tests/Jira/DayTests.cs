using System.Text.Json;
using Connectors.Contracts;
using Connectors.Sandbox;

namespace Connectors.Jira.Tests;

/// <summary>The day of a time entry is the one on the calendar of whoever worked. And who left is archived.</summary>
[Category("F44")]
public sealed class DayTests
{
    [Test]
    public async Task Late_in_the_evening_of_the_author_is_still_the_authors_day()
    {
        await using var house = await JiraHouse.StartAsync(account => account.Settings["timeZone"] = "America/Los_Angeles", zone: "Europe/Berlin");
        var id = (string)(await house.TypeAsync(
            HttpMethod.Post, "issue/10001/worklog", """{"started":"2026-11-20T23:30:00.000-0800","timeSpentSeconds":1800}"""))!["id"]!;
        var entry = (await house.MapAsync("timeEntry")).Single(one => one.Source.Key.Id == id).Record;
        Assert.That(entry.Faults, Is.Empty);
        Assert.That(JsonDocument.Parse(entry.Value!.Json).RootElement.GetProperty("workDate").GetString(), Is.EqualTo("2026-11-20"));
    }

    // All of the same instant, half past seven in the morning of the 21st, UTC.
    [TestCase("America/Los_Angeles", "Europe/Berlin", "2026-11-20")]
    [TestCase("Pacific/Auckland", "Pacific/Honolulu", "2026-11-21")]
    [TestCase(null, "Pacific/Honolulu", "2026-11-20")]
    [TestCase(null, "Europe/Berlin", "2026-11-21")]
    [TestCase("Nowhere/Atlantis", "Pacific/Honolulu", "2026-11-20")]
    public async Task A_hidden_zone_of_the_author_is_replaced_by_the_tenants(string? author, string tenant, string day)
    {
        await using var house = await JiraHouse.StartAsync(zone: tenant);
        var zone = author is null ? "" : $",\"timeZone\":\"{author}\"";
        house.Account.Faults.Add(new(new FaultAction.Status(200, $$"""
            [{"id":"100000","issueId":"10001","updateAuthor":{"accountId":"u2","timeZone":"Asia/Tokyo"},"author":{"accountId":"u1"{{zone}}},
              "created":"2026-11-21T08:31:00.000+0100","updated":"2026-11-21T08:31:00.000+0100","started":"2026-11-21T08:30:00.000+0100",
              "timeSpentSeconds":1800}]
            """)) { PathContains = "worklog/list" });
        var worklog = (await house.ReadAsync("worklog", null, "100000")).SelectMany(page => page.Records).Single();
        Assert.That(JsonDocument.Parse(worklog.Json).RootElement.GetProperty("startedOn").GetString(), Is.EqualTo(day));
    }

    [Test]
    public async Task An_inactive_user_is_archived()
    {
        await using var house = await JiraHouse.StartAsync();
        house.Account.Faults.Add(new(new FaultAction.Status(200, """
            [{"accountId":"u1","accountType":"atlassian","displayName":"Left Long Ago","active":false},
             {"accountId":"u2","accountType":"atlassian","displayName":"Still Here","active":true}]
            """)) { PathContains = "users/search", Times = 2 });
        var users = (await house.MapAsync("resource")).ToDictionary(user => user.Source.Key.Id, user => user.Record.Value!.State);
        Assert.That(users, Is.EquivalentTo(new Dictionary<string, RecordState> { ["u1"] = RecordState.Archived, ["u2"] = RecordState.Live }));
    }
}
