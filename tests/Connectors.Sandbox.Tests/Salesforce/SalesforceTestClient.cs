using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A sandbox with one Salesforce account and a signed-in HTTP client.</summary>
internal sealed class SalesforceTestClient : IAsyncDisposable
{
    public const string Version = "/services/data/v68.0";

    private SalesforceTestClient(SandboxHost host) => (Host, Http) = (host, new HttpClient { BaseAddress = host.Accounts[0].Address });

    public SandboxHost Host { get; }

    public HttpClient Http { get; }

    public SandboxAccount Account => Host.Accounts[0];

    public static async Task<SalesforceTestClient> StartAsync(int deals = 20, int seed = 42, params (string Name, string Value)[] settings)
    {
        var account = new SandboxAccountOptions { Vendor = "salesforce", Name = "acme", Deals = deals };
        foreach (var (name, value) in settings)
            account.Settings[name] = value;
        return await ConnectAsync(await SandboxHost.StartAsync(new SandboxOptions { Seed = seed, Accounts = [account] }));
    }

    public static async Task<SalesforceTestClient> ConnectAsync(SandboxHost host)
    {
        var client = new SalesforceTestClient(host);
        await client.SignInAsync();
        return client;
    }

    public async Task<JsonNode> SignInAsync()
    {
        var (_, token) = await FormAsync("grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["access_token"]!.GetValue<string>());
        return token;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> FormAsync(string form, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Authorization = basic is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Below the version, or absolute.</param>
    /// <param name="body">JSON.</param>
    /// <param name="header">One more header.</param>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null, (string Name, string Value)? header = null)
    {
        var url = path.StartsWith("/services", StringComparison.Ordinal) ? path : Version + path;
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (header is { } more)
            request.Headers.TryAddWithoutValidation(more.Name, more.Value);
        return await Http.SendAsync(request);
    }

    public async Task<(int Status, string Body)> TextAsync(string method, string path, string? body = null, (string Name, string Value)? header = null)
    {
        using var response = await SendAsync(method, path, body, header);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonNode> JsonAsync(string method, string path, string? body = null, (string Name, string Value)? header = null)
    {
        var (status, text) = await TextAsync(method, path, body, header);
        Assert.That(status, Is.InRange(200, 299), text);
        return JsonNode.Parse(text)!;
    }

    public Task<JsonNode> QueryAsync(string soql, (string Name, string Value)? header = null) => JsonAsync("GET", "/query?q=" + Uri.EscapeDataString(soql), null, header);

    /// <summary>One column of all rows of a query that fits one page.</summary>
    public async Task<List<string?>> ColumnAsync(string soql, string column) =>
        [.. (await QueryAsync(soql))["records"]!.AsArray().Select(row => row![column]?.ToString())];

    public async Task<string> CreateAsync(string type, string body) => (await JsonAsync("POST", "/sobjects/" + type, body))["id"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
