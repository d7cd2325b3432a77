using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A sandbox with one Jira account and an HTTP client with an API token.</summary>
internal sealed class JiraTestClient : IAsyncDisposable
{
    public const string Token = "api-token";

    private JiraTestClient(SandboxHost host)
    {
        Host = host;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Account.Address };
        Authorize(Basic("sandbox-user@example.com", Token));
    }

    public SandboxHost Host { get; }

    public HttpClient Http { get; }

    public SandboxAccount Account => Host.Accounts[0];

    /// <summary>Base of calls with an OAuth token, without the slash in front.</summary>
    public string Gateway { get; private set; } = "";

    public static Task<JiraTestClient> StartAsync(params (string Name, string Value)[] settings) => StartAsync(TimeProvider.System, settings);

    public static async Task<JiraTestClient> StartAsync(TimeProvider time, (string Name, string Value)[] settings, int seed = 42, string? folder = null)
    {
        var account = new SandboxAccountOptions { Vendor = "jira", Name = "acme", AccessToken = Token };
        foreach (var (name, value) in settings)
            account.Settings[name] = value;
        return new(await SandboxHost.StartAsync(new SandboxOptions { Seed = seed, Accounts = [account], ContentsDirectory = folder }, time));
    }

    public static AuthenticationHeaderValue Basic(string name, string token) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{token}")));

    public void Authorize(AuthenticationHeaderValue? header) => Http.DefaultRequestHeaders.Authorization = header;

    public Task<(int Status, JsonNode Body)> GrantAsync(string refreshToken, string secret = "sandbox-secret") => AnswerAsync("POST", "oauth/token",
        $$"""{"grant_type":"refresh_token","client_id":"sandbox-client","client_secret":"{{secret}}","refresh_token":"{{refreshToken}}"}""");

    /// <summary>Signs in by OAuth with the refresh token of the settings, and goes to the gateway's base.</summary>
    public async Task<JsonNode> SignInAsync(string refreshToken = "first")
    {
        var (_, grant) = await GrantAsync(refreshToken);
        Authorize(new("Bearer", grant["access_token"]!.GetValue<string>()));
        var sites = await JsonAsync("GET", "oauth/token/accessible-resources");
        Gateway = $"ex/jira/{sites[0]!["id"]}/";
        return grant;
    }

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Below the account's address; <c>~</c> stands for the REST base.</param>
    /// <param name="body">JSON.</param>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("~", Gateway + "rest/api/3", StringComparison.Ordinal));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.SendAsync(request);
    }

    public async Task<(int Status, string Body)> TextAsync(string method, string path, string? body = null)
    {
        using var response = await SendAsync(method, path, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, JsonNode Body)> AnswerAsync(string method, string path, string? body = null)
    {
        var (status, text) = await TextAsync(method, path, body);
        return (status, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public async Task<JsonNode> JsonAsync(string method, string path, string? body = null)
    {
        var (status, json) = await AnswerAsync(method, path, body);
        Assert.That(status, Is.InRange(200, 299), json.ToJsonString());
        return json;
    }

    public Task<JsonNode> SearchAsync(string jql, string more = "\"fields\":[\"*all\"]") =>
        JsonAsync("POST", "~/search/jql", $$"""{"jql":{{JsonValue.Create(jql)!.ToJsonString()}},{{more}}}""");

    /// <summary>Keys of all issues that a query finds, in its order.</summary>
    public async Task<string[]> KeysAsync(string jql) =>
        [.. (await SearchAsync(jql, "\"fields\":[\"key\"],\"maxResults\":1000"))["issues"]!.AsArray().Select(issue => issue!["key"]!.GetValue<string>())];

    /// <summary>The one message of a query that is refused.</summary>
    public async Task<string> RefusalAsync(string jql)
    {
        var (status, body) = await AnswerAsync("POST", "~/search/jql", $$"""{"jql":{{JsonValue.Create(jql)!.ToJsonString()}}}""");
        Assert.That(status, Is.EqualTo(400), body.ToJsonString());
        return body["errorMessages"]!.AsArray().Single()!.GetValue<string>();
    }

    public async Task<string> CreateAsync(string fields = "") => (await JsonAsync("POST", "~/issue",
        $$$"""{"fields":{"project":{"key":"ACME"},"issuetype":{"name":"Task"},"summary":"Made by a test"{{{fields}}}}}"""))["key"]!.GetValue<string>();

    public async Task<JsonNode> FieldsAsync(string key) => (await JsonAsync("GET", "~/issue/" + key))["fields"]!;

    public async Task AdvanceAsync(string by)
    {
        using var control = new HttpClient { BaseAddress = Host.ControlAddress };
        using var answer = await control.PostAsync("clock", new StringContent($$"""{"advance":"{{by}}"}"""));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
