using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Somebody who works in a tenant's Jira.</summary>
internal sealed class JiraPerson : IDisposable
{
    private const string Comment =
        """{"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Looks good to me."}]}]}}""";

    private readonly HttpClient _http;

    public JiraPerson(Scene scene, string tenant)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"sandbox-user@example.com:{TenantSecrets.Token(tenant)}"));
        _http = new HttpClient { BaseAddress = scene.Sandbox["jira", tenant].Address };
        _http.DefaultRequestHeaders.Authorization = new("Basic", login);
    }

    /// <summary>An issue that is in progress.</summary>
    public async Task<string> OpenIssueAsync()
    {
        var query = new JsonObject { ["jql"] = "statusCategory = \"In Progress\" ORDER BY key", ["fields"] = new JsonArray("status") };
        return (await PostAsync("search/jql", query))!["issues"]![0]!["id"]!.GetValue<string>();
    }

    public Task CommentAsync(string issue) => PostAsync($"issue/{issue}/comment", JsonNode.Parse(Comment)!);

    public async Task FinishAsync(string issue)
    {
        var path = $"issue/{issue}/transitions";
        var done = (await GetAsync(path))["transitions"]!.AsArray()
            .First(transition => transition!["to"]!["statusCategory"]!["key"]!.GetValue<string>() == "done");
        await PostAsync(path, new JsonObject { ["transition"] = new JsonObject { ["id"] = done!["id"]!.GetValue<string>() } });
    }

    public async Task<string> CategoryOfAsync(string issue) =>
        (await GetAsync($"issue/{issue}?fields=status"))["fields"]!["status"]!["statusCategory"]!["key"]!.GetValue<string>();

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonObject>($"rest/api/3/{path}"))!;

    private async Task<JsonNode?> PostAsync(string path, JsonNode body)
    {
        using var answer = await _http.PostAsJsonAsync($"rest/api/3/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
