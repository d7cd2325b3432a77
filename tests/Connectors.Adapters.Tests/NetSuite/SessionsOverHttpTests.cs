using Connectors.Exchange;
using Connectors.Faults;
using Connectors.NetSuite;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class SessionsOverHttpTests
{
    private const string TooMany =
        """{"title":"Bad Request","status":400,"o:errorDetails":[{"detail":"Concurrent request limit exceeded. Request blocked.","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}""";

    [Test]
    [Category("F13")]
    public async Task A_token_that_ends_is_renewed_and_no_row_is_lost()
    {
        await using var rig = await NetSuiteRig.StartAsync(null, ("tokenLifetimeRequests", "3"));
        for (var i = 0; i < 6; i++)
            Assert.That(await rig.UpsertCustomerAsync($"K-{i}", "Acme"), Is.TypeOf<WriteResult.Written>());

        using var _ = Assert.EnterMultipleScope();
        Assert.That(rig.Requests("/auth/oauth2/v1/token"), Is.GreaterThan(2));
        Assert.That(rig.Account.Log.Entries.Count(entry => entry.Status == 401), Is.EqualTo(rig.Requests("/auth/oauth2/v1/token") - 1));
    }

    [TestCase(400)]
    [TestCase(429)]
    [Category("F05")]
    public async Task A_request_that_came_while_too_many_ran_is_made_again(int status)
    {
        await using var rig = await NetSuiteRig.StartAsync();
        rig.Account.Faults.Add(new FaultRule(new FaultAction.Status(status, TooMany)) { Method = "PUT" });
        Assert.That(await rig.UpsertCustomerAsync("K-1", "Acme"), Is.TypeOf<WriteResult.Written>());
        Assert.That(rig.Requests("/record/v1/customer/eid:"), Is.EqualTo(2));
    }

    [Test]
    public async Task Requests_at_once_stay_within_the_accounts_limit()
    {
        await using var rig = await NetSuiteRig.StartAsync(null, ("concurrency", "4"), ("delayMs", "20"));
        await rig.ReadCustomersAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => rig.UpsertCustomerAsync($"K-{i}", "Acme").AsTask()));

        using var _ = Assert.EnterMultipleScope();
        Assert.That(results, Is.All.TypeOf<WriteResult.Written>());
        Assert.That(rig.Account.Log.Entries.Where(entry => entry.Status == 429), Is.Empty);
    }

    [Test]
    public async Task An_error_inside_NetSuite_during_a_create_is_in_doubt_and_keeps_its_id()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        rig.Account.Faults.Add(new FaultRule(new FaultAction.Status(
            500, """{"status":500,"o:errorDetails":[{"detail":"An unexpected error occurred. Error ID: m3x9k2zq7h1v4b8t","o:errorCode":"UNEXPECTED_ERROR"}]}"""))
        { Method = "POST", PathContains = "/record/v1/customer" });
        var command = new WriteCommand(
            WriteVerb.Create, "customer", null, new("s", "o", "K-1"), null, """{"companyName":"Acme","subsidiary":{"id":"1"}}"""u8.ToArray());

        var doubt = (WriteResult.InDoubt)await rig.Customers.WriteAsync(rig.Connection, command);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(doubt.Fault, Has.Property("Kind").EqualTo(FaultKind.InDoubt).And.Property("RequestId").EqualTo("m3x9k2zq7h1v4b8t"));
        Assert.That(rig.Account.Log.Entries.Count(entry => entry is { Method: "POST" } && entry.Path.Contains("/record/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        using var _ = Assert.EnterMultipleScope();
        Assert.That(new NetSuiteOptions { PageSize = 1001 }.IsValid(), Is.False);
        Assert.That(new NetSuiteOptions { ConcurrentRequests = 0 }.IsValid(), Is.False);
        Assert.That(new NetSuiteOptions { SafetyWindow = TimeSpan.FromHours(2) }.IsValid(), Is.False);
        Assert.That(new NetSuiteOptions { Overlap = TimeSpan.FromDays(2) }.IsValid(), Is.False);
    }
}
