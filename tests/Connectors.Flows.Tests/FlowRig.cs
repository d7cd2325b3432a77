using System.Text;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>One tenant, two vendors in memory, flows given as text; the state store is the test's choice.</summary>
internal sealed class FlowRig : IAsyncDisposable
{
    public const string Left = "acme/left/things";
    public const string Right = "acme/right/things";

    private readonly ServiceProvider _services;

    /// <param name="state">Null for one in memory that goes by the rig's clock.</param>
    /// <param name="flows">The flows, as text.</param>
    public FlowRig(IStateStore? state, params string[] flows)
        : this(state, _ => { }, flows)
    {
    }

    public FlowRig(IStateStore? state, Action<IConnectorsBuilder> more, params string[] flows)
        : this(state, more, [], flows)
    {
    }

    /// <param name="state">Null for one in memory that goes by the rig's clock.</param>
    /// <param name="more">More of the house.</param>
    /// <param name="settings">More settings of the tenant, by their path below <c>Tenants:acme</c>.</param>
    /// <param name="flows">The flows, as text.</param>
    public FlowRig(IStateStore? state, Action<IConnectorsBuilder> more, (string Path, string Value)[] settings, params string[] flows)
    {
        State = state ??= new InMemoryStateStore(Clock);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Tenants:acme:Connections:left:System", "left"), new("Tenants:acme:Connections:right:System", "right"),
            new("Tenants:acme:Roles:crm", "left"), new("Tenants:acme:Roles:erp", "right"),
            .. settings.Select(setting => new KeyValuePair<string, string?>($"Tenants:acme:{setting.Path}", setting.Value)),
        ]).Build();
        Configuration = configuration;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Accounts);
        var builder = services.AddConnectors(configuration)
            .AddAdapter("left", "1", adapter => Define<LeftThings>(adapter))
            .AddAdapter("right", "1", adapter => Define<RightThings>(adapter))
            .AddMappings([Mapping("left"), Mapping("right")])
            .UseState(_ => state);
        more(builder);
        foreach (var flow in flows)
        {
            builder.AddFlow(new FlowText("test.flow.json", Encoding.UTF8.GetBytes(flow)));
        }

        _services = services.BuildServiceProvider();
    }

    public IStateStore State { get; }

    public FakeClock Clock { get; } = new();

    public MemoryAccounts Accounts { get; } = new();

    /// <summary>The host's settings, which may be changed.</summary>
    public IConfiguration Configuration { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IMappingLayers Layers => _services.GetRequiredService<IMappingLayers>();

    public async Task<FlowReport> RunAsync(string flow = "copy", IProgress<FlowProgress>? progress = null)
    {
        var tenant = await _services.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        return await _services.GetRequiredService<IFlowRunner>().RunAsync(tenant, flow, progress);
    }

    /// <summary>The faults of the house, and those of tenants without a look at credentials, which these vendors do not have.</summary>
    public async Task<IReadOnlyList<Connectors.Faults.Fault>> CheckAsync(params string[] tenants) =>
        [.. (await _services.GetRequiredService<ConnectorsCheck>().RunAsync(tenants.Select(tenant => new TenantId(tenant))))
            .Where(fault => fault.Kind != Connectors.Faults.FaultKind.Authentication && fault.Rule != "credential-absent")];

    public async Task<List<DeadLetter>> LettersAsync() => await DeadLetters.ListAsync(State, new("acme")).ToListAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Define<TThings>(IAdapterBuilder adapter)
        where TThings : class => adapter
        .Authenticate<MemoryParts>().Faults<MemoryParts>().Budgets<MemoryParts>().Hosts<MemoryParts>().Pages<MemoryParts>()
        .Object<TThings>("things", "https://things.example.com/docs", entity: "customer");

    private static MappingText Mapping(string system) => new($"{system}.things.mapping.json", Encoding.UTF8.GetBytes($$"""
        { "mapping": "{{system}}.things", "version": "1.0.0",
          "source": { "system": "{{system}}", "object": "things" },
          "target": { "entity": "customer", "schema": "1.0" },
          "fields": {
            "name": { "copy": "name", "required": true, "open": true },
            "kind": { "constant": "organization", "as": "coded" },
            "status": { "coded": "status", "values": "status", "required": true },
            "parent": { "reference": "parent", "object": "things", "entity": "customer" } },
          "values": { "status": { "prospect": "prospect", "active": "active", "closed": "closed" } } }
        """));
}
