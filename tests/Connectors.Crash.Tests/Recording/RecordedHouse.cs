using System.Security.Cryptography;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Sandbox;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuickStart;

namespace Connectors.Crash.Tests;

/// <summary>Hosts of the QuickStart's tenants in this process: one that records against a sandbox, one that knows no tenant and only
/// replays.</summary>
internal static class RecordedHouse
{
    public static readonly string[] Flows = ["closed-won", "approved-time-to-invoice", "employee-to-resource", "task-status-to-project"];

    public static ServiceProvider Recording(SandboxHost sandbox, ECDsa key, Action<RecordingOptions> record, int seed)
    {
        var addresses = sandbox.Accounts.Select(account => new SandboxAddress(account.Vendor, account.Name, account.Address)).ToArray();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HurriedTime());
        var random = new Random(seed);
        services.AddSingleton<Func<double>>(() =>
        {
            lock (random)
            {
                return random.NextDouble();
            }
        });
        var builder = Vendors(services, TenantConfiguration.Of(addresses, key)).RecordRuns(record);
        builder.AddFlowWorkers();
        return AddFlows(builder).BuildServiceProvider();
    }

    /// <param name="overlay">An overlay for all tenants in place of those of the QuickStart's folder.</param>
    public static ServiceProvider Replaying(MappingText? overlay = null)
    {
        var builder = Vendors(new ServiceCollection(), new ConfigurationBuilder().Build());
        if (overlay is not null)
        {
            builder.UseMappings(_ => new MoreOverlays(Mappings, overlay));
        }

        return AddFlows(builder).BuildServiceProvider();
    }

    public static async Task ExecuteAsync(IServiceProvider host, string tenant)
    {
        var context = await host.GetRequiredService<ITenants>().OpenAsync(new(tenant));
        foreach (var flow in Flows)
        {
            await host.GetRequiredService<IFlowRunner>().RunAsync(context, flow);
        }
    }

    /// <summary>The same by a worker: reads are asked for, then lanes are claimed until there is nothing to claim.</summary>
    public static async Task WorkAsync(IServiceProvider host, string tenant)
    {
        var changes = Flows.Select(flow => FlowLanes.ToRead(new(tenant), flow));
        await host.GetRequiredService<IStateStore>().CommitAsync([.. changes]);
        while (await host.GetRequiredService<FlowWorker>().TurnAsync($"worker-of-{tenant}", urgentFirst: false, CancellationToken.None))
        {
        }
    }

    private static string Mappings => Path.Combine(AppContext.BaseDirectory, "mappings");

    private static IConnectorsBuilder Vendors(IServiceCollection services, IConfiguration configuration) => services.AddConnectors(configuration)
        .UseMappingDirectory(Mappings)
        .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
        .AddNetSuite()
        .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
        .AddWorkday(workday => workday.RequestsPerSecond = 50)
        .AddJira();

    private static IServiceCollection AddFlows(IConnectorsBuilder builder)
    {
        foreach (var flow in Flows)
        {
            builder.AddFlow(flow);
        }

        return builder.Services;
    }
}
