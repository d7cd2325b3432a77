using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>The adapter that is not ours, in its own process as a reader of the sample starts it.</summary>
public sealed class CustomAdapterTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CustomAdapter.dll");

    [Test]
    public async Task One_adapter_serves_two_tenants_with_different_mappings()
    {
        var (code, output, errors) = await RunAsync("--json");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        var (acme, globex) = (JsonNode.Parse(output)![0]!, JsonNode.Parse(output)![1]!);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(Texts(acme["entries"]!, "billable"), Is.EqualTo(new[] { "billable", "nonBillable", "noCharge", "billable", "noCharge" }));
        Assert.That(Texts(globex["entries"]!, "billable"), Is.EqualTo(new[] { "billable", "nonBillable", "unknown", "billable", "unknown" }));
        Assert.That(Texts(acme["entries"]!, "costCentre"), Is.EqualTo(new[] { "north", "south", "south", "north", "south" }));
        Assert.That(Texts(globex["entries"]!, "costCentre"), Is.All.Null);
        Assert.That(((int)acme["pages"]!, (int)acme["refused"]!), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_record_of_the_hosts_own_is_written_once_and_comes_with_the_next_read()
    {
        var (_, output, _) = await RunAsync("--json");
        var (acme, globex) = (JsonNode.Parse(output)![0]!, JsonNode.Parse(output)![1]!);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(acme["writes"]!.AsArray().Select(write => (string?)write), Is.EqualTo(new[] { "punches/6 created", "punches/6 was there already" }));
        Assert.That(Texts(acme["later"]!, "note"), Is.EqualTo(new[] { "a favour" }));
        Assert.That(globex["writes"]!.AsArray().Select(write => (string?)write), Is.All.StartsWith("refused before it was sent: /billable/code"));
        Assert.That(globex["later"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Without_json_it_prints_a_table()
    {
        var (code, output, _) = await RunAsync();
        Assert.That(code, Is.Zero);
        Assert.That(output.Split('\n')[0], Does.Match("tenant +read +person +day +hours +billable +centre +note"));
        Assert.That(output, Does.Contain("acme: 5 read in 2 pages, 0 refused"));
    }

    private static IEnumerable<string?> Texts(JsonNode entries, string member) => entries.AsArray().Select(entry => (string?)entry![member]);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
