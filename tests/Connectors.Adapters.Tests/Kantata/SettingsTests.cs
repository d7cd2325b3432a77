using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata.Tests;

public sealed class SettingsTests
{
    [Test]
    public void The_defaults_are_allowed() => Assert.That(Settings(_ => { }).PageSize, Is.EqualTo(200));

    [Test]
    public void All_settings_out_of_range_are_named_with_value_and_rule()
    {
        var failures = Assert.Throws<OptionsValidationException>(() => Settings(kantata =>
        {
            (kantata.RequestsPerSecond, kantata.ConcurrentRequests, kantata.TightRequestsPerMinute) = (0, 21, 0);
            (kantata.PageSize, kantata.OverlapMinutes) = (201, -1);
        }))!.Failures.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(failures, Has.Length.EqualTo(5));
            Assert.That(failures, Has.One.Contains("KantataOptions.PageSize is 201").And.One.Contains("between 1 and 200"));
        });
    }

    [TestCase("GET", "/workspaces", new[] { "account-concurrency", "account", "GET /workspaces" })]
    [TestCase("POST", "/workspaces", new[] { "account-concurrency", "account", "POST /workspaces" })]
    [TestCase("PUT", "/workspaces/{id}", new[] { "account-concurrency", "account" })]
    [TestCase("GET", "/time_entries", new[] { "account-concurrency", "account" })]
    public void Routes_that_the_vendor_names_have_a_tighter_bucket(string method, string route, string[] buckets)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://api.mavenlink.com/api/v1/x");
        request.Options.Set(RequestTraits.Route, route);
        var rules = new KantataBudgets(Options.Create(new KantataOptions())).For(request, KantataBench.Connection);
        Assert.That(rules.Select(rule => rule.Name), Is.EqualTo(buckets));
    }

    [Test]
    public void The_budget_is_what_the_settings_say()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.mavenlink.com/api/v1/x");
        var rules = new KantataBudgets(Options.Create(new KantataOptions { RequestsPerSecond = 7, ConcurrentRequests = 3 })).For(request, KantataBench.Connection);
        Assert.That(rules, Is.EqualTo(new BudgetRule[] { new BudgetRule.Concurrent("account-concurrency", 3), new BudgetRule.Rate("account", 7, TimeSpan.FromSeconds(1)) }));
    }

    private static KantataOptions Settings(Action<KantataOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddConnectors(new ConfigurationBuilder().Build()).AddKantata(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<KantataOptions>>().Value;
    }
}
