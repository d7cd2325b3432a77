using Connectors.Sandbox;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Fresh vendor accounts and an empty store: what one chain of kills works on.</summary>
internal sealed class KillScene : IAsyncDisposable
{
    private readonly string _folder;

    private KillScene(string folder, string flow, string state, SandboxHost sandbox) => (_folder, Flow, State, Sandbox) = (folder, flow, state, sandbox);

    public string Flow { get; }

    public string State { get; }

    public SandboxHost Sandbox { get; }

    public string KeyFile => Path.Combine(_folder, "key.pem");

    /// <param name="flow">Which flow is executed.</param>
    /// <param name="store"><c>sqlite</c> or <c>postgresql</c>.</param>
    public static async Task<KillScene> OpenAsync(string flow, string store)
    {
        var folder = Directory.CreateTempSubdirectory("kill-test").FullName;
        var state = store == "sqlite" ? $"sqlite:{Path.Combine(folder, "connectors.db")}"
            : $"postgresql:{Flows.Tests.Stores.PostgreSqlCluster.Shared.NewDatabase()};Pooling=true";
        using var key = SandboxKey.LoadOrCreate(Path.Combine(folder, "key.pem"));
        var options = TenantSetup.Sandbox(new(new(Path.Combine(folder, "contents")), 42, 5, 12, Json: true, Sandbox: null), key);
        options.ContentsDirectory = null;
        return new(folder, flow, state, await SandboxHost.StartAsync(options));
    }

    public Task<string> ContentsAsync() => Scene.ContentsAsync(Sandbox);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
