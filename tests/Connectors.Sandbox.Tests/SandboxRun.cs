using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

/// <summary>A sandbox with one account and a client that is logged in.</summary>
internal sealed class SandboxRun : IAsyncDisposable
{
    private SandboxRun(SandboxHost host, SandboxOptions options)
    {
        (Host, Options) = (host, options);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Account.Address };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", "token");
    }

    public SandboxHost Host { get; }

    public SandboxOptions Options { get; }

    public SandboxAccount Account => Host.Accounts[0];

    public HttpClient Http { get; }

    public static async Task<SandboxRun> KantataAsync(Action<SandboxOptions>? change = null, string? recorded = null, int entries = 60, TimeProvider? time = null)
    {
        var options = new SandboxOptions
        {
            Accounts = [new() { Vendor = "kantata", Name = "acme", AccessToken = "token", RecordedPages = recorded, TimeEntries = entries }],
        };
        change?.Invoke(options);
        return new(await SandboxHost.StartAsync(options, time ?? TimeProvider.System), options);
    }

    public async Task<JsonObject> GetAsync(string path) => (JsonObject)JsonNode.Parse(await Http.GetStringAsync(path))!;

    /// <summary>Every record of a collection, page by page.</summary>
    public async Task<Dictionary<string, JsonNode>> AllAsync(string collection, string query = "")
    {
        var found = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var body = await GetAsync($"api/v1/{collection}?per_page=7&page={page}{query}");
            foreach (var result in body["results"]!.AsArray())
            {
                var id = result!["id"]!.GetValue<string>();
                Assert.That(found.TryAdd(id, body[collection]![id]!), Is.True, $"{collection}/{id} came twice");
            }

            if (page >= body["meta"]!["page_count"]!.GetValue<int>())
            {
                return found;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
