using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class ControlPortTests
{
    private SandboxRun _run = null!;
    private HttpClient _control = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _run = await SandboxRun.KantataAsync();
        _control = new() { BaseAddress = _run.Host.ControlAddress };
    }

    [TearDown]
    public async Task StopAsync()
    {
        _control.Dispose();
        await _run.DisposeAsync();
    }

    [Test]
    public async Task It_lists_the_accounts_and_where_they_answer()
    {
        var accounts = JsonNode.Parse(await _control.GetStringAsync("accounts"))!;
        Assert.That(accounts.ToJsonString(), Is.EqualTo($$"""[{"vendor":"kantata","name":"acme","address":"{{_run.Account.Address}}"}]"""));
    }

    [Test]
    public async Task It_shows_whole_contents_by_collection()
    {
        var contents = JsonNode.Parse(await _control.GetStringAsync("contents/kantata/acme"))!.AsObject();
        Assert.That(contents.Select(collection => collection.Key), Is.Ordered.And.SupersetOf(new[] { "time_entries", "users", "workspaces" }));
        Assert.That(contents["time_entries"]!.AsArray(), Has.Count.EqualTo(60));
    }

    [Test]
    public async Task The_request_log_tells_what_came_and_keeps_no_secret()
    {
        using var asked = await _run.Http.GetAsync("api/v1/users?per_page=1");
        using var token = await _run.Http.PostAsync("oauth/token?client_secret=sandbox-secret&grant_type=client_credentials", new StringContent("client_secret=sandbox-secret"));
        using var missed = await _run.Http.GetAsync("api/v1/nothing");

        var log = await _control.GetStringAsync("requests/kantata/acme");

        Assert.That(JsonNode.Parse(log)!.AsArray().Select(entry => entry!.ToJsonString()), Is.EqualTo(new[]
        {
            """{"number":1,"method":"GET","path":"/api/v1/users?per_page=1","status":200}""",
            $$"""{"number":2,"method":"POST","path":"/oauth/token?client_secret=***\u0026grant_type=client_credentials","status":{{(int)token.StatusCode}}}""",
            """{"number":3,"method":"GET","path":"/api/v1/nothing","status":404}""",
        }));
        Assert.That(log, Does.Not.Contain("sandbox-secret").And.Not.Contain("Bearer"));
    }

    [Test]
    public async Task It_moves_the_clock()
    {
        var before = _run.Account.Clock.Now;
        Assert.That(await PostAsync("clock", """{"advance":"PT1H"}"""), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_run.Account.Clock.Now, Is.EqualTo(before.AddHours(1)));
    }

    [TestCase("""{"action":"status","code":503,"body":"down","contentType":"text/plain","headers":{"Retry-After":"7"}}""", 503)]
    [TestCase("""{"action":"garbage"}""", 200)]
    [TestCase("""{"action":"dropBefore"}""", 0)]
    [TestCase("""{"action":"commitThenDrop"}""", 0)]
    [TestCase("""{"action":"truncate","bytes":5}""", 0)]
    [TestCase("""{"random":{"seed":3,"rate":1,"actions":[{"action":"status","code":500}]}}""", 500)]
    public async Task Faults_can_be_set_and_cleared_over_it(string fault, int expected)
    {
        Assert.That(await PostAsync("faults/kantata/acme", fault), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskAsync(), Is.EqualTo(expected));

        using var cleared = await _control.DeleteAsync("faults/kantata/acme");
        Assert.That(await AskAsync(), Is.EqualTo(200));
    }

    [TestCase("POST", "clock", "{}", HttpStatusCode.BadRequest)]
    [TestCase("POST", "clock", """{"advance":"-PT1H"}""", HttpStatusCode.BadRequest)]
    [TestCase("POST", "clock", "{", HttpStatusCode.BadRequest)]
    [TestCase("POST", "faults/kantata/acme", """{"action":"explode"}""", HttpStatusCode.BadRequest)]
    [TestCase("POST", "faults/kantata/acme", """{"action":"truncate"}""", HttpStatusCode.BadRequest)]
    [TestCase("POST", "faults/kantata/acme", """{"action":"garbage","times":0}""", HttpStatusCode.BadRequest)]
    [TestCase("POST", "faults/kantata/acme", """{"action":"garbage","skip":"one"}""", HttpStatusCode.BadRequest)]
    [TestCase("POST", "faults/kantata/acme", """{"random":{"rate":2,"actions":[{"action":"garbage"}]}}""", HttpStatusCode.BadRequest)]
    [TestCase("GET", "contents/kantata/unheard", null, HttpStatusCode.NotFound)]
    [TestCase("GET", "requests/unheard/acme", null, HttpStatusCode.NotFound)]
    [TestCase("GET", "", null, HttpStatusCode.NotFound)]
    public async Task What_it_does_not_understand_it_says(string method, string path, string? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        using var answer = await _control.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        Assert.That(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.GetValue<string>(), Is.Not.Empty);
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body)
    {
        using var answer = await _control.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return answer.StatusCode;
    }

    /// <summary>The status, 0 when the answer did not come whole.</summary>
    private async Task<int> AskAsync()
    {
        try
        {
            using var answer = await _run.Http.GetAsync("api/v1/users");
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
