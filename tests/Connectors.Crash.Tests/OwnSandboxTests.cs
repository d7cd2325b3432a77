using System.Text.Json.Nodes;
using Connectors.Sandbox;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>The QuickStart as a user starts it: with a sandbox process of its own, whose contents lie beside the state file.</summary>
[Category("F01")]
public sealed class OwnSandboxTests
{
    private static readonly string[] Scale = ["--deals", "6", "--time-entries", "24"];
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("own-sandbox-test").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Killed_while_its_sandbox_writes_it_ends_like_an_undisturbed_run_and_then_writes_nothing()
    {
        await CompleteAsync("calm");
        var expected = await ContentsAsync("calm");
        var killed = 0;
        foreach (var moment in new[] { 8, 16, 24 })
        {
            var name = $"killed-{moment}";
            killed += await KillAsync(name, moment);

            await CompleteAsync(name);
            var again = await CompleteAsync(name);

            Assert.Multiple(async () =>
            {
                Assert.That(await ContentsAsync(name), Is.EqualTo(expected), $"killed at change {moment}");
                Assert.That(again["tenants"]!.AsArray().Sum(tenant => tenant!["written"]!.GetValue<int>()), Is.Zero);
            });
        }

        Assert.That(killed, Is.Positive, "No run was killed before its end: choose earlier moments.");
    }

    /// <summary>Kills the QuickStart at the n-th change that its sandbox makes to its contents.</summary>
    /// <returns>1 when it was killed before its end.</returns>
    private async Task<int> KillAsync(string name, int moment)
    {
        var contents = Directory.CreateDirectory(Path.Combine(_folder, name + ".sandbox")).FullName;
        using var watcher = new FileSystemWatcher(contents) { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite };
        var changes = 0;
        using var process = QuickStartProcess.Start(StateOf(name), sandbox: null, Scale);
        watcher.Changed += (_, _) =>
        {
            if (Interlocked.Increment(ref changes) == moment)
            {
                process.Kill();
            }
        };
        watcher.EnableRaisingEvents = true;
        var (code, _, _) = await process.EndAsync();
        return code == 0 ? 0 : 1;
    }

    private async Task<JsonObject> CompleteAsync(string name)
    {
        using var process = QuickStartProcess.Start(StateOf(name), sandbox: null, Scale);
        var (code, result, errors) = await process.EndAsync();
        Assert.That(code, Is.Zero, errors);
        return result!;
    }

    private async Task<string> ContentsAsync(string name)
    {
        var options = new QuickStartOptions(new(StateOf(name)), 42, 6, 24, Json: true, Sandbox: null);
        using var key = SandboxKey.LoadOrCreate(options.SandboxContents + ".pem");
        await using var sandbox = await SandboxHost.StartAsync(TenantSetup.Sandbox(options, key));
        return await Scene.ContentsAsync(sandbox);
    }

    private string StateOf(string name) => Path.Combine(_folder, name + ".db");
}
