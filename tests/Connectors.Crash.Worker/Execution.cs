using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Connectors.Flows;
using Connectors.PostgreSql;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using QuickStart;

namespace Connectors.Crash.Worker;

/// <summary>A host like that of the QuickStart, over a store and a wire at which it can end.</summary>
internal static class Execution
{
    public static async Task<JsonObject> RunAsync(WorkerOptions options, Moments moments)
    {
        using var key = SandboxKey.LoadOrCreate(options.KeyFile);
        await using var sandbox = await SandboxChild.AttachAsync(options.Sandbox, CancellationToken.None);
        await using var services = Host(options, moments, sandbox, key);
        var runner = services.GetRequiredService<IFlowRunner>();
        var tenants = services.GetRequiredService<ITenants>();
        var written = 0;
        var waiting = 0;
        var faults = new JsonArray();
        foreach (var id in TenantSetup.Tenants)
        {
            var report = await runner.RunAsync(await tenants.OpenAsync(new TenantId(id)), options.Flow);
            (written, waiting) = (written + report.Written, waiting + report.Waiting);
            report.Faults.ToList().ForEach(fault => faults.Add((JsonNode)fault.ToString()));
        }

        var lanes = await services.GetRequiredService<IWorkLanes>().MeasureAsync();
        return new() { ["written"] = written, ["waiting"] = waiting, ["depth"] = lanes.Depth, ["faults"] = faults };
    }

    private static ServiceProvider Host(WorkerOptions options, Moments moments, SandboxChild sandbox, ECDsa key)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Func<HttpMessageHandler>>(() => new DyingHandler(moments));
        services.AddConnectors(TenantConfiguration.Of(sandbox.Addresses, key))
            .UseMappingDirectory(Path.Combine(AppContext.BaseDirectory, "mappings"))
            .UseState(_ => Store(options, moments))
            .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
            .AddNetSuite()
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
            .AddWorkday(workday => workday.RequestsPerSecond = 50)
            .AddJira()
            .AddFlow(options.Flow);
        // A shared store cannot know that a holder died: its lease has to end.
        services.Configure<FlowWorkersOptions>(workers => workers.Lease = TimeSpan.FromSeconds(1));
        return services.BuildServiceProvider();
    }

    private static IStateStore Store(WorkerOptions options, Moments moments)
    {
        var store = options.State.Split(':', 2) switch
        {
            ["sqlite", var file] => (IStateStore)new SqliteStateStore(file),
            ["postgresql", var connection] => new PostgreSqlStateStore(connection),
            _ => throw new FormatException($"'{options.State}' is no store: use sqlite:FILE or postgresql:CONNECTION."),
        };
        var dying = new DyingStore(store, moments);
        return options.Without is null ? dying : new CarelessStore(dying, options.Without == "journal", options.Without == "checkpoint");
    }
}
