using System.Text.Json.Nodes;
using Connectors.Adapters.Tests.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary><c>connectors mapping suggest</c> as a user meets it.</summary>
public sealed class SuggestCommandTests
{
    private const string Labels = """
        {"fields":[{"name":"Projektstart__c","label":"Projektstart","type":"date"},{"name":"Engagement_Kind__c","label":"Engagement type","type":"picklist"},
         {"name":"Go_Live__c","label":"Go-live","type":"date"},{"name":"Score__c","label":"MEDDIC score","type":"double"}]}
        """;

    [Test]
    public async Task Unmapped_fields_get_proposals_that_can_be_pasted_and_then_read()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", Page());
        var run = await AskAsync(page, "--labels", scratch.Write("labels.json", Labels), "--json");
        Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
        var answer = JsonNode.Parse(string.Join('\n', run.Output))!;
        var fields = answer["fields"]!.AsArray().ToDictionary(field => field!["field"]!.GetValue<string>(), field => field!);
        Assert.Multiple(() =>
        {
            Assert.That(fields, Does.Not.ContainKey("Name"), "What is mapped is not asked.");
            Assert.That(Member(fields["Projektstart__c"]), Is.EqualTo("plannedStart"));
            Assert.That(Member(fields["Engagement_Kind__c"]), Is.EqualTo("engagement"));
            Assert.That(fields["Projektstart__c"]["proposals"]![0]!["accepted"]!.GetValue<bool>(), Is.True);
            Assert.That(fields["Projektstart__c"]["proposals"]![0]!["reasons"]!.ToJsonString(), Does.Contain("4 of 4 values are dates"));
            Assert.That(fields["Score__c"]["proposals"]!.AsArray().Any(one => one!["accepted"]!.GetValue<bool>()), Is.False);
        });

        var overlay = scratch.Write("suggested.overlay.json", answer["document"]!.ToJsonString());
        var mapped = await ToolRun.MapAsync("salesforce", "Opportunity", page, "--overlay", overlay);
        Assert.That(mapped.ExitCode, Is.Zero, mapped.ErrorText);
        var first = JsonNode.Parse(mapped.Output[0])!["data"]!;
        Assert.Multiple(() =>
        {
            Assert.That(first["plannedStart"]!.GetValue<string>(), Is.EqualTo("2026-02-02"));
            Assert.That(first["engagement"]!["code"]!.GetValue<string>(), Is.EqualTo("fixedPrice"));
        });
    }

    [Test]
    public async Task The_same_question_has_the_same_answer()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", Page());
        var (first, second) = (await AskAsync(page), await AskAsync(page));
        Assert.That(first.Output, Is.EqualTo(second.Output));
        Assert.That(first.Output[0], Does.StartWith("salesforce.opportunity 1."));
    }

    [Test]
    public async Task Without_labels_the_names_must_do()
    {
        using var scratch = new Scratch();
        var run = await AskAsync(scratch.Write("page.json", Page()));
        Assert.That(string.Join('\n', run.Output), Does.Contain("\"plannedStart\": {\"date\":\"Projektstart__c\",\"access\":\"read\"}"));
    }

    [Test]
    public async Task References_are_recognised_by_the_ids_of_other_records()
    {
        using var scratch = new Scratch();
        var stories = string.Join(',', Enumerable.Range(1, 4).Select(at => $$"""
            "{{at}}":{"id":"{{at}}","title":"T{{at}}","workspace_id":"9","zustaendig_id":"70{{at % 2}}","updated_at":"2026-01-06T10:00:00Z"}
            """));
        scratch.Write("users.json", """{"count":2,"results":[],"users":{"700":{"id":"700","full_name":"Jane Doe"},"701":{"id":"701","full_name":"Li Chen"}}}""");
        scratch.Write("stories.json", $$"""{"count":4,"results":[],"stories":{ {{stories}} } }""");
        var run = await ToolRun.StartAsync("mapping", "suggest", "--vendor", "kantata", "--object", "stories", "--entity", "task", scratch.Path);
        Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
        Assert.That(string.Join('\n', run.Output), Does.Contain("2 of 2 values are ids of users"));
    }

    [TestCase("invoice", "salesforce.opportunity makes opportunity, not invoice")]
    [TestCase("nothing", "there is no contract 'nothing'")]
    public async Task A_wrong_contract_is_named(string entity, string message)
    {
        using var scratch = new Scratch();
        var run = await ToolRun.StartAsync(
            "mapping", "suggest", "--vendor", "salesforce", "--object", "Opportunity", "--entity", entity, scratch.Write("page.json", Page()));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.ErrorText, Does.Contain(message));
        });
    }

    [Test]
    public async Task Wrong_labels_a_wrong_share_and_missing_pages_are_named()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.json", Page());
        var labels = await AskAsync(page, "--labels", scratch.Write("labels.json", "[1,2]"));
        var share = await AskAsync(page, "--accept", "2");
        var pages = await AskAsync(Path.Combine(scratch.Path, "none.json"));
        var empty = await AskAsync(scratch.Write("empty.json", """{"totalSize":0,"done":true,"records":[]}"""));
        Assert.Multiple(() =>
        {
            Assert.That(new[] { labels, share, pages, empty }.Select(run => run.ExitCode), Is.All.EqualTo(2));
            Assert.That(labels.ErrorText, Does.Contain("labels.json names no field"));
            Assert.That(share.ErrorText, Does.Contain("--accept: a number above 0, at most 1"));
            Assert.That(pages.ErrorText, Does.Contain("there is neither a file nor a folder"));
            Assert.That(empty.ErrorText, Does.Contain("No Opportunity lies in"));
        });
    }

    private static string? Member(JsonNode field) => field["proposals"]![0]!["member"]!.GetValue<string>();

    private static Task<ToolRun> AskAsync(string page, params string[] more) => ToolRun.StartAsync(
        ["mapping", "suggest", "--vendor", "salesforce", "--object", "Opportunity", "--entity", "opportunity", page, .. more]);

    private static string Page()
    {
        string[] kinds = ["Fixed price", "Time and materials", "Retainer", "Fixed price"];
        var records = kinds.Select((kind, at) => $$"""
            {"attributes":{"type":"Opportunity","url":"/services/data/v66.0/sobjects/Opportunity/0065g00000Abcd{{at}}AAV"},"Id":"0065g00000Abcd{{at}}AAV",
             "Name":"Deal {{at}}","AccountId":"0015g00000A1bc{{at}}AAR","StageName":"Qualification","IsClosed":false,"IsWon":false,"Amount":{{1000 + at}}.0,
             "CurrencyIsoCode":"EUR","CloseDate":"2026-01-3{{at % 2}}","SystemModstamp":"2026-01-06T10:00:00.000+0000",
             "Projektstart__c":"2026-02-0{{at + 2}}","Go_Live__c":"2026-08-0{{at + 1}}","Engagement_Kind__c":"{{kind}}","Score__c":{{at + 7}}.0}
            """);
        return $$"""{"totalSize":4,"done":true,"records":[{{string.Join(',', records)}}]}""";
    }
}
