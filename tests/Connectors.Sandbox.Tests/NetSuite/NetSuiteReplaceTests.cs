using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A repeated write doubles lines without a key unless `replace` names the sublist.</summary>
public sealed class NetSuiteReplaceTests
{
    private const string Unkeyed = """{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"54"},"quantity":2,"rate":10},{"item":{"id":"55"},"quantity":1,"rate":5}]}}""";
    private const string Keyed = """{"entity":{"id":"521"},"item":{"items":[{"line":1,"item":{"id":"54"},"quantity":2,"rate":10},{"line":2,"item":{"id":"55"},"quantity":1,"rate":5}]}}""";

    [TestCase("?replace=item", 2, 25)]
    [TestCase("", 4, 50)]
    public async Task Lines_without_a_key_double_unless_they_replace(string query, int lines, int total)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:I-1" + query, Unkeyed);
        await lab.PutAsync("invoice/eid:I-1" + query, Unkeyed);
        var invoice = await ExpandedAsync(lab, "invoice/eid:I-1");
        Assert.That((Lines(invoice).Count, invoice["total"]!.GetValue<int>()), Is.EqualTo((lines, total)));
    }

    [TestCase("?replace=item")]
    [TestCase("")]
    public async Task Lines_with_their_key_never_double(string query)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:I-1" + query, Keyed);
        await lab.PutAsync("invoice/eid:I-1" + query, Keyed);
        Assert.That(Lines(await ExpandedAsync(lab, "invoice/eid:I-1")), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Replace_keeps_what_a_key_names_drops_the_rest_and_adds_the_new()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:I-1", Keyed);
        await lab.PatchAsync("invoice/eid:I-1?replace=item", """{"item":{"items":[{"line":2,"quantity":3},{"item":{"id":"56"},"amount":7}]}}""");
        var lines = Lines(await ExpandedAsync(lab, "invoice/eid:I-1"));
        Assert.That(lines.Select(l => $"{l["line"]}:{l["item"]!["id"]}:{l["amount"]}"), Is.EqualTo((string[])["2:55:15", "3:56:7"]));
    }

    [Test]
    public async Task Without_replace_a_key_merges_and_other_lines_stay()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:I-1", Keyed);
        await lab.PatchAsync("invoice/eid:I-1", """{"item":{"items":[{"line":2,"description":"later"}]}}""");
        var lines = Lines(await ExpandedAsync(lab, "invoice/eid:I-1"));
        Assert.That(lines.Select(l => $"{l["line"]}:{l["amount"]}:{l["description"]}"), Is.EqualTo((string[])["1:20:", "2:5:later"]));
    }

    [Test]
    public async Task An_update_without_the_sublist_leaves_it_alone_even_if_replace_names_it()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("invoice/eid:I-1", Keyed);
        await lab.PatchAsync("invoice/eid:I-1?replace=item", """{"memo":"x"}""");
        Assert.That(Lines(await ExpandedAsync(lab, "invoice/eid:I-1")), Has.Count.EqualTo(2));
    }

    [TestCase("?replace=addressBook", 1)]
    [TestCase("", 2)]
    public async Task Addresses_follow_the_same_rule(string query, int count)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        const string Body = """{"companyName":"A","subsidiary":{"id":"1"},"addressBook":{"items":[{"label":"HQ","addressBookAddress":{"city":"Berlin"}}]}}""";
        await lab.PutAsync("customer/eid:C-1" + query, Body);
        await lab.PutAsync("customer/eid:C-1" + query, Body);
        var customer = await ExpandedAsync(lab, "customer/eid:C-1");
        Assert.That(customer["addressBook"]!["items"]!.AsArray(), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Selected_fields_are_cleared_and_unknown_names_refused()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PutAsync("customer/eid:C-1", """{"companyName":"A","subsidiary":{"id":"1"},"phone":"1","email":"a@b.test"}""");
        await lab.PatchAsync("customer/eid:C-1?replaceSelectedFields=true&replace=phone,email", """{"email":"c@d.test"}""");
        var customer = (await lab.GetAsync("customer/eid:C-1")).Json;
        Assert.That((customer["phone"], customer["email"]!.GetValue<string>()), Is.EqualTo(((JsonNode?)null, "c@d.test")));
        Assert.That((await lab.PatchAsync("customer/eid:C-1?replace=items", "{}")).Code, Is.EqualTo("INVALID_PARAMETER"));
    }

    private static async Task<JsonObject> ExpandedAsync(NetSuiteLab lab, string path) => (await lab.GetAsync(path + "?expandSubResources=true")).Json;

    private static List<JsonNode> Lines(JsonObject invoice) => [.. invoice["item"]!["items"]!.AsArray().Select(l => l!)];
}
