using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Jira.Tests;

/// <summary>Jira's limits over real HTTP: told waits are sat out, a used up allowance is not run against, and what the answers tell corrects our count.</summary>
[Category("F05")]
public sealed class LimitTests
{
    [TestCase("Retry-After", "17", 17)]
    [TestCase("Beta-RateLimit", "\"global-app-quota\";r=0;t=9", 9)]
    public async Task A_wait_that_is_told_is_sat_out_and_the_read_completes(string header, string value, int seconds)
    {
        var clock = new JumpingTime();
        await using var house = await JiraHouse.StartAsync(retries: 3, clock: clock);
        Refuse(house, ("RateLimit-Reason", "jira-burst-based"), (header, value));
        var pages = await house.ReadAsync("issue");
        Assert.Multiple(() =>
        {
            Assert.That(pages.SelectMany(page => page.Records).Count(), Is.EqualTo(14));
            Assert.That(house.Count("POST", "search/jql"), Is.EqualTo(pages.Count + 1));
            Assert.That(clock.Elapsed, Is.InRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 10)));
        });
    }

    [TestCase("jira-quota-global-based")]
    [TestCase("jira-quota-tenant-based")]
    public async Task A_used_up_allowance_is_not_tried_again_and_holds_the_connection_until_it_ends(string reason)
    {
        var clock = new JumpingTime();
        await using var house = await JiraHouse.StartAsync(
            account => account.Settings["refreshToken"] = "refresh-1", credential: JiraHouse.Refresh(), retries: 3, clock: clock);
        Refuse(house, ("RateLimit-Reason", reason), ("Retry-After", "20"));
        var refused = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"))!.Fault;
        var held = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"))!.Fault;
        var (asked, waited) = (house.Count("POST", "search/jql"), clock.Elapsed);
        clock.Advance(TimeSpan.FromSeconds(21));
        var pages = await house.ReadAsync("issue");
        Assert.Multiple(() =>
        {
            Assert.That((refused.Kind, refused.VendorCode, refused.RetryAfter), Is.EqualTo((FaultKind.QuotaExhausted, reason, TimeSpan.FromSeconds(20))));
            Assert.That((held.Kind, held.Rule), Is.EqualTo((FaultKind.QuotaExhausted, "budget")));
            Assert.That(asked, Is.EqualTo(1), "neither the same call again nor another one");
            Assert.That(waited, Is.LessThan(TimeSpan.FromSeconds(5)));
            Assert.That(pages.SelectMany(page => page.Records).Count(), Is.EqualTo(14));
        });
    }

    [Test]
    public async Task A_smaller_allowance_than_ours_is_learnt_and_leaves_room_for_reads()
    {
        await using var house = await AppAsync(points: 100);
        var pages = await house.ReadAsync("issue");
        Assert.That(pages.SelectMany(page => page.Records).Count(), Is.EqualTo(14));
    }

    [Test]
    public async Task Reads_stop_before_the_vendor_refuses_and_leave_the_writes_their_part()
    {
        await using var house = await AppAsync(points: 10);
        var held = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("issue"))!.Fault;
        var written = await house.WriteAsync("issue", WriteVerb.Update, """{"fields":{"summary":"x"}}""", new("acme", "story", "1"), "10001");
        Assert.Multiple(() =>
        {
            Assert.That((held.Kind, held.Rule), Is.EqualTo((FaultKind.QuotaExhausted, "budget")));
            Assert.That(written, Is.InstanceOf<WriteResult.Written>());
            Assert.That(house.Account.Log.Entries.Select(entry => entry.Status), Has.None.EqualTo(429));
        });
    }

    private static Task<JiraHouse> AppAsync(int points) => JiraHouse.StartAsync(
        account =>
        {
            account.Settings["refreshToken"] = "refresh-1";
            account.Settings["pointsPerHour"] = $"{points}";
        },
        credential: JiraHouse.Refresh(),
        clock: new JumpingTime());

    private static void Refuse(JiraHouse house, params (string Name, string Value)[] headers) => house.Account.Faults.Add(
        new(new FaultAction.Status(429, """{"errorMessages":["Rate limit exceeded."],"errors":{}}""")
        {
            Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal),
        })
        { PathContains = "search/jql" });
}
