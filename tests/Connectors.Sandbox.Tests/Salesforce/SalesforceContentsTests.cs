using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>Seeded contents, describe, change feeds, and values that break careless quoting.</summary>
internal sealed class SalesforceContentsTests
{
    private static readonly string[] Objects = ["User", "Product2", "Account", "Contact", "Opportunity", "OpportunityLineItem"];

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        async Task<string> Contents(int seed)
        {
            await using var salesforce = await SalesforceTestClient.StartAsync(50, seed);
            using var http = new HttpClient { BaseAddress = salesforce.Host.ControlAddress };
            return await http.GetStringAsync("contents/salesforce/acme");
        }

        var first = await Contents(7);

        Assert.That(await Contents(7), Is.EqualTo(first));
        Assert.That(await Contents(8), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Seeded_deals_are_won_for_about_two_fifths_and_awkwardly_named_in_parts()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(400);
        var names = await salesforce.ColumnAsync("SELECT Name FROM Account", "Name");
        var mails = await salesforce.ColumnAsync("SELECT Email FROM Contact", "Email");
        var stamps = await salesforce.ColumnAsync("SELECT SystemModstamp FROM Opportunity ORDER BY Id", "SystemModstamp");
        async Task<int> Count(string where) => (await salesforce.QueryAsync("SELECT COUNT() FROM Opportunity WHERE " + where))["totalSize"]!.GetValue<int>();

        Assert.That(await Count("IsWon = true"), Is.InRange(120, 200));
        Assert.That(await Count("IsWon = true AND (Probability != 100 OR IsClosed = false)"), Is.Zero);
        Assert.That(await Count("StageName = 'Closed Lost'"), Is.GreaterThan(0));
        Assert.That(names, Has.Count.EqualTo(200).And.Unique);
        foreach (var sign in new[] { '\'', '"', '\\', 'ü', '株', '%', '_' })
            Assert.That(names.Any(name => name!.Contains(sign)), Is.True, $"No name holds {sign}.");
        Assert.That(mails, Is.All.EndsWith("@example.com"));
        Assert.That(stamps, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(stamps.Distinct().Count(), Is.LessThan(stamps.Count * 4 / 5));
        Assert.That(string.CompareOrdinal(stamps[^1], "2026-11-20T07:50:00.000+0000"), Is.LessThanOrEqualTo(0));
    }

    [Test]
    public async Task Every_seeded_record_could_be_written_again()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(30);
        foreach (var type in Objects)
        {
            var describe = await salesforce.JsonAsync("GET", $"/sobjects/{type}/describe");
            var updateable = describe["fields"]!.AsArray().Where(field => field!["updateable"]!.GetValue<bool>() && field["name"]!.ToString() != "UnitPrice")
                .Select(field => field!["name"]!.GetValue<string>()).ToList();
            var rows = (await salesforce.QueryAsync($"SELECT Id,{string.Join(',', updateable)} FROM {type}"))["records"]!.AsArray();
            Assert.That(rows, Is.Not.Empty);
            foreach (var row in rows)
            {
                var body = new JsonObject(updateable.Select(name => KeyValuePair.Create(name, row![name]?.DeepClone())));
                var (status, text) = await salesforce.TextAsync("PATCH", $"/sobjects/{type}/{row!["Id"]}", body.ToJsonString());
                Assert.That(status, Is.EqualTo(204), text);
            }
        }
    }

    [Test]
    public async Task Generated_nasty_values_come_back_through_a_quoted_literal_alone()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(2);
        var random = new Random(20261120);
        string[] parts = ["'", "\"", "\\", "%", "_", "\n", "\r", "\t", "\b", "\f", " OR Name != '", "\\'", "é", "ß", "株", "\u2028", "😀", "a", "Z", "0", "--", "/*", ";", "\\u0027", "{!x}", "+", "&", "#", "?"];
        var values = new List<string>();
        while (values.Count < 500)
        {
            // The counter keeps values apart that differ only in case.
            values.Add(values.Count + string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)])));
        }

        foreach (var chunk in values.Chunk(200))
        {
            var body = JsonSerializer.Serialize(new { records = chunk.Select(value => new { attributes = new { type = "Account" }, Name = value }) });
            Assert.That((await salesforce.JsonAsync("POST", "/composite/sobjects", body)).AsArray().Select(row => row!["success"]!.GetValue<bool>()), Is.All.True);
        }

        using (Assert.EnterMultipleScope())
        {
            foreach (var value in values)
                Assert.That(await salesforce.ColumnAsync($"SELECT Name FROM Account WHERE Name = {Quote(value)}", "Name"), Is.EqualTo(new[] { value }));
        }
    }

    [Test]
    public async Task An_unquoted_nasty_value_is_what_the_quoting_protects_from()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(10);

        var leaked = await salesforce.ColumnAsync("SELECT Name FROM Account WHERE Name = '" + "x' OR Name != '" + "'", "Name");

        Assert.That(leaked, Is.Not.Empty);
    }

    [Test]
    public async Task Describe_tells_what_writes_enforce_and_answers_304_when_asked_since()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(2, 42, ("customFields", "Opportunity.Cost_Centre__c:text"));
        var global = await salesforce.JsonAsync("GET", "/sobjects");
        var contact = await salesforce.JsonAsync("GET", "/sobjects/contact/describe");
        var deal = await salesforce.JsonAsync("GET", "/sobjects/Opportunity/describe");
        var required = contact["fields"]!.AsArray().Where(field => field!["createable"]!.GetValue<bool>() && !field["nillable"]!.GetValue<bool>()
            && !field["defaultedOnCreate"]!.GetValue<bool>()).Select(field => field!["name"]!.GetValue<string>());

        Assert.That(global["sobjects"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()), Is.EquivalentTo(Objects));
        Assert.That(required, Is.EqualTo(new[] { "LastName" }));
        Assert.That(deal["childRelationships"]![0]!["relationshipName"]!.GetValue<string>(), Is.EqualTo("OpportunityLineItems"));
        Assert.That(deal["fields"]!.AsArray().Select(field => field!["name"]!.GetValue<string>()), Has.Member("Cost_Centre__c").And.Member("CurrencyIsoCode"));
        Assert.That((await salesforce.TextAsync("GET", "/sobjects/Account/describe", null, ("If-Modified-Since", "Fri, 20 Nov 2026 08:00:00 GMT"))).Status, Is.EqualTo(304));
        Assert.That((await salesforce.TextAsync("GET", "/sobjects/Account/describe", null, ("If-Modified-Since", "Fri, 20 Nov 2020 08:00:00 GMT"))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_feeds_name_what_changed_in_a_window()
    {
        await using var salesforce = await SalesforceTestClient.StartAsync(2);
        salesforce.Account.Clock.Advance(TimeSpan.FromMinutes(30));
        var kept = await salesforce.CreateAsync("Account", """{"Name":"A"}""");
        var gone = await salesforce.CreateAsync("Account", """{"Name":"B"}""");
        await salesforce.TextAsync("DELETE", "/sobjects/Account/" + gone);
        salesforce.Account.Clock.Advance(TimeSpan.FromMinutes(10));
        const string window = "?start=2026-11-20T08:20:00%2B00:00&end=2026-11-20T08:35:00%2B00:00";

        Assert.That((await salesforce.TextAsync("GET", "/sobjects/Account/updated/" + window)).Body,
            Is.EqualTo($$"""{"ids":["{{kept}}"],"latestDateCovered":"2026-11-20T08:35:00.000+0000"}"""));
        Assert.That((await salesforce.TextAsync("GET", "/sobjects/Account/deleted/" + window)).Body, Is.EqualTo(
            $$"""{"deletedRecords":[{"id":"{{gone}}","deletedDate":"2026-11-20T08:30:03.000+0000"}],"earliestDateAvailable":"2026-10-21T08:40:03.000+0000","latestDateCovered":"2026-11-20T08:35:00.000+0000"}"""));
        Assert.That((await salesforce.TextAsync("GET", "/sobjects/Account/updated?start=2026-11-20T08:20:00Z&end=2026-11-20T08:20:30Z")).Body, Does.Contain("INVALID_REPLICATION_DATE"));
    }

    [Test]
    public async Task Contents_survive_a_restart_and_ids_go_on()
    {
        var folder = Directory.CreateTempSubdirectory("salesforce-sandbox");
        try
        {
            async Task<(string Created, int Accounts)> Run()
            {
                var options = new SandboxOptions { ContentsDirectory = folder.FullName, Accounts = [new() { Vendor = "salesforce", Name = "acme", Deals = 4 }] };
                await using var salesforce = await SalesforceTestClient.ConnectAsync(await SandboxHost.StartAsync(options));
                var id = await salesforce.CreateAsync("Account", """{"Name":"A"}""");
                return (id, (await salesforce.QueryAsync("SELECT COUNT() FROM Account"))["totalSize"]!.GetValue<int>());
            }

            var (first, second) = (await Run(), await Run());

            Assert.That(second.Accounts, Is.EqualTo(first.Accounts + 1));
            Assert.That(string.CompareOrdinal(first.Created, second.Created), Is.LessThan(0));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Quote(string value)
    {
        var escaped = value.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t")
            .Replace("\b", "\\b").Replace("\f", "\\f");
        return "'" + escaped + "'";
    }
}
