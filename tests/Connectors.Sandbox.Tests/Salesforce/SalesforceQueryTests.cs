using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceQueryTests
{
    private SalesforceTestClient _salesforce = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _salesforce = await SalesforceTestClient.StartAsync(60);
        await _salesforce.CreateAsync("Account", """{"Name":"Alpha","ERP_Id__c":"C-1","BillingCity":"Mustertown"}""");
        await _salesforce.CreateAsync("Account", """{"Name":"alpine","Phone":"1"}""");
        await _salesforce.CreateAsync("Contact", """{"LastName":"Orphan"}""");
        await _salesforce.CreateAsync("Contact", """{"LastName":"Child","Account":{"ERP_Id__c":"c-1"}}""");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [TestCase("SELECT Id FROM Account WHERE Name = 'ALPHA'", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%'", 2)]
    [TestCase("SELECT Id FROM Account WHERE Name IN ('alpha','ALPINE','x')", 2)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Phone = null", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Phone != null", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Phone != '2'", 2)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Phone NOT IN ('1')", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND (NOT Phone = '1')", 1)]
    [TestCase("SELECT Id FROM Contact WHERE Account.Name != 'x' AND LastName IN ('Orphan','Child')", 2)]
    [TestCase("SELECT Id FROM Contact WHERE Account.Name = null AND LastName IN ('Orphan','Child')", 1)]
    [TestCase("SELECT Id FROM Contact WHERE Account.Name = 'alpha'", 1)]
    [TestCase("SELECT c.Id FROM Contact c WHERE c.Account.Name = 'alpha'", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Child')", 1)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND Id NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Child')", 1)]
    [TestCase("SELECT Id FROM Account WHERE CreatedDate = TODAY", 2)]
    [TestCase("SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:0", 2)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND CreatedDate >= 2026-11-20T10:00:01+02:00", 2)]
    [TestCase("SELECT Id FROM Account WHERE Name LIKE 'alp%' AND CreatedDate > 2026-11-20T08:00:01.900Z", 1)]
    public async Task A_condition_selects_the_rows_the_vendor_would(string soql, int rows) =>
        Assert.That((await _salesforce.QueryAsync(soql))["totalSize"]!.GetValue<int>(), Is.EqualTo(rows));

    [Test]
    public async Task A_query_without_LIMIT_counts_with_COUNT()
    {
        var all = (await _salesforce.ColumnAsync("SELECT Id FROM Opportunity", "Id")).Count;

        Assert.That((await _salesforce.QueryAsync("SELECT COUNT() FROM Opportunity")).ToJsonString(), Is.EqualTo($$"""{"totalSize":{{all}},"done":true,"records":[]}"""));
        Assert.That(all, Is.EqualTo(60));
    }

    [Test]
    public async Task Rows_are_shaped_with_attributes_parents_and_children()
    {
        const string soql = "SELECT Id,Name,Amount,account.name,Account.ERP_Id__c,Owner.Email,(SELECT Id,Quantity,Product2.ProductCode FROM OpportunityLineItems) "
            + "FROM Opportunity WHERE HasOpportunityLineItem = true LIMIT 1";

        var row = (await _salesforce.QueryAsync(soql))["records"]![0]!.AsObject();

        Assert.That(row.Select(pair => pair.Key), Is.EqualTo(new[] { "attributes", "Id", "Name", "Amount", "Account", "Owner", "OpportunityLineItems" }));
        var id = row["Id"]!.GetValue<string>();
        Assert.That(row["attributes"]!.ToJsonString(), Is.EqualTo($$"""{"type":"Opportunity","url":"/services/data/v68.0/sobjects/Opportunity/{{id}}"}"""));
        Assert.That(row["Amount"]!.ToJsonString(), Does.Match("^\\d+\\.\\d+$"));
        Assert.That(row["Account"]!.AsObject().Select(pair => pair.Key), Is.EqualTo(new[] { "attributes", "Name", "ERP_Id__c" }));
        Assert.That(row["Owner"]!["Email"]!.GetValue<string>(), Does.EndWith("@example.com"));
        var lines = row["OpportunityLineItems"]!;
        Assert.That(lines["totalSize"]!.GetValue<int>(), Is.EqualTo(lines["records"]!.AsArray().Count).And.GreaterThan(0));
        Assert.That(lines["records"]![0]!["Product2"]!["ProductCode"]!.GetValue<string>(), Is.Not.Empty);
    }

    [Test]
    public async Task A_null_parent_and_an_empty_subquery_are_null()
    {
        var contact = (await _salesforce.QueryAsync("SELECT Account.Name FROM Contact WHERE LastName = 'Orphan'"))["records"]![0]!.AsObject();
        var account = (await _salesforce.QueryAsync("SELECT Name, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'alpine'"))["records"]![0]!.AsObject();

        Assert.That((contact.ContainsKey("Account"), contact["Account"]), Is.EqualTo((true, (JsonNode?)null)));
        Assert.That((account.ContainsKey("Contacts"), account["Contacts"]), Is.EqualTo((true, (JsonNode?)null)));
    }

    [Test]
    public async Task Nulls_stand_first_unless_the_query_says_last()
    {
        var first = await _salesforce.ColumnAsync("SELECT Phone FROM Account WHERE Name LIKE 'alp%' ORDER BY Phone", "Phone");
        var last = await _salesforce.ColumnAsync("SELECT Phone FROM Account WHERE Name LIKE 'alp%' ORDER BY Phone ASC NULLS LAST", "Phone");
        var descending = await _salesforce.ColumnAsync("SELECT Amount FROM Opportunity WHERE Amount != null ORDER BY Amount DESC", "Amount");

        Assert.That(first, Is.EqualTo(new[] { null, "1" }));
        Assert.That(last, Is.EqualTo(new[] { "1", null }));
        Assert.That(descending.Select(decimal.Parse!), Is.Ordered.Descending);
    }

    [Test]
    public async Task Ids_are_accepted_with_15_characters_and_compared_with_case()
    {
        var id = (await _salesforce.ColumnAsync("SELECT Id FROM Account WHERE Name = 'Alpha'", "Id"))[0]!;
        var folded = string.Concat(id[..15].Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

        Assert.That(await _salesforce.ColumnAsync($"SELECT Id FROM Account WHERE Id = '{id[..15]}'", "Id"), Is.EqualTo(new[] { id }));
        Assert.That(await _salesforce.ColumnAsync($"SELECT Id FROM Account WHERE Id = '{folded}'", "Id"), Is.Empty);
    }

    [TestCase("SELECT Id, Nam FROM Account", """[{"message":"\nSELECT Id, Nam FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nam' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.","errorCode":"INVALID_FIELD"}]""")]
    [TestCase("SELECT Id FRM Account", """[{"message":"unexpected token: 'FRM'","errorCode":"MALFORMED_QUERY"}]""")]
    [TestCase("SELECT Id FROM Foo", """[{"message":"sObject type 'Foo' is not supported.","errorCode":"INVALID_TYPE"}]""")]
    [TestCase("SELECT Id, Name, name FROM Account", """[{"message":"duplicate field selected: Name","errorCode":"MALFORMED_QUERY"}]""")]
    public async Task A_wrong_query_is_refused_byte_for_byte(string soql, string body) =>
        Assert.That(await _salesforce.TextAsync("GET", "/query?q=" + Uri.EscapeDataString(soql)), Is.EqualTo((400, body)));

    [TestCase("SELECT Id FROM Account WHERE Amount = 1", "INVALID_FIELD")]
    [TestCase("SELECT Id FROM Opportunity WHERE Amount = '1'", "INVALID_FIELD")]
    [TestCase("SELECT Id FROM Opportunity WHERE SystemModstamp > '2026-11-20T08:00:00Z'", "INVALID_FIELD")]
    [TestCase("SELECT Id FROM Opportunity WHERE CloseDate > 2026-11-20T08:00:00Z", "INVALID_FIELD")]
    [TestCase("SELECT Id FROM Account WHERE BillingAddress = 'x'", "INVALID_FIELD")]
    [TestCase("SELECT Foo.Name FROM Account", "INVALID_FIELD")]
    [TestCase("SELECT Id, (SELECT Id FROM Foos) FROM Account", "INVALID_TYPE")]
    [TestCase("SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR")]
    [TestCase("SELECT Id FROM Account WHERE Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR")]
    public async Task A_query_that_does_not_fit_the_schema_is_refused_with_this_code(string soql, string code) =>
        Assert.That((await _salesforce.TextAsync("GET", "/query?q=" + Uri.EscapeDataString(soql))).Body, Does.EndWith($"\"errorCode\":\"{code}\"}}]"));

    [Test]
    public async Task FIELDS_expands_and_an_address_is_put_together()
    {
        var all = (await _salesforce.QueryAsync("SELECT FIELDS(ALL) FROM Account WHERE Name = 'Alpha' LIMIT 1"))["records"]![0]!.AsObject();
        var custom = (await _salesforce.QueryAsync("SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'Alpha' LIMIT 1"))["records"]![0]!.AsObject();

        Assert.That(all["BillingAddress"]!["city"]!.GetValue<string>(), Is.EqualTo("Mustertown"));
        Assert.That(all["SystemModstamp"]!.GetValue<string>(), Does.Match(@"^2026-11-20T08:00:\d\d\.000\+0000$"));
        Assert.That(custom.Select(pair => pair.Key), Is.EqualTo(new[] { "attributes", "ERP_Id__c" }));
    }

    [Test]
    public async Task The_worked_query_of_the_closed_won_flow_is_served_as_clients_send_it()
    {
        const string path = "/query/?q=SELECT+Id,Name,AccountId,Account.Name,Account.ERP_Id__c,Amount,CloseDate,StageName,IsClosed,IsWon,CurrencyIsoCode,OwnerId,"
            + "Owner.Email,SystemModstamp,(SELECT+Id,Quantity,UnitPrice,TotalPrice,ServiceDate,Description,Product2Id,Product2.ProductCode,PricebookEntryId+FROM+"
            + "OpportunityLineItems)+FROM+Opportunity+WHERE+IsWon=true+AND+SystemModstamp+%3E=+2026-11-01T08:05:00Z+AND+SystemModstamp+%3C+2026-11-20T08:58:00Z+"
            + "ORDER+BY+SystemModstamp,Id";

        var page = await _salesforce.JsonAsync("GET", path, null, ("Sforce-Query-Options", "batchSize=200"));

        Assert.That(page["records"]!.AsArray(), Is.Not.Empty);
        Assert.That(page["records"]!.AsArray().Select(row => row!["IsWon"]!.GetValue<bool>()), Is.All.True);
    }

    [Test]
    public async Task Pretty_printing_changes_the_spaces_only()
    {
        var (_, plain) = await _salesforce.TextAsync("GET", "/query?q=SELECT+Id+FROM+Account+LIMIT+2");
        var (_, pretty) = await _salesforce.TextAsync("GET", "/query?q=SELECT+Id+FROM+Account+LIMIT+2", null, ("X-PrettyPrint", "1"));

        Assert.That(pretty, Does.Contain("\n"));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(pretty), JsonNode.Parse(plain)), Is.True);
    }

    [Test]
    public async Task A_request_line_above_16384_bytes_is_too_long_and_one_below_is_not()
    {
        string Path(int length) => $"/query?q=SELECT+Id+FROM+Account+WHERE+Name='{new string('x', length)}'";

        Assert.That((await _salesforce.TextAsync("GET", Path(15_500))).Status, Is.EqualTo(200));
        Assert.That((await _salesforce.TextAsync("GET", Path(16_400))).Status, Is.EqualTo(414));
    }
}
