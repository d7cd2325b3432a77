using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Connectors.Sandbox;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Fresh vendor accounts in memory and a folder for the state: one scene for each kill.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ECDsa _key;
    private int _requests;

    private Scene(ECDsa key, SandboxHost sandbox, string folder) => (_key, Sandbox, _folder) = (key, sandbox, folder);

    public SandboxHost Sandbox { get; }

    /// <summary>What signs in at NetSuite.</summary>
    public ECDsa Key => _key;

    public string State => Path.Combine(_folder, "connectors.db");

    public int Requests => _requests;

    public static async Task<Scene> OpenAsync(int deals = 6, int timeEntries = 24)
    {
        var folder = Directory.CreateTempSubdirectory("crash-test").FullName;
        var options = new QuickStartOptions(new(Path.Combine(folder, "connectors.db")), 42, deals, timeEntries, Json: true, Sandbox: null);
        var key = SandboxKey.LoadOrCreate(options.SandboxContents + ".pem");
        var sandbox = TenantSetup.Sandbox(options, key);
        sandbox.ContentsDirectory = null;
        return new(key, await SandboxHost.StartAsync(sandbox), folder);
    }

    public QuickStartProcess Start() => QuickStartProcess.Start(State, Sandbox.ControlAddress);

    /// <summary>Runs to the end and insists on success.</summary>
    public async Task<JsonObject> CompleteAsync()
    {
        using var process = Start();
        var (code, result, errors) = await process.EndAsync();
        Assert.That(code, Is.Zero, $"{errors}\n{result?.ToJsonString()}");
        return result!;
    }

    /// <summary>Counts every request of every account from now on, and calls back at each, before the vendor handles it or when it has committed.</summary>
    public void Watch(bool afterCommit, Action<int> callback)
    {
        void Seen(int accountNumber) => callback(Interlocked.Increment(ref _requests));
        foreach (var account in Sandbox.Accounts)
        {
            account.Faults.Add(new(afterCommit ? new FaultAction.AfterCommit(Seen) : new FaultAction.Before(Seen)) { Times = int.MaxValue });
        }
    }

    public void StopWatching()
    {
        foreach (var account in Sandbox.Accounts)
        {
            account.Faults.Clear();
        }
    }

    public Task<string> ContentsAsync() => ContentsAsync(Sandbox);

    /// <summary>What all accounts of a sandbox hold, comparable between runs.</summary>
    public static async Task<string> ContentsAsync(SandboxHost sandbox)
    {
        using var http = new HttpClient();
        var lines = new List<string>();
        foreach (var account in sandbox.Accounts)
        {
            var contents = JsonNode.Parse(await http.GetStringAsync(new Uri(sandbox.ControlAddress, $"contents/{account.Vendor}/{account.Name}")))!.AsObject();
            lines.AddRange(VendorContents.Normalise(contents).Select(line => $"{account.Vendor}/{account.Name} {line}"));
        }

        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
