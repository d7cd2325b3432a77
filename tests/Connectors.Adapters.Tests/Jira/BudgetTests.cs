using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Http;
using Connectors.Kantata.Tests;
using Connectors.Limits;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Jira.Tests;

/// <summary>Which limits a request comes under, and what an answer says about them.</summary>
public sealed class BudgetTests
{
    private static readonly JiraBudgets Budgets = new(Options.Create(new JiraOptions()));

    [TestCase("GET", 100)]
    [TestCase("POST", 100)]
    [TestCase("PUT", 50)]
    [TestCase("DELETE", 50)]
    public void Every_endpoint_has_a_burst_of_its_own_by_method(string method, int permits) => Assert.That(
        For(method, null),
        Is.EqualTo(new BudgetRule[] { new BudgetRule.Concurrent("calls", 10), new BudgetRule.Rate($"{method} /route", permits, TimeSpan.FromSeconds(1)) }));

    [Test]
    public void A_write_to_an_issue_comes_under_both_windows_of_the_issue() => Assert.That(
        For("PUT", "10001").Skip(2),
        Is.EqualTo(new BudgetRule[]
        {
            new BudgetRule.Rate("issue-17-2s", 20, TimeSpan.FromSeconds(2)) { IsShared = false }, new BudgetRule.Rate("issue-17-30s", 100, TimeSpan.FromSeconds(30)) { IsShared = false },
        }));

    [TestCase("10001", "10002", false)]
    [TestCase("10001", "10033", true)]
    [TestCase("ACME-1", "ACME-2", true)]
    public void Issues_share_few_buckets(string one, string other, bool isShared) =>
        Assert.That(For("PUT", one).SequenceEqual(For("PUT", other)), Is.EqualTo(isShared));

    [Test]
    public void Points_are_counted_behind_the_gateway_only()
    {
        var points = new BudgetRule.Quota("points", 65_000, TimeSpan.FromHours(1), 13_000);
        Assert.That(For("GET", null, ("cloudId", "1324a887-45db-1bf4-1e99-ef0ff456d421")), Has.Some.EqualTo(points));
        Assert.That(For("GET", null), Has.None.EqualTo(points));
    }

    [TestCase("X-RateLimit-Limit: 65000|X-RateLimit-Remaining: 64000", 1000, 65_000)]
    [TestCase("X-RateLimit-Limit: 65000|X-RateLimit-Remaining: 0|RateLimit-Reason: jira-quota-tenant-based", 65_000, 65_000)]
    [TestCase("X-RateLimit-Limit: 100|X-RateLimit-Remaining: 900", 0, 100)]
    [TestCase("Beta-RateLimit-Policy: \"global-app-quota\";q=65000;w=3600|Beta-RateLimit: \"global-app-quota\";r=12;t=1020", 64_988, 65_000)]
    [TestCase("RateLimit-Policy: \"global-app-quota\"; q=500; w=3600|RateLimit: \"global-app-quota\"; r=1; t=3", 499, 500)]
    public void Answers_tell_what_is_left(string headers, int used, int permits) =>
        Assert.That(Read(headers), Is.EqualTo(new[] { new BudgetReading("points", used, permits) }));

    [TestCase("X-RateLimit-Limit: 100|X-RateLimit-Remaining: 0|RateLimit-Reason: jira-burst-based")]
    [TestCase("X-RateLimit-Limit: 20|X-RateLimit-Remaining: 0|RateLimit-Reason: jira-per-issue-on-write")]
    [TestCase("X-RateLimit-Limit: 0|X-RateLimit-Remaining: 0")]
    [TestCase("X-RateLimit-Limit: many|X-RateLimit-Remaining: -1")]
    [TestCase("Beta-RateLimit-Policy: nonsense|Beta-RateLimit: ;r=99999999999999999999")]
    [TestCase("Accept-Ranges: none")]
    public void Other_limits_and_nonsense_say_nothing_about_points(string headers) => Assert.That(Read(headers), Is.Empty);

    private static ImmutableArray<BudgetReading> Read(string headers)
    {
        using var answer = new HttpResponseMessage();
        foreach (var header in headers.Split('|').Select(line => line.Split(": ", 2)))
            answer.Headers.TryAddWithoutValidation(header[0], header[1]);
        return Budgets.Read(answer);
    }

    private static ImmutableArray<BudgetRule> For(string method, string? issue, params (string Name, string Value)[] values)
    {
        var settings = new ConnectionSettings("work", "jira", null, null, "work", values.ToImmutableDictionary(one => one.Name, one => one.Value));
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://acme.atlassian.net/x");
        request.Options.Set(RequestTraits.Route, "/route");
        if (issue is not null)
            request.Options.Set(JiraClient.WrittenIssue, issue);
        return Budgets.For(request, new Connection(KantataBench.Connection.Tenant, settings, null!, new Uri("https://acme.atlassian.net/")));
    }
}
