namespace Connectors.Sandbox.Tests;

/// <summary>The bodies that clients parse, byte for byte.</summary>
internal sealed class SalesforceErrorBodyTests
{
    private const string Deal = "\"Name\":\"D\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-12-31\"";

    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(4, 42, ("closeDateInFiscalYear", "true"));

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [TestCase("Contact", """{"FirstName":"A"}""",
        """[{"message":"Required fields are missing: [LastName]","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName"]}]""")]
    [TestCase("Opportunity", "{}",
        """[{"message":"Required fields are missing: [Name, StageName, CloseDate]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name","StageName","CloseDate"]}]""")]
    [TestCase("Opportunity", """{"Name":"D","StageName":"Prospecting","CloseDate":"2027-01-01"}""",
        """[{"message":"Close Date must be in the current fiscal year.","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":["CloseDate"]}]""")]
    [TestCase("Opportunity", """{"Name":"D","StageName":"Foo","CloseDate":"2026-12-31"}""",
        """[{"message":"Stage: bad value for restricted picklist field: Foo","errorCode":"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST","fields":["StageName"]}]""")]
    [TestCase("Account", """{"Name":"A","Foo__c":1}""",
        """[{"message":"No such column 'Foo__c' on sobject of type Account","errorCode":"INVALID_FIELD"}]""")]
    [TestCase("Contact", """{"LastName":"A","Email":"nobody"}""",
        """[{"message":"Email: invalid email address: nobody","errorCode":"INVALID_EMAIL_ADDRESS","fields":["Email"]}]""")]
    [TestCase("Contact", """{"LastName":"A","AccountId":"nobody"}""",
        """[{"message":"Account ID: id value of incorrect type: nobody","errorCode":"MALFORMED_ID","fields":["AccountId"]}]""")]
    [TestCase("Contact", """{"LastName":"A","AccountId":"001xx000003DGbY"}""",
        """[{"message":"invalid cross reference id","errorCode":"INVALID_CROSS_REFERENCE_KEY","fields":[]}]""")]
    [TestCase("Contact", """{"LastName":"A","Account":{"ERP_Id__c":"x"}}""",
        """[{"message":"Foreign key external ID: x not found for field ERP_Id__c in entity Account","errorCode":"INVALID_FIELD"}]""")]
    public async Task A_refused_create_says_why(string type, string body, string expected) =>
        Assert.That(await _salesforce.TextAsync("POST", "/sobjects/" + type, body), Is.EqualTo((400, expected)));

    [TestCase("""{"Name":"A","SystemModstamp":"2026-11-20T08:00:00Z"}""", "INVALID_FIELD_FOR_INSERT_UPDATE")]
    [TestCase("""{"Name":"A","AnnualRevenue":"much"}""", "JSON_PARSER_ERROR")]
    [TestCase("""{"Name":"A","AnnualRevenue":1e30}""", "NUMBER_OUTSIDE_VALID_RANGE")]
    [TestCase("""{"Name":{"a":1}}""", "JSON_PARSER_ERROR")]
    [TestCase("""{"Name":"A","CurrencyIsoCode":"XXX"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [TestCase("""{"Name":"A","OwnerId":"001xx000003DGbY"}""", "FIELD_INTEGRITY_EXCEPTION")]
    [TestCase("""{"Name":""", "JSON_PARSER_ERROR")]
    [TestCase("", "JSON_PARSER_ERROR")]
    [TestCase("[]", "JSON_PARSER_ERROR")]
    public async Task A_refused_account_has_this_code(string body, string code)
    {
        var (status, text) = await _salesforce.TextAsync("POST", "/sobjects/Account", body);

        Assert.That(status, Is.EqualTo(400));
        Assert.That(text, Does.Contain($"\"errorCode\":\"{code}\""));
    }

    [Test]
    public async Task A_text_that_is_too_long_is_refused_and_one_that_just_fits_is_not()
    {
        Assert.That(await _salesforce.TextAsync("POST", "/sobjects/Account", $$"""{"Name":"{{new string('A', 256)}}"}"""),
            Is.EqualTo((400, """[{"message":"Account Name: data value too large: AAAA... (max length=255)","errorCode":"STRING_TOO_LONG","fields":["Name"]}]""")));
        Assert.That((await _salesforce.TextAsync("POST", "/sobjects/Account", $$"""{"Name":"{{new string('A', 255)}}"}""")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_unique_external_id_is_unique_without_regard_to_case()
    {
        var id = await _salesforce.CreateAsync("Account", """{"Name":"A","ERP_Id__c":"C-1"}""");

        Assert.That(await _salesforce.TextAsync("POST", "/sobjects/Account", """{"Name":"B","ERP_Id__c":"c-1"}"""), Is.EqualTo((400,
            $$"""[{"message":"duplicate value found: ERP_Id__c duplicates value on record with id: {{id[..15]}}","errorCode":"DUPLICATE_VALUE","fields":[]}]""")));
    }

    [Test]
    public async Task A_locked_record_cannot_be_written_and_another_can()
    {
        var id = SalesforceId.Normalise((await _salesforce.ColumnAsync("SELECT Id FROM Account LIMIT 1", "Id"))[0])!;
        await using var locked = await SalesforceTestClient.StartAsync(4, 42, ("lockedRecords", id));

        Assert.That(await locked.TextAsync("PATCH", "/sobjects/Account/" + id, """{"Phone":"1"}"""), Is.EqualTo((400,
            $$"""[{"message":"unable to obtain exclusive access to this record or 1 records: {{id}}","errorCode":"UNABLE_TO_LOCK_ROW","fields":[]}]""")));
        Assert.That((await locked.TextAsync("DELETE", "/sobjects/Account/" + id)).Body, Does.Contain("UNABLE_TO_LOCK_ROW"));
        Assert.That((await _salesforce.TextAsync("PATCH", "/sobjects/Account/" + id, """{"Phone":"1"}""")).Status, Is.EqualTo(204));
    }

    [TestCase("GET", "/sobjects/Account/001xx000003DGbYAAW", """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    [TestCase("GET", "/sobjects/Nothing", """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    [TestCase("GET", "/elsewhere", """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    [TestCase("GET", "/services/data/v20.0/limits", """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    [TestCase("GET", "/sobjects/Account/23foo", """[{"message":"Provided external ID field does not exist or is not accessible: 23foo","errorCode":"NOT_FOUND"}]""")]
    [TestCase("GET", "/sobjects/Account/Phone/1", """[{"message":"Provided external ID field does not exist or is not accessible: Phone","errorCode":"NOT_FOUND"}]""")]
    [TestCase("GET", "/sobjects/Account/ERP_Id__c/none", """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    public async Task What_is_not_there_is_answered_with_404(string method, string path, string body) =>
        Assert.That(await _salesforce.TextAsync(method, path), Is.EqualTo((404, body)));

    [Test]
    public async Task The_id_and_the_external_key_do_not_belong_into_the_body()
    {
        var id = (await _salesforce.ColumnAsync("SELECT Id FROM Account LIMIT 1", "Id"))[0];

        foreach (var (path, body) in new[] { ("/sobjects/Account/" + id, $$"""{"Id":"{{id}}"}"""), ("/sobjects/Account/ERP_Id__c/1", """{"Name":"A","erp_id__c":"1"}""") })
        {
            var (status, text) = await _salesforce.TextAsync("PATCH", path, body);
            Assert.That((status, text.Contains("\"INVALID_FIELD\"", StringComparison.Ordinal)), Is.EqualTo((400, true)), text);
        }
    }

    [Test]
    public async Task Other_methods_and_media_types_are_refused()
    {
        Assert.That((await _salesforce.TextAsync("PUT", "/sobjects/Account", "{}")).Status, Is.EqualTo(405));
        Assert.That((await _salesforce.TextAsync("DELETE", "/query?q=x")).Status, Is.EqualTo(405));
        using var xml = new StringContent("<a/>", System.Text.Encoding.UTF8, "text/xml");
        using var response = await _salesforce.Http.PostAsync(SalesforceTestClient.Version + "/sobjects/Account", xml);
        Assert.That((int)response.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task A_refused_write_changes_nothing()
    {
        var id = await _salesforce.CreateAsync("Opportunity", "{" + Deal + "}");
        var before = (await _salesforce.TextAsync("GET", "/sobjects/Opportunity/" + id)).Body;

        var (status, _) = await _salesforce.TextAsync("PATCH", "/sobjects/Opportunity/" + id, """{"Name":"New","CloseDate":"2031-01-01"}""");

        Assert.That(status, Is.EqualTo(400));
        Assert.That((await _salesforce.TextAsync("GET", "/sobjects/Opportunity/" + id)).Body, Is.EqualTo(before));
    }

    [Test]
    public async Task The_daily_allocation_counts_down_on_each_answer_and_comes_back_after_a_day()
    {
        await using var small = await SalesforceTestClient.StartAsync(2, 42, ("dailyLimit", "2"), ("sessionMinutes", "100000"));
        async Task<(int Status, string Body, string Usage)> Call()
        {
            using var response = await small.SendAsync("GET", "/limits");
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.GetValues("Sforce-Limit-Info").Single());
        }

        var first = await Call();
        Assert.That((first.Status, first.Usage), Is.EqualTo((200, "api-usage=1/2")));
        Assert.That(first.Body, Does.StartWith("""{"DailyApiRequests":{"Max":2,"Remaining":1},"""));
        Assert.That((await Call()).Usage, Is.EqualTo("api-usage=2/2"));
        Assert.That(await Call(), Is.EqualTo((403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", "api-usage=2/2")));
        small.Account.Clock.Advance(TimeSpan.FromHours(24));
        Assert.That((await Call()).Usage, Is.EqualTo("api-usage=1/2"));
    }
}
