using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteCollectionTests
{
    private static NetSuiteLab _lab = null!;

    [OneTimeSetUp]
    public static async Task Start() => _lab = await NetSuiteLab.StartAsync();

    [OneTimeTearDown]
    public static async Task Stop() => await _lab.DisposeAsync();

    [Test]
    public async Task A_collection_has_ids_and_links_and_no_bodies()
    {
        var answer = await _lab.GetAsync("customer?limit=2&offset=0");
        var at = _lab.Records + "/customer";
        Assert.That(answer.Text, Is.EqualTo(
            $$"""{"links":[{"rel":"next","href":"{{at}}?limit=2&offset=2"},{"rel":"last","href":"{{at}}?limit=2&offset=2"},{"rel":"self","href":"{{at}}?limit=2&offset=0"}],"items":[{"links":[{"rel":"self","href":"{{at}}/521"}],"id":"521"},{"links":[{"rel":"self","href":"{{at}}/522"}],"id":"522"}],"count":2,"offset":0,"hasMore":true,"totalResults":3}"""));
        Assert.That((await _lab.GetAsync("customer?limit=2&offset=1")).Code, Is.EqualTo("INVALID_PARAMETER"));
    }

    [TestCase("employee", "lastName IS Ostby", "503")]
    [TestCase("employee", "lastName IS \"Ostby\" OR lastName START_WITH Cal", "501,503")]
    [TestCase("employee", "title CONTAIN consultant AND supervisor ANY_OF [501, 999]", "502,503")]
    [TestCase("employee", "supervisor EMPTY", "501")]
    [TestCase("employee", "supervisor EMPTY_NOT AND id GREATER 502", "503")]
    [TestCase("employee", "id EQUAL 501 OR id EQUAL 502 AND id EQUAL 503", "501")]
    [TestCase("employee", "(id EQUAL 501 OR id EQUAL 502) AND isJobManager IS false", "502")]
    [TestCase("employee", "hireDate ON_OR_AFTER \"9/15/2022\"", "502,503")]
    [TestCase("employee", "hireDate BEFORE \"09/15/2022\"", "501")]
    [TestCase("employee", "hireDate ON \"09/15/2022\"", "502")]
    [TestCase("employee", "isInactive IS true", "")]
    [TestCase("customer", "entityStatus ANY_OF [13] AND currency ANY_OF [2,3]", "522,523")]
    [TestCase("currency", "exchangeRate BETWEEN [1, 1.1]", "1,2")]
    [TestCase("currency", "symbol IS_NOT USD AND dateCreated ON_OR_AFTER \"11/20/2026\"", "2,3,4")]
    public async Task The_q_parameter_filters(string type, string q, string ids)
    {
        var answer = await _lab.GetAsync($"{type}?q={Uri.EscapeDataString(q)}");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(string.Join(',', answer.Items.Select(i => i!["id"]!.GetValue<string>())), Is.EqualTo(ids));
    }

    [TestCase("lastName")]
    [TestCase("lastName IS")]
    [TestCase("lastName BETWEEN [1,2]")]
    [TestCase("nothing IS 1")]
    [TestCase("hireDate ON 2022-09-15")]
    [TestCase("id EQUAL x")]
    [TestCase("(id EQUAL 1")]
    [TestCase("id EQUAL 1 id EQUAL 2")]
    [TestCase("lastName IS \"x")]
    public async Task A_bad_filter_is_an_invalid_parameter(string q) =>
        Assert.That((await _lab.GetAsync($"employee?q={Uri.EscapeDataString(q)}")).Code, Is.EqualTo("INVALID_PARAMETER"));

    [Test]
    public async Task The_catalogue_lists_types_and_their_schemas_hold_custom_fields()
    {
        var list = await _lab.GetAsync("metadata-catalog?select=customer,INVOICE");
        Assert.That(list.Items.Select(i => i!["name"]!.GetValue<string>()), Is.EqualTo((string[])["customer", "invoice"]));
        Assert.That(list.Items[0]!["links"]!.AsArray().Select(l => l!["mediaType"]!.GetValue<string>()),
            Is.EqualTo((string[])["application/json", "application/swagger+json", "application/schema+json"]));
        var schema = await _lab.SendAsync(HttpMethod.Get, list.Items[0]!["links"]![2]!["href"]!.GetValue<string>());
        Assert.That(schema.Message.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/schema+json"));
        Assert.That(schema.Json["properties"]!["custentity_sf_account_id"]!.ToJsonString(),
            Is.EqualTo("""{"title":"custentity_sf_account_id","type":"string","x-ns-filterable":true,"x-ns-custom-field":true}"""));
        Assert.That((await _lab.GetAsync("metadata-catalog")).Items, Has.Count.EqualTo(10));
    }

    [Test]
    public void Every_route_is_named_once()
    {
        var routes = new NetSuiteSandbox().Routes;
        Assert.That(routes, Is.Unique);
        Assert.That(routes, Does.Contain(new SandboxRoute("PUT", "/record/v1/invoice/eid:{externalId}")));
    }
}
