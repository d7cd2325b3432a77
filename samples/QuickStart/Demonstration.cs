using System.Security.Cryptography;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

/// <summary>The whole story: sandbox, host, all flows for both tenants, then what came of it.</summary>
internal static class Demonstration
{
    private static readonly string[] Flows = ["closed-won", "approved-time-to-invoice", "employee-to-resource", "task-status-to-project"];

    public static async Task<int> RunAsync(QuickStartOptions options, CancellationToken ct)
    {
        Directory.CreateDirectory(options.State.DirectoryName!);
        using var key = SandboxKey.LoadOrCreate(options.SandboxContents + ".pem");
        await using var sandbox = options.Sandbox is { } control
            ? await SandboxChild.AttachAsync(control, ct)
            : await SandboxChild.StartAsync(TenantSetup.Sandbox(options, key), ct);
        await using var services = Host(options, TenantConfiguration.Of(sandbox.Addresses, key));

        var tenants = TenantSetup.Tenants.Select(name => new TenantId(name)).ToArray();
        var faults = await services.GetRequiredService<ConnectorsCheck>().RunAsync(tenants, ct);
        if (!faults.IsEmpty)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', faults));
            return 2;
        }

        var summaries = await ProgressDisplay.RunAsync(options.Json, progress =>
            Task.WhenAll(tenants.Select(tenant => RunAsync(services, tenant, progress, ct))));
        Results.Print(options, summaries);
        return summaries.SelectMany(summary => summary.Faults).Any() ? 1 : 0;
    }

    private static ServiceProvider Host(QuickStartOptions options, IConfiguration configuration)
    {
        var services = new ServiceCollection();
        var builder = services.AddConnectors(configuration)
            .UseMappingDirectory(Path.Combine(AppContext.BaseDirectory, "mappings"))
            .UseSqlite(options.State.FullName)
            .AddSalesforce(salesforce => salesforce.SafetyWindow = TimeSpan.Zero)
            .AddNetSuite()
            .AddKantata(kantata => (kantata.RequestsPerSecond, kantata.TightRequestsPerMinute) = (50, 3000))
            .AddWorkday(workday => workday.RequestsPerSecond = 50)
            .AddJira();
        foreach (var flow in Flows)
        {
            builder.AddFlow(flow);
        }

        return services.BuildServiceProvider();
    }

    private static async Task<TenantSummary> RunAsync(ServiceProvider services, TenantId id, IProgress<FlowProgress> progress, CancellationToken ct)
    {
        var tenant = await services.GetRequiredService<ITenants>().OpenAsync(id, ct);
        var runner = services.GetRequiredService<IFlowRunner>();
        var reports = new List<FlowReport>();
        foreach (var flow in Flows)
        {
            reports.Add(await runner.RunAsync(tenant, flow, progress, ct));
        }

        var state = services.GetRequiredService<IStateStore>();
        var letters = await DeadLetters.ListAsync(state, id, ct).ToListAsync(ct);
        return new(id.Value, reports, letters, await InvoiceExplanation.FindAsync(services, tenant, ct));
    }
}
