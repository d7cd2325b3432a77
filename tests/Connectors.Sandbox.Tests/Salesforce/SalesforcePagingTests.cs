using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforcePagingTests
{
    private static readonly (string, string) Smallest = ("Sforce-Query-Options", "batchSize=200");

    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(2100);

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [Test]
    public async Task A_page_holds_2000_rows_and_names_the_next_one()
    {
        var first = await _salesforce.QueryAsync("SELECT Id FROM Opportunity ORDER BY Id");
        var next = first["nextRecordsUrl"]!.GetValue<string>();
        var last = await _salesforce.JsonAsync("GET", next);

        Assert.That(next, Does.Match("^/services/data/v68\\.0/query/01g[A-Za-z0-9]{15}-2000$"));
        Assert.That((first["totalSize"]!.GetValue<int>(), first["done"]!.GetValue<bool>(), first["records"]!.AsArray().Count), Is.EqualTo((2100, false, 2000)));
        Assert.That((last["totalSize"]!.GetValue<int>(), last["done"]!.GetValue<bool>(), last["records"]!.AsArray().Count), Is.EqualTo((2100, true, 100)));
        Assert.That(last.AsObject().ContainsKey("nextRecordsUrl"), Is.False);
    }

    [TestCase("batchSize=200", 200)]
    [TestCase("batchSize=500", 500)]
    [TestCase("batchSize=1", 200)]
    [TestCase("batchSize=9999", 2000)]
    public async Task The_page_size_is_taken_between_200_and_2000(string options, int rows) =>
        Assert.That((await _salesforce.QueryAsync("SELECT Id FROM Opportunity", ("Sforce-Query-Options", options)))["records"]!.AsArray(), Has.Count.EqualTo(rows));

    [Test]
    public async Task All_pages_together_are_all_rows_once()
    {
        var ids = new List<string>();
        var page = await _salesforce.QueryAsync("SELECT Id FROM Opportunity ORDER BY SystemModstamp, Id", Smallest);
        while (true)
        {
            ids.AddRange(page["records"]!.AsArray().Select(row => row!["Id"]!.GetValue<string>()));
            if (page["done"]!.GetValue<bool>())
                break;
            page = await _salesforce.JsonAsync("GET", page["nextRecordsUrl"]!.GetValue<string>());
        }

        Assert.That(ids, Has.Count.EqualTo(2100).And.Unique);
    }

    [Test]
    public async Task Ids_are_fixed_when_the_query_runs_and_values_when_a_page_is_read()
    {
        var first = await _salesforce.QueryAsync("SELECT Id, NextStep FROM Opportunity WHERE NextStep = null ORDER BY Id", Smallest);
        var target = (await _salesforce.ColumnAsync("SELECT Id FROM Opportunity ORDER BY Id LIMIT 1 OFFSET 200", "Id"))[0]!;
        await _salesforce.TextAsync("PATCH", "/sobjects/Opportunity/" + target, """{"NextStep":"call"}""");

        var second = await _salesforce.JsonAsync("GET", first["nextRecordsUrl"]!.GetValue<string>());

        Assert.That(second["records"]![0]!["Id"]!.GetValue<string>(), Is.EqualTo(target));
        Assert.That(second["records"]![0]!["NextStep"]!.GetValue<string>(), Is.EqualTo("call"));
    }

    [Test]
    public async Task An_unknown_expired_or_evicted_locator_is_refused()
    {
        const string expected = """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""";
        Task<JsonNode> Open() => _salesforce.QueryAsync("SELECT Id FROM Opportunity", Smallest);
        static string Next(JsonNode page) => page["nextRecordsUrl"]!.GetValue<string>();

        Assert.That(await _salesforce.TextAsync("GET", "/query/01gxx0000000001AAA-200"), Is.EqualTo((400, expected)));

        var idle = Next(await Open());
        _salesforce.Account.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That(await _salesforce.TextAsync("GET", idle), Is.EqualTo((400, expected)));

        var oldest = Next(await Open());
        Assert.That((await _salesforce.TextAsync("GET", oldest)).Status, Is.EqualTo(200));
        for (var more = 0; more < SalesforceSnapshots.MaxOpen; more++)
            await Open();
        Assert.That(await _salesforce.TextAsync("GET", oldest), Is.EqualTo((400, expected)));
    }

    [Test]
    public async Task QueryAll_shows_deleted_rows_and_its_next_page_does_too()
    {
        var id = (await _salesforce.ColumnAsync("SELECT Id FROM Opportunity LIMIT 1", "Id"))[0]!;
        await _salesforce.TextAsync("DELETE", "/sobjects/Opportunity/" + id);

        async Task<int> Count(string resource) =>
            (await _salesforce.JsonAsync("GET", $"/{resource}?q=SELECT+Id,IsDeleted+FROM+Opportunity"))["totalSize"]!.GetValue<int>();
        var deleted = await _salesforce.JsonAsync("GET", "/queryAll/?q=SELECT+Id+FROM+Opportunity+WHERE+IsDeleted=true");

        Assert.That((await Count("query"), await Count("queryAll")), Is.EqualTo((2099, 2100)));
        Assert.That(deleted["records"]![0]!["Id"]!.GetValue<string>(), Is.EqualTo(id));
    }

    [Test]
    public async Task Pages_can_be_made_smaller_than_asked_for()
    {
        await using var wide = await SalesforceTestClient.StartAsync(30, 42, ("pageRows", "7"));

        var page = await wide.QueryAsync("SELECT Id FROM Opportunity", Smallest);

        Assert.That((page["records"]!.AsArray().Count, page["done"]!.GetValue<bool>()), Is.EqualTo((7, false)));
    }

    [Test]
    public async Task A_key_set_read_over_ties_meets_every_row_once()
    {
        var seen = new List<string>();
        var where = "";
        var ties = 0;
        while (true)
        {
            var page = await _salesforce.QueryAsync($"SELECT Id, SystemModstamp FROM Opportunity {where} ORDER BY SystemModstamp ASC, Id ASC LIMIT 50");
            var rows = page["records"]!.AsArray().Select(row => (Id: row!["Id"]!.GetValue<string>(), Stamp: row["SystemModstamp"]!.GetValue<string>())).ToList();
            if (rows.Count == 0)
                break;
            seen.AddRange(rows.Select(row => row.Id));
            ties += rows.Zip(rows.Skip(1)).Count(pair => pair.First.Stamp == pair.Second.Stamp);
            var (id, stamp) = rows[^1];
            var instant = stamp.Replace(".000+0000", "Z");
            where = $"WHERE SystemModstamp > {instant} OR (SystemModstamp = {instant} AND Id > '{id}')";
        }

        Assert.That(seen, Has.Count.EqualTo(2100).And.Unique);
        Assert.That(ties, Is.GreaterThan(400), "About a third of the rows share a second with the one before.");
    }
}
