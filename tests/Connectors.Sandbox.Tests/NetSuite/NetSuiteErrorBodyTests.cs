using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>The error bodies, byte by byte.</summary>
public sealed class NetSuiteErrorBodyTests
{
    private const string Old = "\"type\":\"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html\"";
    private const string New = "\"type\":\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1\"";

    [Test]
    public async Task Bad_or_missing_tokens()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        const string Body = "{" + Old + ",\"title\":\"Unauthorized\",\"status\":401,\"o:errorDetails\":[{\"detail\":\"Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.\",\"o:errorCode\":\"INVALID_LOGIN\"}]}";
        foreach (var header in (string?[])[null, "Bearer nonsense", "Basic abc"])
        {
            var answer = await lab.SendAsync(HttpMethod.Get, lab.Records + "/customer/521", m =>
            {
                m.Headers.Authorization = null;
                if (header is not null) m.Headers.TryAddWithoutValidation("Authorization", header);
            });
            Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((401, Body)));
            Assert.That(answer.Message.Headers.WwwAuthenticate.ToString(),
                Is.EqualTo("Bearer realm=\"TSTDRV1234567_SB1\", error=\"invalid_token\", error_description=\"Invalid login attempt.\""));
        }
        var malformed = await lab.SendAsync(HttpMethod.Get, lab.Records + "/customer/521", m => m.Headers.TryAddWithoutValidation("Authorization", "Bearer a b"));
        Assert.That(malformed.Message.Headers.WwwAuthenticate.ToString(), Does.Contain("error=\"invalid_request\""));
    }

    [TestCase("customer/999")]
    [TestCase("customer/abc")]
    [TestCase("customer/eid:NONE")]
    public async Task No_such_record(string path)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.GetAsync(path);
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((404, "{" + Old + ",\"title\":\"Not Found\",\"status\":404,\"o:errorDetails\":[{\"detail\":\"Record does not exist.\",\"o:errorCode\":\"NONEXISTENT_ID\"}]}")));
        Assert.That(answer.Message.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/vnd.oracle.resource+json; type=error"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("{\"a\":1,\"a\":2}")]
    [TestCase("{\"companyName\":\"\\ud800\"}")]
    [TestCase("{\"\\ud800\":1}")]
    public async Task Malformed_requests(string body)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.PostAsync("customer", body);
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{" + Old + ",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"The request could not be understood by the server due to malformed syntax.\",\"o:errorCode\":\"INVALID_REQUEST\"}]}")));
    }

    [Test]
    public async Task Unexpected_failures_carry_an_error_id_and_do_nothing()
    {
        await using var lab = await NetSuiteLab.StartAsync(("unexpectedEvery", "1"));
        var answer = await lab.PostAsync("customer", """{"companyName":"A","subsidiary":{"id":"1"}}""");
        Assert.That((int)answer.Status, Is.EqualTo(500));
        Assert.That(answer.Text, Does.Match("^" + System.Text.RegularExpressions.Regex.Escape("{" + Old + ",\"title\":\"Internal Server Error\",\"status\":500,\"o:errorDetails\":[{\"detail\":\"An unexpected error occurred. Error ID: ")
            + "[0-9a-z]{16}" + System.Text.RegularExpressions.Regex.Escape("\",\"o:errorCode\":\"UNEXPECTED_ERROR\"}]}") + "$"));
        Assert.That(lab.Account.Store.Find("customer", "600"), Is.Null);
    }

    [TestCase("""{"companyName":"A"}""", "Please enter value(s) for: Primary Subsidiary.")]
    [TestCase("""{"isPerson":true,"firstName":"A","subsidiary":{"id":"1"}}""", "Please enter value(s) for: Last Name.")]
    [TestCase("{}", "Please enter value(s) for: Company Name, Primary Subsidiary.")]
    public async Task Missing_values(string body, string detail)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.PostAsync("customer", body);
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{" + New + ",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Error while accessing a resource. " + detail + "\",\"o:errorCode\":\"USER_ERROR\"}]}")));
    }

    [Test]
    public async Task A_taken_external_id()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await lab.PostAsync("customer", """{"companyName":"A","subsidiary":{"id":"1"},"externalId":"X-1"}""");
        var answer = await lab.PostAsync("customer", """{"companyName":"B","subsidiary":{"id":"1"},"externalId":"X-1"}""");
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{" + New + ",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Error while accessing a resource. This record already exists.\",\"o:errorCode\":\"USER_ERROR\"}]}")));
        Assert.That(await lab.RowsAsync("SELECT id FROM customer WHERE id >= 600"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unknown_table()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.QueryAsync("SELECT id FROM customr");
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{" + New + ",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Invalid search query. Detailed unprocessed description follows. Search error occurred: Record 'customr' was not found.\",\"o:errorQueryParam\":\"q\",\"o:errorCode\":\"INVALID_PARAMETER\"}]}")));
    }

    [Test]
    public async Task A_missing_preference()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.QueryAsync("SELECT id FROM customer", null, "", m => m.Headers.Remove("Prefer"));
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{" + New + ",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Missing required header Prefer: transient.\",\"o:errorHeader\":\"Prefer\",\"o:errorCode\":\"INVALID_HEADER\"}]}")));
    }

    [Test]
    public async Task A_missing_permission_is_said_by_the_record_service_and_hidden_by_suiteql()
    {
        await using var lab = await NetSuiteLab.StartAsync(("forbidden", "customer"));
        var answer = await lab.GetAsync("customer/521");
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((403, "{\"type\":\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.4\",\"title\":\"Forbidden\",\"status\":403,\"o:errorDetails\":[{\"detail\":\"Permission Violation: You need a higher level of the 'Lists -> Customers' permission to access this page.\",\"o:errorCode\":\"INSUFFICIENT_PERMISSION\"}]}")));
        Assert.That((await lab.QueryAsync("SELECT id FROM customer")).Detail, Does.EndWith("Record 'customer' was not found."));
    }

    [TestCase("""{"entity":{"id":"521"},"item":{"items":[{"item":{"id":"9999"},"amount":1}]}}""")]
    [TestCase("""{"entity":{"id":521},"item":{"items":[{"item":9999,"amount":1}]}}""")]
    public async Task An_unknown_reference(string body)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var answer = await lab.PostAsync("invoice", body);
        Assert.That(((int)answer.Status, answer.Text), Is.EqualTo((400, "{\"type\":\"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1\",\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: item\",\"o:errorCode\":\"INVALID_CONTENT\",\"o:errorPath\":\"item.items[0].item\"}]}")));
    }

    [TestCase("a b")]
    [TestCase("a|b")]
    [TestCase("ä")]
    public async Task External_ids_have_few_characters(string key)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        var body = new JsonObject { ["companyName"] = "A", ["subsidiary"] = new JsonObject { ["id"] = "1" } };
        Assert.That((await lab.PutAsync("customer/eid:" + Uri.EscapeDataString(key), body.ToJsonString())).ErrorPath, Is.EqualTo("externalId"));
        body["externalId"] = key;
        Assert.That((await lab.PostAsync("customer", body.ToJsonString())).ErrorPath, Is.EqualTo("externalId"));
    }

    [Test]
    public async Task Wrong_methods_types_and_addresses()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        Assert.That((int)(await lab.PutAsync("customer/521", "{}")).Status, Is.EqualTo(405));
        Assert.That((int)(await lab.SendAsync(HttpMethod.Get, lab.Account.Address + "services/rest/query/v1/suiteql")).Status, Is.EqualTo(405));
        Assert.That((await lab.GetAsync("revenueArrangement/1")).Code, Is.EqualTo("NOT_FOUND"));
        Assert.That((await lab.SendAsync(HttpMethod.Get, lab.Account.Address + "elsewhere")).Code, Is.EqualTo("NOT_FOUND"));
        var xml = await lab.WriteAsync(HttpMethod.Post, "customer", "<a/>", m => m.Content!.Headers.ContentType = new("text/xml"));
        Assert.That((int)xml.Status, Is.EqualTo(415));
        var mode = await lab.WriteAsync(HttpMethod.Post, "customer", "{}", m => m.Headers.Add("X-NetSuite-PropertyNameValidation", "Strict"));
        Assert.That(mode.Code, Is.EqualTo("INVALID_HEADER"));
    }
}
