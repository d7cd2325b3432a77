using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceRecordTests
{
    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(4);

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [Test]
    public async Task A_created_record_has_an_address_stamps_and_defaults()
    {
        using var response = await _salesforce.SendAsync("POST", "/sobjects/account", """{"name":"Acme","AnnualRevenue":1250000,"NumberOfEmployees":12}""");
        var body = await response.Content.ReadAsStringAsync();
        var id = JsonNode.Parse(body)!["id"]!.GetValue<string>();
        var record = await _salesforce.JsonAsync("GET", "/sobjects/Account/" + id[..15]);

        Assert.That((int)response.StatusCode, Is.EqualTo(201));
        Assert.That(body, Is.EqualTo($$"""{"id":"{{id}}","success":true,"errors":[]}"""));
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo("/services/data/v68.0/sobjects/Account/" + id));
        Assert.That(id, Is.EqualTo(SalesforceId.Normalise(id)).And.StartsWith("001"));
        Assert.That(record["AnnualRevenue"]!.ToJsonString(), Is.EqualTo("1250000.0"));
        Assert.That(record["NumberOfEmployees"]!.ToJsonString(), Is.EqualTo("12"));
        Assert.That(record["CurrencyIsoCode"]!.GetValue<string>(), Is.EqualTo("EUR"));
        Assert.That(record["CreatedDate"]!.GetValue<string>(), Is.EqualTo("2026-11-20T08:00:01.000+0000"));
        Assert.That(record["SystemModstamp"]!.GetValue<string>(), Is.EqualTo("2026-11-20T08:00:01.000+0000"));
        Assert.That(record["LastModifiedById"]!.GetValue<string>(), Does.StartWith("005"));
        Assert.That(record["Phone"], Is.Null);
        Assert.That(record.AsObject().ContainsKey("Phone"), Is.True);
    }

    [Test]
    public async Task An_update_answers_204_clears_nulls_and_moves_the_stamps()
    {
        var id = await _salesforce.CreateAsync("Account", """{"Name":"Acme","Phone":"1","Website":"x"}""");

        var answer = await _salesforce.TextAsync("PATCH", "/sobjects/Account/" + id, """{"Phone":null,"Website":""}""");
        var record = await _salesforce.JsonAsync("GET", $"/sobjects/Account/{id}?fields=Phone,Website,CreatedDate,SystemModstamp");

        Assert.That(answer, Is.EqualTo((204, "")));
        Assert.That((record["Phone"], record["Website"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        Assert.That((record["CreatedDate"]!.GetValue<string>(), record["SystemModstamp"]!.GetValue<string>()),
            Is.EqualTo(("2026-11-20T08:00:01.000+0000", "2026-11-20T08:00:02.000+0000")));
    }

    [Test]
    public async Task An_upsert_by_external_id_creates_once_and_updates_afterwards()
    {
        const string path = "/sobjects/Account/ERP_Id__c/a%2Fb%201";

        var first = await _salesforce.TextAsync("PATCH", path, """{"Name":"Acme"}""");
        var id = JsonNode.Parse(first.Body)!["id"]!.GetValue<string>();
        var second = await _salesforce.TextAsync("PATCH", path, """{"Name":"Acme 2"}""");
        var record = await _salesforce.JsonAsync("GET", "/sobjects/Account/ERP_Id__c/A%2FB%201");

        Assert.That(first, Is.EqualTo((201, $$"""{"id":"{{id}}","success":true,"errors":[],"created":true}""")));
        Assert.That(second, Is.EqualTo((200, $$"""{"id":"{{id}}","success":true,"errors":[],"created":false}""")));
        Assert.That((record["Name"]!.GetValue<string>(), record["ERP_Id__c"]!.GetValue<string>()), Is.EqualTo(("Acme 2", "a/b 1")));
    }

    [Test]
    public async Task An_upsert_that_may_only_update_does_not_create()
    {
        var answer = await _salesforce.TextAsync("PATCH", "/sobjects/Account/ERP_Id__c/none?updateOnly=true", """{"Name":"Acme"}""");

        Assert.That(answer, Is.EqualTo((404, """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")));
        Assert.That((await _salesforce.QueryAsync("SELECT COUNT() FROM Account WHERE Name = 'Acme'"))["totalSize"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Several_records_with_one_external_id_are_answered_with_300_and_their_addresses()
    {
        var one = await _salesforce.CreateAsync("Contact", """{"LastName":"A","ERP_Id__c":"K"}""");
        var two = await _salesforce.CreateAsync("Contact", """{"LastName":"B","ERP_Id__c":"K"}""");
        var expected = (300, $"""["/services/data/v68.0/sobjects/Contact/{one}","/services/data/v68.0/sobjects/Contact/{two}"]""");

        Assert.That(await _salesforce.TextAsync("GET", "/sobjects/Contact/ERP_Id__c/K"), Is.EqualTo(expected));
        Assert.That(await _salesforce.TextAsync("PATCH", "/sobjects/Contact/ERP_Id__c/K", "{}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_deleted_account_takes_its_contacts_and_deals_along_and_is_deleted_only_once()
    {
        var id = await _salesforce.CreateAsync("Account", """{"Name":"Acme"}""");
        var contact = await _salesforce.CreateAsync("Contact", $$"""{"LastName":"A","AccountId":"{{id}}"}""");
        var deal = await _salesforce.CreateAsync("Opportunity", $$"""{"Name":"D","StageName":"Prospecting","CloseDate":"2026-12-31","AccountId":"{{id}}"}""");

        Assert.That(await _salesforce.TextAsync("DELETE", "/sobjects/Account/" + id), Is.EqualTo((204, "")));
        foreach (var path in new[] { "Account/" + id, "Contact/" + contact, "Opportunity/" + deal })
        {
            Assert.That(await _salesforce.TextAsync("DELETE", "/sobjects/" + path),
                Is.EqualTo((404, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]""")));
        }
    }

    [Test]
    public async Task The_stage_decides_closed_won_and_probability()
    {
        var id = await _salesforce.CreateAsync("Opportunity", """{"Name":"D","StageName":"Prospecting","CloseDate":"2026-12-31","Amount":1000}""");
        const string fields = "?fields=IsClosed,IsWon,Probability,ForecastCategory,ExpectedRevenue,FiscalYear";
        async Task<string> Read() => string.Join(' ', (await _salesforce.JsonAsync("GET", "/sobjects/Opportunity/" + id + fields)).AsObject().Skip(1).SkipLast(1).Select(pair => pair.Value!.ToString()));

        Assert.That(await Read(), Is.EqualTo("false false 10.0 Pipeline 100.0 2026"));
        await _salesforce.TextAsync("PATCH", "/sobjects/Opportunity/" + id, """{"StageName":"Closed Won"}""");
        Assert.That(await Read(), Is.EqualTo("true true 100.0 Closed 1000.0 2026"));
    }

    [Test]
    public async Task Lines_add_up_to_the_amount_which_then_ignores_writes()
    {
        var id = await _salesforce.CreateAsync("Opportunity", """{"Name":"D","StageName":"Prospecting","CloseDate":"2026-12-31","Amount":1}""");
        foreach (var line in new[] { "\"Quantity\":10,\"UnitPrice\":150", "\"Quantity\":2,\"TotalPrice\":99.99" })
            await _salesforce.CreateAsync("OpportunityLineItem", $$"""{"OpportunityId":"{{id}}","PricebookEntryId":"01uxx00000GhIjK",{{line}}}""");
        await _salesforce.TextAsync("PATCH", "/sobjects/Opportunity/" + id, """{"Amount":5}""");

        var deal = await _salesforce.JsonAsync("GET", "/sobjects/Opportunity/" + id);

        Assert.That((deal["Amount"]!.ToJsonString(), deal["HasOpportunityLineItem"]!.GetValue<bool>()), Is.EqualTo(("1599.99", true)));
    }

    [Test]
    public async Task A_parent_is_reached_through_its_child()
    {
        var row = (await _salesforce.QueryAsync("SELECT Id, AccountId FROM Opportunity LIMIT 1"))["records"]![0]!;

        var account = await _salesforce.JsonAsync("GET", $"/sobjects/Opportunity/{row["Id"]}/Account");

        Assert.That(account["Id"]!.ToString(), Is.EqualTo(row["AccountId"]!.ToString()));
    }

    [Test]
    public async Task Instants_are_stored_as_whole_seconds_in_UTC()
    {
        await using var custom = await SalesforceTestClient.StartAsync(2, 42, ("customFields", "Opportunity.Kickoff__c:datetime,Opportunity.Cost_Centre__c:text"));
        var id = await custom.CreateAsync("Opportunity",
            """{"Name":"D","StageName":"Prospecting","CloseDate":"2026-12-31","Kickoff__c":"2026-12-01T10:00:00.987+02:00","Cost_Centre__c":"CC-1"}""");

        Assert.That(await custom.ColumnAsync("SELECT Kickoff__c FROM Opportunity WHERE Cost_Centre__c = 'cc-1'", "Kickoff__c"),
            Is.EqualTo(new[] { "2026-12-01T08:00:00.000+0000" }), id);
    }

    [Test]
    public async Task Without_multiple_currencies_there_is_no_currency_field()
    {
        await using var single = await SalesforceTestClient.StartAsync(2, 42, ("multiCurrency", "false"));

        var (status, body) = await single.TextAsync("GET", "/query?q=SELECT+CurrencyIsoCode+FROM+Opportunity");

        Assert.That(status, Is.EqualTo(400));
        Assert.That(body, Does.Contain("No such column 'CurrencyIsoCode' on entity 'Opportunity'").And.Contain("INVALID_FIELD"));
    }
}
