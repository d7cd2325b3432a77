using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Connectors.Sandbox.Tests;

/// <summary>Real processes, really killed.</summary>
public sealed class SandboxProcessTests
{
    [Test]
    public async Task It_serves_and_ends_with_its_handle()
    {
        using var folder = new TemporaryFolder();
        await using (var sandbox = await StartAsync(folder.Path))
        {
            Assert.That(sandbox.Accounts.Select(account => (account.Vendor, account.Name)), Is.EqualTo(new[] { ("kantata", "acme") }));
            await CreateAsync(sandbox.Accounts[0].Address, "Kept Ltd");
        }

        Assert.That(await ContentsAsync(folder.Path), Does.Contain("Kept Ltd"));
    }

    [Test]
    public async Task What_was_answered_survives_a_kill()
    {
        using var folder = new TemporaryFolder();
        await using (var sandbox = await StartAsync(folder.Path))
        {
            await CreateAsync(sandbox.Accounts[0].Address, "Survivor Ltd");
            using var process = Process.GetProcessById(sandbox.ProcessId);
            process.Kill();
        }

        Assert.That(await ContentsAsync(folder.Path), Does.Contain("Survivor Ltd"));
    }

    [Test]
    public async Task It_ends_when_its_parent_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var parent = Process.Start(new ProcessStartInfo("dotnet", ChildProgram.Arguments(ChildProgram.Parent)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await parent.StandardInput.WriteLineAsync(JsonSerializer.Serialize(Options(folder.Path), JsonSerializerOptions.Web));
        var address = new Uri((await parent.StandardOutput.ReadLineAsync())!);
        await CreateAsync(address, "Orphan Ltd");

        parent.Kill();

        // The contents open only when the orphan has let go of them; a host waits ten seconds for that.
        Assert.That(await ContentsAsync(folder.Path), Does.Contain("Orphan Ltd"));
        using var http = new HttpClient();
        Assert.That(async () => await http.GetAsync(address), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void Wrong_options_end_it_at_once()
    {
        var options = Options(null);
        options.Accounts[0].Vendor = "unheard";
        Assert.That(
            async () => await SandboxProcess.StartAsync("dotnet", ChildProgram.Arguments(ChildProgram.Sandbox), options),
            Throws.InvalidOperationException.With.Message.Contains("standard error"));
    }

    private static SandboxOptions Options(string? folder) => new()
    {
        ContentsDirectory = folder,
        Accounts = [new() { Vendor = "kantata", Name = "acme", AccessToken = "token", TimeEntries = 5 }],
    };

    private static Task<SandboxProcess> StartAsync(string folder) =>
        SandboxProcess.StartAsync("dotnet", ChildProgram.Arguments(ChildProgram.Sandbox), Options(folder));

    private static async Task CreateAsync(Uri address, string name)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        using var content = new StringContent($$"""{"workspace_group":{"company":true,"name":"{{name}}"} }""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("api/v1/workspace_groups", content);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> ContentsAsync(string folder)
    {
        await using var host = await SandboxHost.StartAsync(Options(folder));
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(host.ControlAddress, "contents/kantata/acme"));
    }
}
