using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary><c>connectors explain</c> as a user meets it: one field, all of them, for people and for programs.</summary>
public sealed class ExplainCommandTests
{
    [Test]
    public async Task One_field_is_a_line_with_source_raw_value_rule_transforms_and_layer()
    {
        using var scratch = new Scratch();
        var run = await ExplainAsync(scratch, "time_entries", "11", "--field", "/billRate");
        Assert.That(run.Output, Is.EqualTo(new[]
        {
            """/billRate = {"amount":"140.00","currency":"USD"} <- kantata time_entries/11 rate_in_cents = 14000 """
            + "(rule money: minor units 100 (currency_base_unit); currency USD (currency), kantata.time_entries 1.0.0, layer base)",
        }));
    }

    [Test]
    public async Task An_empty_field_says_why_and_a_member_without_rule_too()
    {
        using var scratch = new Scratch();
        var absent = await ExplainAsync(scratch, "time_entries", "11", "--field", "/location");
        var ruleless = await ExplainAsync(scratch, "time_entries", "11", "--field", "/tags");
        Assert.Multiple(() =>
        {
            Assert.That(absent.Output.Single(), Does.StartWith("/location = absent (sourceAbsent): the source has no value at /location <- "));
            Assert.That(ruleless.Output.Single(), Does.StartWith("/tags = absent (noRule): the mapping has no rule for tags of the contract"));
            Assert.That((absent.ExitCode, ruleless.ExitCode), Is.EqualTo((0, 0)));
        });
    }

    [Test]
    public async Task All_fields_as_json_have_stable_names_and_nothing_of_a_person()
    {
        using var scratch = new Scratch();
        var run = await ExplainAsync(scratch, "time_entries", "11", "--all", "--json");
        var json = JsonNode.Parse(string.Join('\n', run.Output))!;
        var fields = json["fields"]!.AsArray().ToDictionary(one => one!["field"]!.ToString(), one => one!);
        Assert.Multiple(() =>
        {
            Assert.That(json.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "system", "record", "mapping", "version", "entity", "refusals", "fields" }));
            Assert.That(fields["/duration"].AsObject().Select(member => member.Key),
                Is.EqualTo(new[] { "field", "result", "source", "raw", "rule", "transforms", "layer", "owner", "document", "masked", "cause", "why" }));
            Assert.That(fields["/duration"]["result"]!.GetValue<int>(), Is.EqualTo(1800));
            Assert.That(fields["/duration"]["cause"], Is.Null);
            Assert.That(fields["/location"]["cause"]!.ToString(), Is.EqualTo("sourceAbsent"));
            Assert.That(fields["/tags"]["cause"]!.ToString(), Is.EqualTo("noRule"));
            Assert.That(fields["/note"]["masked"]!.GetValue<bool>(), Is.True);
            Assert.That(fields["/status"]["transforms"]!.ToJsonString(), Is.EqualTo("""["branch 1 of when (approved)"]"""));
            Assert.That(run.Output, Has.None.Contains("CANARY"));
        });
    }

    [Test]
    public async Task Fields_of_an_object_come_together_and_a_refused_record_is_told()
    {
        using var scratch = new Scratch();
        var run = await ExplainAsync(scratch, "time_entries", "13", "--field", "/approval");
        var refused = await ExplainAsync(scratch, "time_entries", "13", "--field", "/duration");
        Assert.Multiple(() =>
        {
            Assert.That(run.ErrorText, Does.Contain("note the record is refused: /time_in_minutes (rule duration)"));
            Assert.That(refused.Output.Single(), Does.StartWith("/duration = absent (refused): "));
        });
    }

    [Test]
    public async Task A_derived_record_is_explained_from_the_record_that_it_is_made_of()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("pages/deal.json", """
            {"totalSize":1,"done":true,"records":[{"attributes":{"type":"Opportunity"},"Id":"006A","Name":"Fjord","AccountId":"001A","StageName":"Closed Won",
             "IsWon":true,"IsClosed":true,"CloseDate":"2026-03-01","Amount":1200.5,"CurrencyIsoCode":"EUR","SystemModstamp":"2026-01-06T10:00:00.000+0000"}]}
            """);
        var run = await ToolRun.StartAsync("explain", "--adapter", "salesforce", "--object", "Opportunity", "--input", page, "--id", "006A", "--derivation",
            "won-opportunity-to-project", "--field", "/budget/amount");
        Assert.That(run.Output.SingleOrDefault(), Is.EqualTo(
            """/budget/amount = {"amount":"1200.50","currency":"EUR"} <- canonical opportunity salesforce Opportunity/006A amount = {"amount":"1200.50","currency":"EUR"} """
            + "(rule money, won-opportunity-to-project 1.0.0, layer base)"), run.ErrorText);
    }

    [Test]
    public async Task Neither_a_field_nor_all_is_wrong_usage()
    {
        using var scratch = new Scratch();
        Assert.That((await ExplainAsync(scratch, "time_entries", "11")).ExitCode, Is.EqualTo(2));
        Assert.That((await ExplainAsync(scratch, "time_entries", "11", "--field", "/a", "--all")).ErrorText, Does.Contain("--all"));
        Assert.That((await ExplainAsync(scratch, "time_entries", "11", "--derivation", "no-such", "--all")).ErrorText, Does.Contain("No mapping is the derivation no-such"));
    }

    private static Task<ToolRun> ExplainAsync(Scratch scratch, string vendorObject, string id, params string[] more)
    {
        var page = scratch.Write("pages/time.json", TimePage.Of(
            TimePage.Entry("11", ""","notes":"CANARY" """), TimePage.Entry("13").Replace("\"time_in_minutes\":30", "\"time_in_minutes\":\"long\"", StringComparison.Ordinal)));
        return ToolRun.StartAsync(["explain", "--adapter", "kantata", "--object", vendorObject, "--input", page, "--id", id, .. more]);
    }
}
