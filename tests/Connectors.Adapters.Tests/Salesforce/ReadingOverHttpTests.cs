using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class ReadingOverHttpTests
{
    private const string NoLocator = """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""";

    [Test]
    public async Task Every_row_comes_once_and_reading_goes_on_from_any_page()
    {
        await using var rig = await SalesforceRig.StartAsync(deals: 40, settings: ("pageRows", "3"));
        var pages = await rig.ReadOpportunitiesAsync();
        var ids = Ids(pages);
        var stamps = pages.SelectMany(page => page.Records).Select(row => row.Version).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(ids, Has.Count.EqualTo(40).And.Unique);
        Assert.That(stamps, Is.Ordered);
        Assert.That(stamps.Distinct().Count(), Is.LessThan(stamps.Count - 5), "the org must hold ties for this test to mean anything");
        Assert.That(pages.Count(page => page.IsLast), Is.EqualTo(1));
        for (var i = 0; i < pages.Count; i++)
        {
            var rest = Ids(await rig.ReadOpportunitiesAsync(pages[i].Next));
            Assert.That(rest, Is.EqualTo(ids.Skip(pages.Take(i + 1).Sum(page => page.Records.Length))), $"after page {i}");
        }
    }

    [Test]
    public async Task The_end_of_a_read_lies_behind_the_clock()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var all = Ids(await rig.ReadOpportunitiesAsync());
        var middle = (await rig.ReadOpportunitiesAsync()).SelectMany(page => page.Records).ElementAt(10).ModifiedAt!.Value;
        rig.Time.Now = middle + new SalesforceOptions().SafetyWindow;

        var some = await rig.ReadOpportunitiesAsync();
        var rest = await rig.ReadOpportunitiesAsync(some[^1].Next);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(some.SelectMany(page => page.Records).Select(row => row.ModifiedAt), Is.All.LessThan(middle));
        Assert.That(rest[^1].Records, Is.Empty);
        Assert.That(rest[^1].Next, Is.EqualTo(some[^1].Next), "a read that finds nothing moves nothing");
        rig.Time.Now = middle.AddDays(1);
        Assert.That(Ids(some).Concat(Ids(await rig.ReadOpportunitiesAsync(rest[^1].Next))), Is.EqualTo(all));
    }

    [Test]
    [Category("F16")]
    public async Task A_read_goes_over_the_last_minutes_again_and_its_position_never_moves_back()
    {
        await using var rig = await SalesforceRig.StartAsync(new SalesforceOptions { Overlap = TimeSpan.FromMinutes(10) });
        var first = await rig.ReadOpportunitiesAsync();
        var again = await rig.ReadOpportunitiesAsync(first[^1].Next);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(Ids(again), Is.Not.Empty.And.SubsetOf(Ids(first)));
        Assert.That(again.Select(page => page.Next), Is.All.EqualTo(first[^1].Next));
    }

    [Test]
    public async Task A_change_comes_with_the_next_read_and_a_deleted_row_as_deleted()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var first = await rig.ReadOpportunitiesAsync();
        var (changed, deleted) = (Ids(first)[3], Ids(first)[4]);
        rig.Org.Clock.Advance(TimeSpan.FromMinutes(1));
        await Write(rig, WriteVerb.Update, changed, """{"Name":"Renamed"}""");
        await Write(rig, WriteVerb.Delete, deleted, "");

        var next = await rig.ReadOpportunitiesAsync(first[^1].Next);
        var rows = next.SelectMany(page => page.Records).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(rows.Select(row => (row.Key.Id, row.State)), Is.EqualTo(new[] { (changed, RecordState.Live), (deleted, RecordState.Deleted) }));
    }

    [Test]
    public async Task A_forgotten_locator_is_no_loss_and_no_double()
    {
        await using var rig = await SalesforceRig.StartAsync(deals: 30, settings: ("pageRows", "4"));
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(400, NoLocator)) { PathContains = "/query/", Skip = 2, Times = 2 });

        var pages = await rig.ReadOpportunitiesAsync();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(rig.Requests("/query/", 400), Is.EqualTo(2), "the fault was met");
        Assert.That(Ids(pages), Has.Count.EqualTo(30).And.Unique);
    }

    [Test]
    public async Task A_locator_that_is_lost_for_ever_ends_the_read()
    {
        await using var rig = await SalesforceRig.StartAsync(deals: 30, settings: ("pageRows", "4"));
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(400, NoLocator)) { PathContains = "/query/", Times = 1000 });
        Assert.That(async () => await rig.ReadOpportunitiesAsync(), Throws.TypeOf<ConnectorException>().With.Message.Contains("again and again"));
    }

    [Test]
    [Category("F12")]
    public async Task Certain_ids_are_read_and_missing_ones_left_out()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var ids = Ids(await rig.ReadOpportunitiesAsync());
        var request = new ReadRequest(null, ["Name"]) { Only = [ids[5][..15], ids[2], "006000000000000AAA", "no id'", ids[2]] };

        var pages = await AdapterRig.AllAsync(rig.Opportunities.ReadAsync(rig.Connection, request));

        Assert.That(Ids(pages), Is.EquivalentTo(new[] { ids[2], ids[5] }));
    }

    [Test]
    public async Task An_org_with_one_currency_is_asked_for_its_currency_once()
    {
        await using var rig = await SalesforceRig.StartAsync(settings: ("multiCurrency", "false"));
        var first = await rig.ReadOpportunitiesAsync(null, "CurrencyIsoCode");
        var second = await rig.ReadOpportunitiesAsync(null, "CurrencyIsoCode");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(Ids(first), Is.Not.Empty.And.EqualTo(Ids(second)));
        Assert.That(rig.Requests("/query", 400), Is.EqualTo(1));
    }

    [Test]
    [Category("F24")]
    public async Task A_mapped_column_that_is_gone_stops_the_read_and_is_named()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var broken = Assert.ThrowsAsync<ConnectorException>(async () => await rig.ReadOpportunitiesAsync(null, "Cost_Centre__c"));
        using var _ = Assert.EnterMultipleScope();
        Assert.That(broken!.Fault.Kind, Is.EqualTo(FaultKind.SchemaDrift));
        Assert.That(broken.Fault.Message, Does.Contain("Cost_Centre__c"));
    }

    [Test]
    public async Task A_parent_of_the_same_type_is_no_row()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var pages = await AdapterRig.AllAsync(rig.Accounts.ReadAsync(rig.Connection, new ReadRequest(null, ["Name", "Parent.Name", "Owner.Email"])));
        var rows = pages.SelectMany(page => page.Records).ToList();
        Assert.That(rows.Select(row => row.Key.Id), Is.Unique.And.Not.Empty);
        Assert.That(pages[0].Related.Count, Is.GreaterThan(0), "owners travel along");
    }

    [Test]
    public async Task Children_of_a_list_come_inside_their_row()
    {
        await using var rig = await SalesforceRig.StartAsync(deals: 40);
        var rows = (await rig.ReadOpportunitiesAsync(null, "OpportunityLineItems.records[].Quantity", "OpportunityLineItems.records[].Product2.ProductCode"))
            .SelectMany(page => page.Records).Select(row => System.Text.Encoding.UTF8.GetString(row.Json.Span)).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(rows, Has.Count.EqualTo(40));
        Assert.That(rows.Count(row => row.Contains("\"Quantity\":", StringComparison.Ordinal) && row.Contains("\"ProductCode\":", StringComparison.Ordinal)), Is.GreaterThan(0));
    }

    [Test]
    public async Task A_row_whose_children_are_cut_is_never_taken_for_whole()
    {
        await using var rig = await SalesforceRig.StartAsync();
        rig.Org.Faults.Add(new FaultRule(new FaultAction.Status(200, """
            {"totalSize":1,"done":true,"records":[{"attributes":{"type":"Opportunity"},"Id":"006xx000001TaBcAAK","OpportunityLineItems":{"totalSize":300,"done":false,
             "nextRecordsUrl":"/services/data/v68.0/query/01g-200","records":[{"attributes":{"type":"OpportunityLineItem"},"Id":"00kxx000002AbCdAAK"}]}}]}
            """)) { PathContains = "/query" });
        Assert.That(
            async () => await rig.ReadOpportunitiesAsync(null, "OpportunityLineItems.records[].Quantity"),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.LimitExceeded));
    }

    [TestCase("yesterday")]
    [TestCase("2026-11-20T08:15:00Z")]
    [TestCase("2026-11-20T08:15:00Z|x' OR Name != '")]
    public async Task A_cursor_of_someone_else_is_refused(string cursor)
    {
        await using var rig = await SalesforceRig.StartAsync();
        Assert.That(
            async () => await rig.ReadOpportunitiesAsync(new Cursor(cursor)),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Configuration));
    }

    [Test]
    [Category("F43")]
    public async Task A_row_that_was_merged_says_into_which_whether_it_is_read_on_or_by_its_id()
    {
        await using var rig = await SalesforceRig.StartAsync();
        var first = await Accounts(rig, new(null, ["Name"]));
        rig.Org.Clock.Advance(TimeSpan.FromMinutes(1));
        var (master, merged, deleted) = (Ids(first)[0], Ids(first)[1], Ids(first)[2]);
        await rig.Accounts.WriteAsync(rig.Connection, new(WriteVerb.Delete, "Account", new VendorKey("Account", deleted), default, null, default));
        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri(rig.Org.Address, "_sandbox/merge"),
            new StringContent($$"""{"type":"Account","master":"{{master}}","merged":["{{merged}}"]}"""));
        Assert.That((int)answer.StatusCode, Is.EqualTo(204));

        var next = (await Accounts(rig, new(first[^1].Next, ["Name"]))).SelectMany(page => page.Records).ToList();
        var single = (await Accounts(rig, new(null, ["Name"]) { Only = [merged] })).SelectMany(page => page.Records).Single();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(next.Select(row => (row.Key.Id, row.State, row.MergedInto)), Is.SupersetOf(new[]
        {
            (merged, RecordState.Deleted, master), (deleted, RecordState.Deleted, (string?)null), (master, RecordState.Live, null),
        }));
        Assert.That((single.State, single.MergedInto), Is.EqualTo((RecordState.Deleted, master)));
    }

    private static Task<List<VendorPage>> Accounts(SalesforceRig rig, ReadRequest request) =>
        AdapterRig.AllAsync(rig.Accounts.ReadAsync(rig.Connection, request));

    private static List<string> Ids(IEnumerable<VendorPage> pages) => [.. pages.SelectMany(page => page.Records).Select(row => row.Key.Id)];

    private static async Task Write(SalesforceRig rig, WriteVerb verb, string id, string body)
    {
        var command = new WriteCommand(verb, "Opportunity", new VendorKey("Opportunity", id), default, null, System.Text.Encoding.UTF8.GetBytes(body));
        Assert.That(await rig.Opportunities.WriteAsync(rig.Connection, command), Is.TypeOf<WriteResult.Written>());
    }
}
