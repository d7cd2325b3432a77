using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>The sandbox as the command line starts it.</summary>
public sealed class SandboxCommandTests
{
    [Test]
    public async Task It_prints_addresses_and_serves_what_was_recorded()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Connectors.Tool.dll"), "sandbox", "--vendor", "kantata", "--recorded",
            Recordings.Kantata];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        try
        {
            var (account, control) = (await process.StandardOutput.ReadLineAsync(), await process.StandardOutput.ReadLineAsync());
            Assert.That(account, Does.Match(@"^kantata demo http://127\.0\.0\.1:\d+/$"));
            Assert.That(control, Does.Match(@"^control http://127\.0\.0\.1:\d+/$"));
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(account!.Split(' ')[2]) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
            var page = JsonNode.Parse(await http.GetStringAsync("api/v1/workspace_groups?per_page=1"))!;
            Assert.That(page["count"]!.GetValue<int>(), Is.EqualTo(Recordings.Occurrences("workspace_groups").Select(group =>
                group["id"]!.ToString()).Distinct().Count()));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
