using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SessionsOverHttpTests
{
    [Test]
    [Category("F13")]
    public async Task A_session_that_ends_between_pages_is_renewed_and_no_row_is_lost()
    {
        await using var rig = await SalesforceRig.StartAsync(null, 30, ("pageRows", "3"), ("tokenLifetimeRequests", "4"));
        var pages = await rig.ReadOpportunitiesAsync();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(pages.Sum(page => page.Records.Length), Is.EqualTo(30));
        Assert.That(rig.Requests("/services/oauth2/token"), Is.GreaterThan(1));
        Assert.That(rig.Requests("/query", 401), Is.EqualTo(rig.Requests("/services/oauth2/token") - 1), "one renewal for each ended session");
    }

    [Test]
    public async Task One_token_serves_many_calls()
    {
        await using var rig = await SalesforceRig.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.ReadOpportunitiesAsync()));
        Assert.That(rig.Requests("/services/oauth2/token"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_no_token_can_mend_is_not_renewed()
    {
        await using var rig = await SalesforceRig.StartAsync();
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(
            401, """[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]""")) { PathContains = "/query", Times = 100 });

        using var _ = Assert.EnterMultipleScope();
        Assert.That(
            async () => await rig.ReadOpportunitiesAsync(),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Authorisation));
        Assert.That(rig.Requests("/services/oauth2/token"), Is.EqualTo(1));
        Assert.That(rig.Requests("/query"), Is.EqualTo(1));
    }

    [Test]
    [Category("F40")]
    public async Task A_token_for_another_org_is_refused()
    {
        await using var rig = await SalesforceRig.StartAsync();
        rig.Reconnect(("organization", "00Dxx0000001gER"));
        var refused = Assert.ThrowsAsync<ConnectorException>(async () => await rig.ReadOpportunitiesAsync());
        using var _ = Assert.EnterMultipleScope();
        Assert.That(refused!.Fault, Has.Property("Kind").EqualTo(FaultKind.Configuration).And.Property("Rule").EqualTo("organization"));
        Assert.That(rig.Requests("/query"), Is.Zero);
    }

    [TestCase("https://evil.example")]
    [TestCase("https://other.my.salesforce.com")]
    public async Task A_token_of_another_instance_is_refused(string instance)
    {
        await using var rig = await SalesforceRig.StartAsync();
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(200, $$"""
            {"access_token":"00Dxx!abc","instance_url":"{{instance}}","id":"https://login.salesforce.com/id/00Dxx0000001gEREAY/005xx000001SwiUAAS","token_type":"Bearer"}
            """)) { PathContains = "/services/oauth2/token" });
        var refused = Assert.ThrowsAsync<ConnectorException>(async () => await rig.ReadOpportunitiesAsync());
        Assert.That(refused!.Fault, Has.Property("Kind").EqualTo(FaultKind.Configuration).And.Property("Rule").EqualTo("instance_url"));
    }

    [Test]
    public async Task Reads_stop_before_the_days_requests_are_used_up()
    {
        var options = new SalesforceOptions { Overlap = TimeSpan.Zero, DailyRequests = 1000, ReservedForWritesPercent = 1 };
        await using var rig = await SalesforceRig.StartAsync(options, 10, ("dailyLimit", "14"));
        var reads = 0;
        var end = Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            for (; reads < 100; reads++)
                await rig.ReadOpportunitiesAsync();
        });
        var write = await rig.Accounts.WriteAsync(
            rig.Connection, new WriteCommand(WriteVerb.Upsert, "Account", null, new("s", "o", "K-1"), null, """{"Name":"Acme"}"""u8.ToArray()));

        using var _ = Assert.EnterMultipleScope();
        Assert.That(end!.Fault.Kind, Is.EqualTo(FaultKind.QuotaExhausted));
        Assert.That(reads, Is.EqualTo(4), "14 requests, 10 of them for writes");
        Assert.That(rig.Requests("/query", 403), Is.Zero, "Salesforce did not have to refuse");
        Assert.That(write, Is.TypeOf<WriteResult.Written>(), "the reserve is there for writes");
    }
}
