using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Tasks from Jira to Kantata by the flow of the package, and back by one of the test, over the vendors' real mappings.</summary>
internal sealed class BothWays(Scene scene) : IAsyncDisposable
{
    public const string There = "task-status-to-project";
    public const string Back = "story-status-to-task";

    private const string Tenant = "acme";

    private const string BackDocument = """
        { "flow": "story-status-to-task", "version": "1.0.0",
          "trigger": { "entity": "task", "role": "psa", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "work-task", "entity": "task", "role": "work", "verb": "upsert", "record": "@self" } ] }
        """;

    private readonly ServiceProvider _services = Host(scene);

    /// <summary>Runs both directions until neither writes.</summary>
    /// <returns>Writes there and back.</returns>
    public async Task<(int There, int Back)> ConvergeAsync()
    {
        var tenant = await _services.GetRequiredService<ITenants>().OpenAsync(new(Tenant));
        var (there, back) = (0, 0);
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await RunAsync(tenant, There), await RunAsync(tenant, Back));
            (there, back) = (there + one, back + other);
            if (one + other == 0)
            {
                return (there, back);
            }
        }

        Assert.Fail($"Five rounds and still writing: {there} there, {back} back.");
        return default;
    }

    /// <summary>What a person does at Kantata.</summary>
    public async Task PutStoryAsync(string id, string state)
    {
        using var http = new HttpClient { BaseAddress = scene.Sandbox["kantata", Tenant].Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TenantSecrets.Token(Tenant));
        using var answer = await http.PutAsJsonAsync($"api/v1/stories/{id}", new { story = new { state } });
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The Kantata task that a Jira issue became, as it stands.</summary>
    public async Task<JsonObject> StoryOfAsync(string issue)
    {
        using var http = new HttpClient();
        var contents = await http.GetFromJsonAsync<JsonObject>(new Uri(scene.Sandbox.ControlAddress, $"contents/kantata/{Tenant}"));
        var reference = contents!["external_references"]!.AsArray().Single(one => one!["service_model"]!.GetValue<string>() == "task"
            && one["service_model_ref"]!.GetValue<string>() == $"jira-{issue}");
        return contents["stories"]!.AsArray().Single(story => story!["id"]!.ToString() == reference!["subject_id"]!.ToString())!.AsObject();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<int> RunAsync(TenantContext tenant, string flow)
    {
        var report = await _services.GetRequiredService<IFlowRunner>().RunAsync(tenant, flow);
        Assert.That(report.Faults, Is.Empty);
        return report.Written;
    }

    private static ServiceProvider Host(Scene scene)
    {
        var addresses = scene.Sandbox.Accounts.Select(account => new SandboxAddress(account.Vendor, account.Name, account.Address)).ToArray();
        var services = new ServiceCollection();
        services.AddConnectors(TenantConfiguration.Of(addresses, scene.Key))
            .AddSalesforce().AddNetSuite().AddWorkday().AddJira()
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
            .AddFlow(There)
            .AddFlow(new FlowText("test.flow.json", Encoding.UTF8.GetBytes(BackDocument)));
        return services.BuildServiceProvider();
    }
}
