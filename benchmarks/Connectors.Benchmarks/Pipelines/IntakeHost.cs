using System.Text;
using Connectors.Adapters;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Salesforce;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Benchmarks;

/// <summary>A host with one tenant and one flow over a store: the product's own intake, from the pages of a vendor to runs in their lane.</summary>
internal sealed class IntakeHost : IAsyncDisposable
{
    public const string Flow = "opportunities";
    public static readonly TenantId Tenant = new("acme");
    private const string System = "salesforce";
    private const string Definition = """
        { "flow": "opportunities", "version": "1.0.0",
          "trigger": { "entity": "opportunity", "role": "crm", "when": { "is": { "path": "status.code", "anyOf": ["open", "won"] } },
                       "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "opportunity", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    private readonly ServiceProvider _services;
    private readonly BorrowedState _state = new();

    /// <param name="run">What the vendor hands out.</param>
    public IntakeHost(PageRun run)
    {
        var services = new ServiceCollection();
        services.AddSingleton(run);
        services.AddSingleton<IPageFormat, SalesforcePages>();
        services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("Tenants:acme:Connections:main:System", System), new("Tenants:acme:Roles:crm", "main"), new("Tenants:acme:Roles:erp", "main"),
            ]).Build())
            .AddAdapter(System, "62.0", adapter => adapter
                .Authenticate<NoVendor>().Faults<NoVendor>().Budgets<NoVendor>().Hosts<NoVendor>().Pages<SalesforcePages>()
                .Object<HandedOutPages>(HandedOutPages.Type, "https://pages.example.com/docs", entity: "opportunity"))
            .AddMappings([.. EmbeddedMappings.Of(typeof(SalesforcePages).Assembly)
                .Where(text => text.File.Contains("opportunity", StringComparison.OrdinalIgnoreCase))])
            .UseState(_ => _state)
            .AddFlow(new FlowText("opportunities.flow.json", Encoding.UTF8.GetBytes(Definition)));
        _services = services.BuildServiceProvider();
    }

    /// <summary>Works with another store from now on: asks for a read there and claims the lane, which is what intake works under.</summary>
    /// <param name="store">The store.</param>
    /// <param name="state">What stands before it; null for itself.</param>
    public async Task<LaneLease> BeginAsync(OpenStore store, IStateStore? state = null)
    {
        _state.Lend(state ?? store.State);
        return await ClaimAsync(store);
    }

    /// <summary>Asks for a read and claims the lane.</summary>
    public static async Task<LaneLease> ClaimAsync(OpenStore store)
    {
        await store.State.CommitAsync([FlowLanes.ToRead(Tenant, Flow)]);
        var claim = new WorkClaim("bench") { LanePrefix = FlowLanes.Intake(Tenant, Flow).Name, Lease = TimeSpan.FromMinutes(30) };
        return await store.Lanes.ClaimAsync(claim) ?? throw new InvalidOperationException("The lane of the intake cannot be claimed.");
    }

    /// <summary>Reads from the stored position on.</summary>
    public async Task<FlowReport> ReadAsync(LaneLease lease)
    {
        var tenant = await _services.GetRequiredService<ITenants>().OpenAsync(Tenant);
        var scope = new FlowScope(tenant, _services.GetRequiredService<FlowShelf>().Flows.Find(Flow), _services.GetRequiredService<IConnections>(),
            _services.GetRequiredService<IStateStore>(), lease, _services.GetRequiredService<FlowTelemetry>(), default);
        var tally = new FlowTally(Tenant.Value, Flow, null);
        await _services.GetRequiredService<FlowIntake>().ReadAsync(scope, tally, default);
        return tally.ToReport();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
