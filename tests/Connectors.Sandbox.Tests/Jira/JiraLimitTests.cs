namespace Connectors.Sandbox.Tests;

internal sealed class JiraLimitTests
{
    [Test]
    public async Task The_twenty_first_write_of_an_issue_within_two_seconds_is_refused()
    {
        await using var jira = await JiraTestClient.StartAsync(new StoppedTime(), []);
        var statuses = new List<int>();
        for (var number = 0; number < 25; number++)
        {
            using var answer = await jira.SendAsync("PUT", "~/issue/ACME-1", $$$"""{"fields":{"summary":"Number {{{number}}}"}}""");
            statuses.Add((int)answer.StatusCode);
            if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests)
            {
                Assert.That(answer.Headers.GetValues("RateLimit-Reason").Single(), Is.EqualTo("jira-per-issue-on-write"));
                Assert.That(answer.Headers.GetValues("Retry-After").Single(), Is.EqualTo("2"));
            }
        }

        Assert.That(statuses, Is.EqualTo(Enumerable.Repeat(204, 20).Concat(Enumerable.Repeat(429, 5))));
        Assert.That((await jira.TextAsync("PUT", "~/issue/ACME-2", """{"fields":{"summary":"Other"}}""")).Status, Is.EqualTo(204), "another issue is free");
    }

    [Test]
    public async Task Points_run_out_for_OAuth_calls_until_the_full_hour()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"), ("pointsPerHour", "20"));
        await jira.SignInAsync();

        using var search = await jira.SendAsync("POST", "~/search/jql", """{"jql":"project in (ACME, OPS)","maxResults":100}""");
        using var myself = await jira.SendAsync("GET", "~/myself");
        await jira.TextAsync("GET", "~/issue/ACME-1");
        using var refused = await jira.SendAsync("GET", "~/issue/ACME-1");

        Assert.That(search.Headers.GetValues("X-RateLimit-Remaining").Single(), Is.EqualTo("5"), "one for the call, one for each of 14 issues");
        Assert.That(search.Headers.Contains("X-RateLimit-NearLimit"), Is.False);
        Assert.That(myself.Headers.GetValues("X-RateLimit-NearLimit").Single(), Is.EqualTo("true"));
        Assert.That((int)refused.StatusCode, Is.EqualTo(429));
        Assert.That(refused.Headers.GetValues("RateLimit-Reason").Single(), Is.EqualTo("jira-quota-global-based"));
        Assert.That(refused.Headers.GetValues("Retry-After").Single(), Is.EqualTo("3600"));
        Assert.That(refused.Headers.GetValues("X-RateLimit-Reset").Single(), Is.EqualTo("2026-11-20T09:00:00Z"));
        Assert.That(refused.Headers.GetValues("Beta-RateLimit").Single(), Is.EqualTo("\"global-app-quota\";r=0;t=3600"));
        jira.Authorize(JiraTestClient.Basic("sandbox-user@example.com", JiraTestClient.Token));
        Assert.That((await jira.TextAsync("GET", "rest/api/3/issue/ACME-1")).Status, Is.EqualTo(200), "API tokens have no points");
    }

    [Test]
    public async Task A_burst_is_counted_for_each_endpoint_and_method()
    {
        await using var jira = await JiraTestClient.StartAsync(new StoppedTime(), [("burst", "2")]);

        Assert.That((await jira.TextAsync("GET", "~/issue/ACME-1")).Status, Is.EqualTo(200));
        Assert.That((await jira.TextAsync("GET", "~/issue/ACME-2")).Status, Is.EqualTo(200));
        using var refused = await jira.SendAsync("GET", "~/issue/ACME-3");
        Assert.That(refused.Headers.GetValues("RateLimit-Reason").Single(), Is.EqualTo("jira-burst-based"));
        Assert.That((await jira.TextAsync("GET", "~/myself")).Status, Is.EqualTo(200));
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
