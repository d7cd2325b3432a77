using System.Text.Json.Nodes;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Tests;

/// <summary>A rig whose telemetry is watched.</summary>
internal sealed class TelemetryRig : IAsyncDisposable
{
    public const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    public TelemetryRig(params (string Path, string Value)[] settings) =>
        Flows = new(null, builder => builder.AddFlowWorkers().Services.AddSingleton<ILoggerFactory>(Watch).AddHealthChecks().AddConnectorsLanes(), settings, Copy);

    public TelemetryWatch Watch { get; } = new();

    public FlowRig Flows { get; }

    public MemoryAccounts Accounts => Flows.Accounts;

    public void Put(string id, string name, string status = "active") => Accounts.Put(
        FlowRig.Left, id, new JsonObject { ["name"] = name.Length == 0 ? null : name, ["status"] = status, ["modified"] = $"{Flows.Clock.GetUtcNow().AddMinutes(-1):O}" });

    public async Task ReadAsync() => await Flows.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);

    public async Task<int> TurnsAsync(int most = 100)
    {
        var turns = 0;
        while (turns < most && await Flows.Get<FlowWorker>().TurnAsync("w", urgentFirst: true, default))
        {
            turns++;
        }

        return turns;
    }

    /// <summary>Reads, and works until nothing can go on.</summary>
    public async Task RunAsync()
    {
        await ReadAsync();
        await TurnsAsync();
    }

    /// <summary>All kinds of ends: written, skipped, echo, refused, replaced, in doubt, unavailable, taken over.</summary>
    public async Task RunEverythingAsync()
    {
        Put("1", "Client 1");
        Put("2", "Client 2");
        Put("3", "");
        Put("5", "Client 5", "unheard of");
        Accounts.Faults.Enqueue(MemoryFault.Refuse);
        await RunAsync();
        Put("1", "Client 1 b");
        Put("3", "Client 3");
        Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        Accounts.Faults.Enqueue(MemoryFault.Unavailable);
        await RunAsync();
        await Flows.Get<LaneGauges>().RefreshAsync(default);
        Watch.ReadGauges();
        Flows.Clock.Advance(TimeSpan.FromHours(1));
        await RunAsync();
        Put("4", "Client 4");
        await LoseLeaseAsync();
    }

    private async Task LoseLeaseAsync()
    {
        try
        {
            await Flows.RunAsync("copy", new TakesOver(Flows));
        }
        catch (LeaseLostException)
        {
            // As it should be.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Flows.DisposeAsync();
        Watch.Dispose();
    }

    /// <summary>Lets another worker claim the lane of the runs as soon as they begin.</summary>
    private sealed class TakesOver(FlowRig rig) : IProgress<FlowProgress>
    {
        private bool _isDone;

        public void Report(FlowProgress value)
        {
            if (value.Stage != "running" || _isDone)
            {
                return;
            }

            _isDone = true;
            rig.Clock.Advance(TimeSpan.FromMinutes(5));
            _ = rig.Get<IWorkLanes>().ClaimAsync(new("other") { LanePrefix = "copy/runs" }).AsTask().GetAwaiter().GetResult();
        }
    }
}
