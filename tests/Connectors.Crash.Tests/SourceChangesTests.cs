using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>What people do at the sources between two runs of the QuickStart, and what of it arrives at the targets.</summary>
public sealed class SourceChangesTests
{
    private const string NoRate = "new1@example.com";
    private const string HiredForLater = "new6@example.com";

    private static readonly string[] WholePerson =
    [
        "kantata/acme account_invitations", "kantata/acme account_memberships", "kantata/acme external_references", "kantata/acme users",
        "netsuite/acme employee",
    ];

    [Test]
    public async Task Each_flow_leaves_its_records_at_both_tenants_and_the_sources_stay_as_they_were()
    {
        await using var scene = await Scene.OpenAsync();
        var before = (await scene.ContentsAsync()).Split('\n');

        await scene.CompleteAsync();

        var written = Added(before, await scene.ContentsAsync());
        foreach (var tenant in TenantSetup.Tenants)
        {
            string[] kinds =
            [
                $"kantata/{tenant} workspace_groups", $"kantata/{tenant} workspaces", $"kantata/{tenant} stories", $"kantata/{tenant} users",
                $"kantata/{tenant} account_memberships", $"kantata/{tenant} external_references", $"netsuite/{tenant} customer",
                $"netsuite/{tenant} invoice", $"netsuite/{tenant} employee",
            ];
            Assert.Multiple(() =>
            {
                Assert.That(written.Select(KindOf).Distinct(), Is.SupersetOf(kinds));
                Assert.That(written.Count(line => line.StartsWith($"kantata/{tenant} external_references", StringComparison.Ordinal)
                    && line.Contains("service_model_ref:jira-", StringComparison.Ordinal)), Is.GreaterThan(10));
            });
        }

        Assert.That(written.Where(line => line.Split('/')[0] is "jira" or "workday" or "salesforce"), Is.Empty);
    }

    [Test]
    public async Task Who_is_hired_for_later_is_written_once_on_the_day_and_never_before()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.CompleteAsync();
        var early = await scene.ContentsAsync();
        await MoveClockAsync(scene, "P20D");
        var still = await scene.CompleteAsync();
        var dayBefore = await scene.ContentsAsync();
        await MoveClockAsync(scene, "P6D");

        var onTheDay = await scene.CompleteAsync();
        var after = await scene.CompleteAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(Targets(early).Concat(Targets(dayBefore)).Where(line => line.Contains(HiredForLater, StringComparison.Ordinal)), Is.Empty);
            Assert.That(Written(still), Is.EqualTo((0, 0)));
            Assert.That(Written(onTheDay), Is.EqualTo((2, 2)), "One user and one employee at each tenant.");
            Assert.That(Written(after), Is.EqualTo((0, 0)));
            Assert.That(Targets(await scene.ContentsAsync()).Count(line => line.Contains(HiredForLater, StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(4));
        });
    }

    [Test]
    public async Task A_change_for_a_later_day_is_written_once_when_it_has_come()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.CompleteAsync();
        await TypeAsync(scene, "workers", new()
        {
            ["worker"] = "Employee_ID=21010", ["type"] = "Preferred Name", ["effective"] = "2026-12-01",
            ["data"] = new JsonObject { ["preferredFirstName"] = "Bramwell" },
        });
        var early = await scene.CompleteAsync();
        await MoveClockAsync(scene, "P12D");
        var before = await scene.ContentsAsync();

        var onTheDay = await scene.CompleteAsync();
        var after = await scene.CompleteAsync();

        var changes = Added(before.Split('\n'), await scene.ContentsAsync());
        Assert.Multiple(() =>
        {
            Assert.That((Written(early), Written(onTheDay), Written(after)), Is.EqualTo(((0, 0), (2, 0), (0, 0))));
            Assert.That(changes.Select(KindOf), Is.EqualTo(new[] { "netsuite/acme employee" }), "Kantata's users keep their names.");
            Assert.That(changes, Has.All.Contains("Bramwell"));
        });
    }

    [Test]
    public async Task Who_lacks_a_cost_rate_is_a_letter_of_hr_and_nothing_anywhere_until_the_rate_is_there()
    {
        await using var scene = await Scene.OpenAsync();
        var first = await scene.CompleteAsync();
        var before = await scene.ContentsAsync();
        await TypeAsync(scene, "costRates", new() { ["Employee_ID"] = "21009", ["Cost_Rate"] = "77.00" });

        var repaired = await scene.CompleteAsync();
        var after = await scene.CompleteAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(HrLetters(first, "acme"), Has.Some.Contains("21009"));
            Assert.That(Targets(before).Where(line => line.Contains(NoRate, StringComparison.Ordinal)), Is.Empty);
            Assert.That(Written(repaired), Is.EqualTo((2, 0)));
            Assert.That(HrLetters(repaired, "acme"), Has.None.Contains("21009"));
            Assert.That(HrLetters(repaired, "globex"), Has.Some.Contains("21009"), "The other tenant's Workday still lacks it.");
            Assert.That(Written(after), Is.EqualTo((0, 0)));
            Assert.That(
                Added(before.Split('\n'), await scene.ContentsAsync()).Where(IsTarget).Select(KindOf).Distinct(),
                Is.EquivalentTo(WholePerson));
        });
    }

    [Test]
    public async Task A_status_moved_in_jira_is_one_write_at_kantata_and_a_comment_is_none()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.CompleteAsync();
        using var jira = new JiraPerson(scene, "acme");
        var issue = await jira.OpenIssueAsync();
        await jira.CommentAsync(issue);
        var commented = await scene.CompleteAsync();
        await jira.FinishAsync(issue);
        var person = await scene.ContentsAsync();

        var moved = await scene.CompleteAsync();
        var after = await scene.CompleteAsync();

        var changes = Added(person.Split('\n'), await scene.ContentsAsync());
        Assert.Multiple(() =>
        {
            Assert.That(Written(commented), Is.EqualTo((0, 0)));
            Assert.That(Written(moved), Is.EqualTo((1, 0)));
            Assert.That(Written(after), Is.EqualTo((0, 0)));
            Assert.That(changes.Select(KindOf), Is.EqualTo(new[] { "kantata/acme stories" }), "Nothing comes back to Jira.");
            Assert.That(changes.Single(), Does.Contain("state:completed"));
        });
    }

    private static (int Acme, int Globex) Written(JsonObject result) => (Of(result, "acme")["written"]!.GetValue<int>(), Of(result, "globex")["written"]!.GetValue<int>());

    private static JsonObject Of(JsonObject result, string tenant) =>
        result["tenants"]!.AsArray().OfType<JsonObject>().Single(one => one["tenant"]!.GetValue<string>() == tenant);

    private static IEnumerable<string> HrLetters(JsonObject result, string tenant) => Of(result, tenant)["deadLetters"]!.AsArray()
        .Where(letter => letter!["owner"]!.GetValue<string>() == "hr").Select(letter => letter!["faults"]!.ToJsonString());

    private static IEnumerable<string> Targets(string contents) => contents.Split('\n').Where(IsTarget);

    private static bool IsTarget(string line) => line.StartsWith("kantata/", StringComparison.Ordinal) || line.StartsWith("netsuite/", StringComparison.Ordinal);

    private static List<string> Added(IEnumerable<string> before, string after)
    {
        var lines = after.Split('\n').ToList();
        foreach (var line in before)
        {
            lines.Remove(line);
        }

        return lines;
    }

    private static string KindOf(string line) => string.Join(' ', line.Split(' ').Take(2));

    private static async Task MoveClockAsync(Scene scene, string by)
    {
        using var http = new HttpClient();
        (await http.PostAsJsonAsync(new Uri(scene.Sandbox.ControlAddress, "clock"), new { advance = by })).EnsureSuccessStatusCode();
    }

    /// <summary>What a person types in Workday's own pages.</summary>
    private static async Task TypeAsync(Scene scene, string what, JsonObject values)
    {
        using var http = new HttpClient();
        (await http.PostAsJsonAsync(new Uri(scene.Sandbox["workday", "acme"].Address, $"_sandbox/{what}"), values)).EnsureSuccessStatusCode();
    }
}
