using System.Net.Http.Headers;
using System.Text;
using Connectors.Exchange;

namespace Connectors.Jira.Tests;

/// <summary>20 writes in 2 seconds and 100 in 30 are the most that one issue takes: our own budget holds the rest back.</summary>
public sealed class IssueWriteLimitTests
{
    private const int Writes = 130;

    [Test]
    public async Task Writes_to_one_issue_are_spread_so_that_no_window_holds_too_many()
    {
        var clock = new JumpingTime();
        await using var house = await JiraHouse.StartAsync(account => account.Settings["perIssueWrites"] = "false", clock: clock);
        for (var number = 0; number < Writes; number++)
        {
            var body = $$"""{"fields":{"summary":"version {{number}}"} }""";
            var written = await house.WriteAsync("issue", WriteVerb.Update, body, new("acme", "story", "1"), "10001");
            Assert.That(written, Is.InstanceOf<WriteResult.Written>());
        }

        var departures = house.Tap.Departures.Where(one => one.Method == HttpMethod.Put).Select(one => one.At).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(departures, Has.Length.EqualTo(Writes));
            Assert.That(house.Count("PUT", "issue/10001"), Is.EqualTo(Writes));
            Assert.That(Most(departures, TimeSpan.FromSeconds(2)), Is.InRange(2, 20));
            Assert.That(Most(departures, TimeSpan.FromSeconds(30)), Is.InRange(80, 100), "held back, and no more than needed");
        });
    }

    [Test]
    public async Task Without_a_budget_the_vendor_refuses()
    {
        // The control: the same writes by a client that does not hold back.
        await using var house = await JiraHouse.StartAsync();
        string? reason = null;
        for (var number = 0; number < Writes && reason is null; number++)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(house.Account.Address, "rest/api/3/issue/10001"));
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{JiraHouse.User}:{JiraHouse.ApiToken}")));
            request.Content = new StringContent("""{"fields":{"summary":"again"}}""", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request);
            reason = (int)answer.StatusCode == 429 ? answer.Headers.GetValues("RateLimit-Reason").Single() : null;
        }

        Assert.That(reason, Is.EqualTo(JiraFaults.PerIssue));
    }

    private static int Most(DateTimeOffset[] at, TimeSpan window) =>
        at.Max(from => at.Count(one => one >= from && one < from + window));
}
