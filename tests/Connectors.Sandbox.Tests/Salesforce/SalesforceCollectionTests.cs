using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceCollectionTests
{
    private const string Missing = """{"success":false,"errors":[{"statusCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [Name]","fields":["Name"]}]}""";

    private SalesforceTestClient _salesforce = null!;

    [SetUp]
    public async Task StartAsync() => _salesforce = await SalesforceTestClient.StartAsync(4);

    [TearDown]
    public async Task StopAsync() => await _salesforce.DisposeAsync();

    [Test]
    public async Task Rows_are_answered_one_by_one_and_share_a_second()
    {
        var results = await PostAsync(allOrNone: false, """{"Name":"A"}""", "{}", """{"Name":"B"}""");

        Assert.That(results.Select(row => row!["success"]!.GetValue<bool>()), Is.EqualTo(new[] { true, false, true }));
        Assert.That(results[1]!.ToJsonString(), Is.EqualTo(Missing));
        Assert.That((await _salesforce.ColumnAsync("SELECT SystemModstamp FROM Account WHERE Name IN ('A','B')", "SystemModstamp")).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task With_all_or_none_one_bad_row_takes_the_others_back()
    {
        var results = await PostAsync(allOrNone: true, """{"Name":"A"}""", "{}", """{"Name":"B"}""");

        Assert.That(results.Select(row => row!["errors"]![0]!["statusCode"]!.GetValue<string>()),
            Is.EqualTo(new[] { "ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING", "ALL_OR_NONE_OPERATION_ROLLED_BACK" }));
        Assert.That((await _salesforce.QueryAsync("SELECT COUNT() FROM Account WHERE Name IN ('A','B')"))["totalSize"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task The_worked_write_back_of_two_objects_in_one_call_is_taken()
    {
        var account = (await _salesforce.ColumnAsync("SELECT Id FROM Account LIMIT 1", "Id"))[0];
        var deal = (await _salesforce.ColumnAsync("SELECT Id FROM Opportunity LIMIT 1", "Id"))[0];

        var (status, body) = await _salesforce.TextAsync("PATCH", "/composite/sobjects",
            $$"""{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"id":"{{account}}","ERP_Id__c":"1042"},{"attributes":{"type":"Opportunity"},"id":"{{deal}}","PSA_Project_Id__c":"881"}]}""");

        Assert.That((status, body), Is.EqualTo((200, $$"""[{"id":"{{account}}","success":true,"errors":[]},{"id":"{{deal}}","success":true,"errors":[]}]""")));
        Assert.That(await _salesforce.ColumnAsync("SELECT Id FROM Account WHERE ERP_Id__c = '1042'", "Id"), Is.EqualTo(new[] { account }));
    }

    [Test]
    public async Task An_upsert_tells_created_from_updated_and_refuses_a_key_given_twice()
    {
        const string body = """{"records":[{"attributes":{"type":"Account"},"ERP_Id__c":"1","Name":"A"},{"attributes":{"type":"Account"},"ERP_Id__c":"2","Name":"B"},{"attributes":{"type":"Account"},"ERP_Id__c":"2","Name":"C"}]}""";

        var first = (await _salesforce.JsonAsync("PATCH", "/composite/sobjects/Account/ERP_Id__c", body)).AsArray();
        var again = (await _salesforce.JsonAsync("PATCH", "/composite/sobjects/Account/ERP_Id__c", body)).AsArray();

        Assert.That(first.Select(row => row!["created"]?.GetValue<bool>()), Is.EqualTo(new bool?[] { true, true, null }));
        Assert.That(again.Select(row => row!["created"]?.GetValue<bool>()), Is.EqualTo(new bool?[] { false, false, null }));
        Assert.That(again[0]!["id"]!.ToString(), Is.EqualTo(first[0]!["id"]!.ToString()));
        Assert.That(first[2]!["errors"]![0]!["statusCode"]!.GetValue<string>(), Is.EqualTo("DUPLICATE_EXTERNAL_ID"));
    }

    [Test]
    public async Task Rows_are_deleted_and_retrieved_by_id()
    {
        var ids = (await PostAsync(false, """{"Name":"A"}""", """{"Name":"B"}""")).Select(row => row!["id"]!.GetValue<string>()).ToArray();

        var deleted = await _salesforce.JsonAsync("DELETE", $"/composite/sobjects?ids={ids[0]}&allOrNone=false");
        var found = (await _salesforce.JsonAsync("GET", $"/composite/sobjects/Account?ids={ids[0]},{ids[1]}&fields=Name")).AsArray();

        Assert.That(deleted.ToJsonString(), Is.EqualTo($$"""[{"id":"{{ids[0]}}","success":true,"errors":[]}]"""));
        Assert.That(found[0], Is.Null);
        Assert.That(found[1]!["Name"]!.GetValue<string>(), Is.EqualTo("B"));
    }

    [Test]
    public async Task More_than_200_rows_are_refused_as_a_whole()
    {
        var records = string.Join(',', Enumerable.Repeat("""{"attributes":{"type":"Account"},"Name":"A"}""", 201));

        Assert.That((await _salesforce.TextAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""")).Status, Is.EqualTo(400));
    }

    private async Task<JsonArray> PostAsync(bool allOrNone, params string[] rows)
    {
        var records = rows.Select(row => { var json = JsonNode.Parse(row)!; json["attributes"] = new JsonObject { ["type"] = "Account" }; return json; });
        var body = new JsonObject { ["allOrNone"] = allOrNone, ["records"] = new JsonArray([.. records]) };
        return (await _salesforce.JsonAsync("POST", "/composite/sobjects", body.ToJsonString())).AsArray();
    }
}
