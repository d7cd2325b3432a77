using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Exchange;

namespace Connectors.Jira.Tests;

/// <summary>Canonical tasks and time entries as Jira takes them, and texts that are documents there.</summary>
public sealed class OutboundTests
{
    private static readonly string[] Texts =
    [
        "one line", "two\nlines", "two\n\nparagraphs", "three\n\n\nbreaks", "\nfirst is empty", "last is empty\n", "a\n\n\n\nb", " blanks at both ends ",
        "tab\tand carriage\r\nreturn", "Größe Ω 日本 \ud83d\ude00 e\u0301 \u2028 \u200f", "\u0001\u001f\u007f\u0085\ufffd", "\"quotes\" \\ {\"type\":\"doc\"} <b>&amp;</b>", "h1. *wiki* {code}",
    ];

    [Test]
    public void A_task_becomes_an_issue_with_a_document_and_the_category_of_its_status() => Assert.That(
        ShippedMappings.Write("task", $$"""
            {"project":{{ShippedMappings.Reference("workspaces", "28370425")}},"parent":{{ShippedMappings.Reference("stories", "713895605")}},"title":"Build",
             "description":{"format":{"code":"plain"},"body":"first\nsecond"},"kind":{"code":"task"},"status":{"code":"blocked"},"priority":{"code":"critical"},
             "assignees":[{{ShippedMappings.Reference("users", "12148575")}}],"due":"2026-12-01","estimate":28800,"billable":true}
            """),
        Is.EqualTo("""{"fields":{"project":{"id":"10000"},"parent":{"id":"10001"},"summary":"Build","description":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"first"},{"type":"hardBreak"},{"type":"text","text":"second"}]}]},"issuetype":{"name":"Task"},"assignee":{"accountId":"712020:u1"},"duedate":"2026-12-01","timetracking":{"originalEstimateSeconds":28800},"status":{"statusCategory":{"key":"indeterminate"}},"priority":{"name":"Highest"}}}"""));

    [TestCase("\"workDate\":\"2026-11-19\"", "\"2026-11-19\"")]
    [TestCase("\"workDate\":\"2026-11-19\",\"startedAt\":\"2026-11-19T08:30:00Z\"", "\"2026-11-19T08:30:00.000+0000\"")]
    public void A_time_entry_becomes_a_worklog_in_seconds(string when, string started) => Assert.That(
        ShippedMappings.Write("timeEntry", $$"""
            {"resource":{{ShippedMappings.Reference("users", "12148575")}},"project":{{ShippedMappings.Reference("workspaces", "28370425")}},"task":{{ShippedMappings.Reference("stories", "713895605")}},
             {{when}},"duration":5400,"kind":{"code":"work"},"billable":{"code":"nonBillable"},"billRate":{"amount":"140.00","currency":"USD"},
             "status":{"code":"approved"},"billing":{"code":"unbilled"},"note":"Design"}
            """),
        Is.EqualTo("""{"author":{"accountId":"712020:u1"},"issueId":"10001","timeSpentSeconds":5400,"comment":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Design"}]}]},"started":""" + started + "}"));

    [TestCaseSource(nameof(Texts))]
    public void A_text_is_the_same_text_after_it_was_a_document(string text)
    {
        var issue = (JsonObject)JsonNode.Parse(ShippedMappings.Write("task", Task(text)))!;
        issue["id"] = "10002";
        var worklog = (JsonObject)JsonNode.Parse(ShippedMappings.Write("timeEntry", Time(text)))!;
        (worklog["id"], worklog["started"]) = ("100000", "2026-11-19T08:30:00.000+0000");
        Assert.Multiple(() =>
        {
            Assert.That(ShippedMappings.Read("issue", issue.ToJsonString()).GetProperty("description").GetProperty("body").GetString(), Is.EqualTo(text));
            Assert.That(ShippedMappings.Read("worklog", worklog.ToJsonString()).GetProperty("note").GetString(), Is.EqualTo(text));
        });
    }

    [Test]
    public async Task The_site_takes_every_text_and_gives_it_back()
    {
        await using var house = await JiraHouse.StartAsync();
        var text = string.Join("\n\n", Texts);
        var written = (WriteResult.Written)await house.WriteAsync("issue", WriteVerb.Create, ShippedMappings.Write("task", Task(text)), new("acme", "story", "1"));
        var task = (await house.MapAsync("task")).Single(one => one.Source.Key == written.Key).Record.Value!;
        Assert.That(JsonDocument.Parse(task.Json).RootElement.GetProperty("description").GetProperty("body").GetString(), Is.EqualTo(text));
    }

    private static string Task(string text) => $$"""
        {"project":{{ShippedMappings.Reference("workspaces", "28370425")}},"title":"Build","description":{"format":{"code":"plain"},"body":{{JsonSerializer.Serialize(text)}}},
         "kind":{"code":"task"},"status":{"code":"todo"} }
        """;

    private static string Time(string text) => $$"""
        {"resource":{{ShippedMappings.Reference("users", "12148575")}},"task":{{ShippedMappings.Reference("stories", "713895605")}},"workDate":"2026-11-19","duration":60,
         "kind":{"code":"work"},"billable":{"code":"unknown"},"status":{"code":"unknown"},"billing":{"code":"unknown"},"note":{{JsonSerializer.Serialize(text)}} }
        """;
}
