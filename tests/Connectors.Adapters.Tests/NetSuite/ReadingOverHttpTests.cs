using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.NetSuite;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class ReadingOverHttpTests
{
    [Test]
    public async Task Every_row_comes_once_and_reading_goes_on_from_any_page()
    {
        await using var rig = await NetSuiteRig.StartAsync(new NetSuiteOptions { Overlap = TimeSpan.Zero, PageSize = 3 });
        var seeded = Ids(await rig.ReadCustomersAsync()).Count;
        for (var i = 0; i < 17; i++)
        {
            // Three in one second.
            if (i % 3 != 0)
                rig.Account.Clock.Set(rig.Account.Clock.Now.AddSeconds(-1));
            await rig.UpsertCustomerAsync($"K-{i}", $"Customer {i}");
        }

        var pages = await rig.ReadCustomersAsync();
        var ids = Ids(pages);
        var stamps = pages.SelectMany(page => page.Records).Select(row => row.ModifiedAt).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(ids, Has.Count.EqualTo(seeded + 17).And.Unique);
        Assert.That(stamps, Is.Ordered);
        Assert.That(stamps.Distinct().Count(), Is.LessThan(stamps.Count - 5), "there must be ties for this test to mean anything");
        Assert.That(pages.Count(page => page.IsLast), Is.EqualTo(1));
        for (var i = 0; i < pages.Count; i++)
        {
            var rest = Ids(await rig.ReadCustomersAsync(pages[i].Next));
            Assert.That(rest, Is.EqualTo(ids.Skip(pages.Take(i + 1).Sum(page => page.Records.Length))), $"after page {i}");
        }
    }

    [Test]
    public async Task Stamps_of_the_account_become_the_instants_that_the_vendor_means()
    {
        await using var rig = await NetSuiteRig.StartAsync(null, ("timeZone", "Asia/Kolkata"));
        var before = rig.Account.Clock.Now;
        await rig.UpsertCustomerAsync("K-1", "Acme");
        var row = (await rig.ReadCustomersAsync()).SelectMany(page => page.Records).Last();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(row.ModifiedAt, Is.InRange(before, rig.Account.Clock.Now));
        Assert.That(rig.Requests("suiteql"), Is.GreaterThan(1));
    }

    [Test]
    public async Task A_wrong_zone_of_the_connection_is_refused_by_name()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        rig.Reconnect(("timeZone", "Mars/Olympus"));
        Assert.That(
            async () => await rig.ReadCustomersAsync(),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Rule").EqualTo("timeZone"));
    }

    [Test]
    [Category("F14")]
    [Category("F44")]
    public async Task A_read_over_the_end_of_daylight_saving_time_loses_nothing()
    {
        await using var rig = await NetSuiteRig.StartAsync(new NetSuiteOptions { PageSize = 2 });
        // In Los Angeles 01:00 to 02:00 comes twice on 2026-11-01: from 08:00Z and from 09:00Z.
        rig.Account.Clock.Set(new(2026, 11, 1, 7, 50, 0, TimeSpan.Zero));
        var seen = new HashSet<string>();
        Cursor? cursor = null;
        for (var i = 0; i < 30; i++)
        {
            rig.Account.Clock.Advance(TimeSpan.FromMinutes(5));
            await rig.UpsertCustomerAsync($"K-{i}", $"Customer {i}");
            rig.Time.Now = rig.Account.Clock.Now.AddHours(3);
            foreach (var page in await AdapterRig.AllAsync(rig.Customers.ReadAsync(rig.Connection, new ReadRequest(cursor, ["externalid"]))))
            {
                seen.UnionWith(page.Records.Select(row => row.Key.Id));
                cursor = page.Next;
            }
        }

        var all = new HashSet<string>();
        foreach (var page in await AdapterRig.AllAsync(rig.Customers.ReadAsync(rig.Connection, new ReadRequest(null, []))))
            all.UnionWith(page.Records.Select(row => row.Key.Id));
        Assert.That(seen, Is.EquivalentTo(all));
    }

    [Test]
    public async Task Certain_ids_are_read_and_missing_ones_left_out()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var ids = Ids(await rig.ReadCustomersAsync());
        var request = new ReadRequest(null, ["companyname"]) { Only = [ids[1], "999999", "no id'", ids[0], ids[1]] };
        var pages = await AdapterRig.AllAsync(rig.Customers.ReadAsync(rig.Connection, request));
        Assert.That(Ids(pages), Is.EquivalentTo(new[] { ids[0], ids[1] }));
    }

    [Test]
    public async Task The_currency_comes_as_its_ISO_code_and_inactive_customers_as_archived()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var written = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        await rig.Customers.WriteAsync(
            rig.Connection, new WriteCommand(WriteVerb.Update, "customer", written.Key, default, null, """{"isInactive":true}"""u8.ToArray()));

        var row = (await rig.ReadCustomersAsync(null, "currency_symbol", "subsidiary_display")).SelectMany(page => page.Records).Single(row => row.Key == written.Key);
        var text = System.Text.Encoding.UTF8.GetString(row.Json.Span);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(text, Does.Contain("\"currency_symbol\":\"USD\"").And.Contain("\"subsidiary_display\":\"Parent Company\""));
        Assert.That(row.State, Is.EqualTo(RecordState.Archived));
    }

    [Test]
    [Category("F24")]
    public async Task A_column_that_is_gone_is_schema_drift()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        Assert.That(
            async () => await rig.ReadCustomersAsync(null, "custentity_gone"),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.SchemaDrift));
    }

    [Test]
    [Category("F41")]
    public async Task A_page_that_comes_again_and_again_ends_the_read()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        await rig.ReadCustomersAsync();
        rig.Account.Faults.Add(new FaultRule(new FaultAction.Status(200, """
            {"links":[],"count":1,"hasMore":true,"items":[{"links":[],"id":"1","lm":"2026-11-18 01:12:09"}],"offset":0,"totalResults":9}
            """)) { PathContains = "suiteql", Times = 100 });
        Assert.That(async () => await rig.ReadCustomersAsync(), Throws.TypeOf<ConnectorException>().With.Message.Contains("same page"));
    }

    private static List<string> Ids(IEnumerable<VendorPage> pages) => [.. pages.SelectMany(page => page.Records).Select(row => row.Key.Id)];
}
