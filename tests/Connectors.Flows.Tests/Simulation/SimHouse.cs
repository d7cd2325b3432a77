using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>The product as it runs in one process of a simulation.</summary>
internal static class SimHouse
{
    public static readonly TenantId Tenant = new("acme");

    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("Tenants:acme:Connections:left:System", "left"), new("Tenants:acme:Connections:right:System", "right"),
        new("Tenants:acme:Roles:crm", "left"), new("Tenants:acme:Roles:erp", "right"),
        new("Tenants:acme:Flows:copy:Every", "00:01:00"),
    ]).Build();

    public static ServiceProvider Open(SimProcess process, SimAccounts accounts, IStateStore store, SimFaults faults, string flow)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new SimClock(process));
        services.AddSingleton<IIdSource>(new SimIds(process));
        services.AddSingleton<Func<double>>(() => process.Loop.Random.NextDouble());
        services.AddSingleton(accounts);
        services.AddSingleton(faults);
        services.AddConnectors(Configuration)
            .AddAdapter("left", "1", adapter => Define<SimLeft>(adapter))
            .AddAdapter("right", "1", adapter => Define<SimRight>(adapter))
            .AddMappings([Mapping("left"), Mapping("right")])
            .UseState(_ => store)
            .AddFlow(new FlowText("copy.flow.json", Encoding.UTF8.GetBytes(flow)))
            .AddFlowWorkers(options => (options.Quantum, options.Lease) = (5, TimeSpan.FromSeconds(30)));
        return services.BuildServiceProvider();
    }

    private static void Define<TThings>(IAdapterBuilder adapter)
        where TThings : class => adapter
        .Authenticate<MemoryParts>().Faults<MemoryParts>().Budgets<MemoryParts>().Hosts<MemoryParts>().Pages<MemoryParts>()
        .Object<TThings>("things", "https://things.example.com/docs", entity: "customer");

    private static MappingText Mapping(string system) => new($"{system}.things.mapping.json", Encoding.UTF8.GetBytes($$"""
        { "mapping": "{{system}}.things", "version": "1.0.0",
          "source": { "system": "{{system}}", "object": "things" },
          "target": { "entity": "customer", "schema": "1.0" },
          "fields": {
            "name": { "copy": "name", "required": true },
            "kind": { "constant": "organization", "as": "coded" },
            "status": { "coded": "status", "values": "status", "required": true } },
          "values": { "status": { "active": "active" } } }
        """));
}
