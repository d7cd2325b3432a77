using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceBulkTests
{
    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(30, 42, ("pageRows", "12"));

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [Test]
    public async Task A_job_is_made_as_the_vendor_shows_it()
    {
        var job = await CreateAsync("SELECT Id, Name FROM Account");
        using var _ = Assert.EnterMultipleScope();
        Assert.That(job["id"]!.GetValue<string>(), Does.Match("^750[A-Za-z0-9]{15}$"));
        Assert.That(job["state"]!.GetValue<string>(), Is.EqualTo("UploadComplete"));
        Assert.That(job["apiVersion"]!.ToJsonString(), Is.EqualTo("68.0"));
        Assert.That(job.AsObject().Select(member => member.Key), Is.EqualTo(new[]
        {
            "id", "operation", "object", "createdById", "createdDate", "systemModstamp", "state", "concurrencyMode", "contentType", "apiVersion", "lineEnding",
            "columnDelimiter",
        }));
    }

    [Test]
    public async Task States_follow_each_other_and_results_wait_for_the_last()
    {
        var id = Id(await CreateAsync("SELECT Id FROM Opportunity"));
        Assert.That((await _salesforce.TextAsync("GET", $"/jobs/query/{id}/results")).Status, Is.EqualTo(400));
        Assert.That((await _salesforce.TextAsync("DELETE", $"/jobs/query/{id}")).Status, Is.EqualTo(400));
        var states = new[] { await StateAsync(id), await StateAsync(id), await StateAsync(id) };
        using var _ = Assert.EnterMultipleScope();
        Assert.That(states, Is.EqualTo(new[] { "InProgress", "JobComplete", "JobComplete" }));
        Assert.That((await _salesforce.JsonAsync("GET", "/jobs/query"))["records"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await _salesforce.TextAsync("PATCH", $"/jobs/query/{id}", """{"state":"Aborted"}""")).Status, Is.EqualTo(400));
        Assert.That((await _salesforce.TextAsync("DELETE", $"/jobs/query/{id}")).Status, Is.EqualTo(204));
        Assert.That((await _salesforce.TextAsync("GET", $"/jobs/query/{id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Pages_repeat_the_header_and_the_last_locator_is_the_word_null()
    {
        var id = await CompleteAsync("SELECT Id,Account.Name FROM Opportunity ORDER BY Id");
        var (ids, locator, numbers) = (new List<string>(), "", new List<string>());
        while (locator != "null")
        {
            using var page = await _salesforce.SendAsync("GET", $"/jobs/query/{id}/results?maxRecords=50000{(locator.Length == 0 ? "" : "&locator=" + locator)}");
            var lines = (await page.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            locator = page.Headers.GetValues("Sforce-Locator").Single();
            numbers.Add(page.Headers.GetValues("Sforce-NumberOfRecords").Single());
            Assert.That((page.Content.Headers.ContentType!.MediaType, lines[0]), Is.EqualTo(("text/csv", "\"Id\",\"Account.Name\"")));
            ids.AddRange(lines.Skip(1).Select(line => line[1..19]));
        }

        using var _ = Assert.EnterMultipleScope();
        Assert.That(numbers, Is.EqualTo(new[] { "12", "12", "6" }));
        Assert.That(ids, Has.Count.EqualTo(30).And.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That((await _salesforce.TextAsync("GET", $"/jobs/query/{id}/results?locator=bm9uZQ")).Status, Is.EqualTo(400));
        Assert.That((await _salesforce.TextAsync("GET", $"/services/data/v66.0/jobs/query/{id}/results")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Fields_are_quoted_stamps_end_in_Z_and_null_is_nothing()
    {
        var account = await _salesforce.CreateAsync("Account", """{"Name":"A, \"b\"","Description":"two\nlines","AnnualRevenue":12.5}""");
        var id = await CompleteAsync($"SELECT Name,Description,AnnualRevenue,IsDeleted,Phone,CreatedDate FROM Account WHERE Id = '{account}'");
        var (_, text) = await _salesforce.TextAsync("GET", $"/jobs/query/{id}/results");
        Assert.That(text, Does.Match("^\"Name\",\"Description\",\"AnnualRevenue\",\"IsDeleted\",\"Phone\",\"CreatedDate\"\n"
            + "\"A, \"\"b\"\"\",\"two\nlines\",\"12\\.50?\",\"false\",\"\",\"20[0-9T:-]+\\.000Z\"\n$"));
    }

    [Test]
    public async Task Nothing_found_is_the_header_alone()
    {
        var id = await CompleteAsync("SELECT Id FROM Account WHERE Name = 'nobody'");
        using var page = await _salesforce.SendAsync("GET", $"/jobs/query/{id}/results");
        Assert.That((await page.Content.ReadAsStringAsync(), page.Headers.GetValues("Sforce-NumberOfRecords").Single(), page.Headers.GetValues("Sforce-Locator").Single()),
            Is.EqualTo(("\"Id\"\n", "0", "null")));
    }

    [TestCase("SELECT COUNT() FROM Account", "API_ERROR")]
    [TestCase("SELECT Id, (SELECT Id FROM OpportunityLineItems) FROM Opportunity", "API_ERROR")]
    [TestCase("SELECT Id FROM Account LIMIT 5 OFFSET 5", "API_ERROR")]
    [TestCase("SELECT Id, BillingAddress FROM Account", "API_ERROR")]
    [TestCase("SELECT Id, Nothing__c FROM Account", "INVALID_FIELD")]
    [TestCase("SELECT Id FROM", "MALFORMED_QUERY")]
    public async Task What_bulk_queries_cannot_do_is_refused_at_once(string soql, string code)
    {
        var (status, text) = await _salesforce.TextAsync("POST", "/jobs/query", new JsonObject { ["operation"] = "query", ["query"] = soql }.ToJsonString());
        Assert.That((status, JsonNode.Parse(text)![0]!["errorCode"]!.GetValue<string>()), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task A_job_can_be_aborted_and_lives_seven_days()
    {
        var aborted = Id(await CreateAsync("SELECT Id FROM Account"));
        Assert.That((await _salesforce.JsonAsync("PATCH", $"/jobs/query/{aborted}", """{"state":"Aborted"}"""))["state"]!.GetValue<string>(), Is.EqualTo("Aborted"));
        var old = await CompleteAsync("SELECT Id FROM Account");
        _salesforce.Account.Clock.Advance(TimeSpan.FromDays(8));
        await _salesforce.SignInAsync();
        Assert.That((await _salesforce.TextAsync("GET", $"/jobs/query/{old}")).Status, Is.EqualTo(404));
    }

    private static string Id(JsonNode job) => job["id"]!.GetValue<string>();

    private Task<JsonNode> CreateAsync(string soql) =>
        _salesforce.JsonAsync("POST", "/jobs/query", new JsonObject { ["operation"] = "query", ["query"] = soql, ["contentType"] = "CSV" }.ToJsonString());

    private async Task<string> StateAsync(string id) => (await _salesforce.JsonAsync("GET", $"/jobs/query/{id}"))["state"]!.GetValue<string>();

    private async Task<string> CompleteAsync(string soql)
    {
        var id = Id(await CreateAsync(soql));
        while (await StateAsync(id) != "JobComplete")
        {
        }

        return id;
    }
}
