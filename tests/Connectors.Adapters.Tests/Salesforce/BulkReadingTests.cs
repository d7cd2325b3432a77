using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Salesforce;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.Salesforce;

/// <summary>The first read of an object by a bulk query: whole, once, and on from wherever it was broken off.</summary>
public sealed class BulkReadingTests
{
    private const string Jobs = "/jobs/query";
    private const string Results = "/results";

    private static SalesforceOptions Always => new() { Overlap = TimeSpan.Zero, BulkFrom = 0, BulkPoll = TimeSpan.FromMilliseconds(1) };

    [Test]
    public async Task Every_row_comes_once_and_the_next_read_goes_on_page_by_page()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40, ("pageRows", "7"));
        var pages = await rig.ReadOpportunitiesAsync();
        rig.Reconnect(("bulkFrom", "100000"));
        var plain = await rig.ReadOpportunitiesAsync();
        var after = await rig.ReadOpportunitiesAsync(pages[^1].Next);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(pages.Select(page => page.Records.Length), Is.EqualTo(new[] { 0, 7, 7, 7, 7, 7, 5 }));
        Assert.That(Ids(pages), Is.EquivalentTo(Ids(plain)).And.Unique);
        Assert.That(Versions(pages), Is.EquivalentTo(Versions(plain)), "a record has one version whichever way it was read");
        Assert.That(pages.Count(page => page.IsLast), Is.EqualTo(1));
        Assert.That(pages[^1].Next, Is.EqualTo(plain[^1].Next));
        Assert.That(Ids(after), Is.Empty);
        Assert.That(rig.Org.Log.Entries.Where(entry => entry.Path.Contains(Jobs, StringComparison.Ordinal)).Select(entry => (entry.Method, entry.Status)),
            Has.Some.EqualTo(("POST", 200)).And.Some.EqualTo(("DELETE", 204)));
    }

    [Test]
    public async Task Records_are_those_of_an_ordinary_read()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40);
        var mapping = AdapterMappings.Of(typeof(SalesforceAdapter).Assembly).All.Single(candidate => candidate.Name == "salesforce.opportunity");
        var bulk = await rig.ReadOpportunitiesAsync(null, [.. mapping.SourceFields]);
        rig.Reconnect(("bulkFrom", "100000"));
        var plain = await rig.ReadOpportunitiesAsync(null, [.. mapping.SourceFields]);
        Dictionary<string, string> Mapped(List<VendorPage> pages) =>
            pages.SelectMany(page => page.Records).ToDictionary(record => record.Key.Id, record => mapping.Map(record).ContentHash);
        Assert.That(Mapped(bulk), Is.EquivalentTo(Mapped(plain)).And.Count.EqualTo(40));
    }

    [TestCase("41", false)]
    [TestCase("40", true)]
    [TestCase("0", true)]
    public async Task Rows_are_counted_before_a_job_is_made(string from, bool isBulk)
    {
        await using var rig = await SalesforceRig.StartAsync(new SalesforceOptions { BulkPoll = TimeSpan.FromMilliseconds(1) }, deals: 40);
        rig.Reconnect(("bulkFrom", from));
        var pages = await rig.ReadOpportunitiesAsync();
        using var _ = Assert.EnterMultipleScope();
        Assert.That(Ids(pages), Has.Count.EqualTo(40).And.Unique);
        Assert.That(rig.Requests(Jobs) > 0, Is.EqualTo(isBulk));
    }

    [Test]
    public async Task Reads_that_no_bulk_query_can_do_go_page_by_page()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40);
        await rig.ReadOpportunitiesAsync(null, "OpportunityLineItems.records[].Quantity");
        Assert.That(rig.Requests(Jobs), Is.Zero, "children");
        var accounts = await AdapterRig.AllAsync(rig.Accounts.ReadAsync(rig.Connection, new ReadRequest(null, ["Name", "BillingAddress"])));
        using var _ = Assert.EnterMultipleScope();
        Assert.That(rig.Requests(Jobs, 400), Is.EqualTo(1), "compound addresses are refused");
        Assert.That(Ids(accounts), Is.Not.Empty);
    }

    [Test]
    [Category("F24")]
    public async Task Optional_columns_that_the_org_lacks_are_left_out()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, 40, ("multiCurrency", "false"));
        Assert.That(Ids(await rig.ReadOpportunitiesAsync(null, "CurrencyIsoCode")), Has.Count.EqualTo(40));
    }

    [Test]
    public async Task A_read_goes_on_from_every_page_with_the_same_job()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40, ("pageRows", "7"));
        var whole = Ids(await rig.ReadOpportunitiesAsync());
        for (var broken = 1; broken < 6; broken++)
        {
            var made = rig.Org.Log.Entries.Count(IsCreation);
            var seen = await TakeAsync(rig, broken);
            var rest = await rig.ReadOpportunitiesAsync(seen[^1].Next);
            using var _ = Assert.EnterMultipleScope();
            Assert.That(Ids(seen).Concat(Ids(rest)), Is.EquivalentTo(whole).And.Unique, $"broken off after page {broken}");
            Assert.That(rig.Org.Log.Entries.Count(IsCreation), Is.EqualTo(made + 1), "one job");
        }
    }

    [Test]
    [Category("F12")]
    public async Task A_job_that_is_gone_is_begun_anew_without_loss()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40, ("pageRows", "7"));
        var whole = Ids(await rig.ReadOpportunitiesAsync());
        var seen = await TakeAsync(rig, 3);
        rig.Org.Clock.Advance(TimeSpan.FromDays(8));
        rig.Time.Now += TimeSpan.FromDays(8);
        var rest = await rig.ReadOpportunitiesAsync(seen[^1].Next);
        Assert.That(Ids(rest), Is.EquivalentTo(whole).And.Unique);
    }

    [Test]
    public async Task A_lost_locator_ends_the_read_and_the_next_one_begins_anew()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40, ("pageRows", "7"));
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(400, """[{"message":"invalid locator","errorCode":"INVALID_LOCATOR"}]""")) { PathContains = Results, Skip = 2, Times = 2 });
        var seen = new List<VendorPage>();
        var broken = Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in rig.Opportunities.ReadAsync(rig.Connection, new ReadRequest(null, ["Name"])))
                seen.Add(page);
        });
        var rest = await rig.ReadOpportunitiesAsync(seen[^1].Next);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(broken!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(Ids(rest), Has.Count.EqualTo(40).And.Unique);
    }

    [Test]
    [Category("F12")]
    public async Task A_job_that_fails_is_told_and_not_waited_for()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, 40, ("bulkFails", "InvalidBatch: somebody's name"));
        var broken = Assert.ThrowsAsync<ConnectorException>(async () => await rig.ReadOpportunitiesAsync());
        using var _ = Assert.EnterMultipleScope();
        Assert.That((broken!.Fault.Kind, broken.Fault.Rule), Is.EqualTo((FaultKind.Transient, "bulk")));
        Assert.That(broken.Message, Does.Not.Contain("somebody"));
    }

    [Test]
    public async Task A_job_that_takes_too_long_is_left_to_the_next_read()
    {
        var options = Always;
        options.BulkWait = TimeSpan.FromTicks(1);
        await using var rig = await SalesforceRig.StartAsync(options, 40, ("bulkPolls", "3"));
        var seen = await TakeAsync(rig, 1);
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Before(_ => rig.Time.Now += TimeSpan.FromSeconds(1))) { PathContains = Jobs + "/", Times = 2 });
        Assert.That(async () => await rig.ReadOpportunitiesAsync(seen[^1].Next), Throws.TypeOf<ConnectorException>().With.Message.Contains("still runs"));
        rig.Org.Faults.Clear();
        Assert.That(Ids(await rig.ReadOpportunitiesAsync(seen[^1].Next)), Has.Count.EqualTo(40).And.Unique);
        Assert.That(rig.Org.Log.Entries.Count(IsCreation), Is.EqualTo(1));
    }

    [Test]
    public async Task A_busy_vendor_and_a_cut_answer_cost_nothing()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40, ("pageRows", "7"));
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(503)) { PathContains = Results, Skip = 1 });
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Truncate(300)) { PathContains = Results, Skip = 2 });
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(200, "\"Id\",\"Name\"\n\"006\",\"cut", "text/csv")) { PathContains = Results, Skip = 3 });
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Garbage()) { PathContains = Results, Skip = 4 });
        var pages = await rig.ReadOpportunitiesAsync();
        Assert.That(Ids(pages), Has.Count.EqualTo(40).And.Unique);
    }

    [Test]
    [Category("F12")]
    public async Task Fewer_rows_than_the_answer_says_are_never_taken_for_all()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, deals: 40);
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(200, "\"Id\",\"Name\"\n\"006\",\"one\"\n", "text/csv")
        {
            Headers = new Dictionary<string, string> { ["Sforce-NumberOfRecords"] = "2", ["Sforce-Locator"] = "null" },
        }) { PathContains = Results, Times = 2 });
        Assert.That(
            async () => await rig.ReadOpportunitiesAsync(),
            Throws.TypeOf<ConnectorException>().With.Message.Contains("answers 1 rows and says 2").And.Property("Fault").Property("Kind").EqualTo(FaultKind.VendorDefect));
    }

    [Test]
    public async Task What_changes_while_the_job_runs_comes_with_the_next_read()
    {
        await using var rig = await SalesforceRig.StartAsync(Always, 40, ("pageRows", "7"));
        rig.Reconnect(("safetySeconds", "0"));
        var seen = await TakeAsync(rig, 2);
        rig.Org.Clock.Advance(TimeSpan.FromMinutes(5));
        var (early, late) = (Ids(seen)[0], Ids(await rig.ReadOpportunitiesAsync(seen[^1].Next))[^1]);
        foreach (var id in new[] { early, late })
        {
            var command = new WriteCommand(WriteVerb.Update, "Opportunity", new VendorKey("Opportunity", id), default, null, "{\"Name\":\"Renamed\"}"u8.ToArray());
            Assert.That(await rig.Opportunities.WriteAsync(rig.Connection, command), Is.TypeOf<WriteResult.Written>());
        }

        var again = await TakeAsync(rig, 2);
        var rest = await rig.ReadOpportunitiesAsync(again[^1].Next);
        var next = await rig.ReadOpportunitiesAsync(rest[^1].Next);
        Assert.That(Ids(rest).Concat(Ids(again)).Concat(Ids(next)), Is.SupersetOf(new[] { early, late }));
    }

    [TestCase("bulk|")]
    [TestCase("bulk|750xx00000001AbAAI|x")]
    [TestCase("bulk|750xx00000001AbAAI|a b|2026-11-20T08:15:00Z|")]
    [TestCase("bulk|../sobjects|MTA|2026-11-20T08:15:00Z|")]
    [TestCase("bulk|750xx00000001AbAAI|MTA|yesterday|")]
    [TestCase("bulk|750xx00000001AbAAI|MTA|2026-11-20T08:15:00Z|2026-11-20T08:15:00Z|x' OR")]
    public async Task A_cursor_of_someone_else_is_refused(string cursor)
    {
        await using var rig = await SalesforceRig.StartAsync(Always);
        Assert.That(
            async () => await rig.ReadOpportunitiesAsync(new Cursor(cursor)),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Configuration));
    }

    private static bool IsCreation(RequestLogEntry entry) => entry.Method == "POST" && entry.Path.EndsWith(Jobs, StringComparison.Ordinal);

    private static async Task<List<VendorPage>> TakeAsync(SalesforceRig rig, int pages)
    {
        var seen = new List<VendorPage>();
        await foreach (var page in rig.Opportunities.ReadAsync(rig.Connection, new ReadRequest(null, ["Name"])))
        {
            seen.Add(page);
            if (seen.Count == pages)
                break;
        }

        return seen;
    }

    private static List<string> Ids(IEnumerable<VendorPage> pages) => [.. pages.SelectMany(page => page.Records).Select(row => row.Key.Id)];

    private static List<string?> Versions(IEnumerable<VendorPage> pages) => [.. pages.SelectMany(page => page.Records).Select(row => row.Version)];
}
