using System.Text;
using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>One tenant with a vendor in memory for each role, and the flows of the package over them.</summary>
internal sealed class HouseRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="replace">Puts other parts in; what it adds counts before the package's own.</param>
    /// <param name="flows">More flows, as text.</param>
    public HouseRig(Action<IServiceCollection>? replace = null, params string[] flows)
    {
        string[] vendors = ["hris", "work", "psa", "erp"];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(vendors.SelectMany(vendor => new KeyValuePair<string, string?>[]
        {
            new($"Tenants:acme:Connections:{vendor}:System", vendor), new($"Tenants:acme:Roles:{vendor}", vendor),
        })).Build();
        State = new(Clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Accounts);
        replace?.Invoke(services);
        var builder = services.AddConnectors(configuration)
            .AddAdapter("hris", "1", adapter => Parts(adapter).Object<Workers>("workers", Docs, entity: "worker").Object<Rates>("rates", Docs, entity: "rate"))
            .AddAdapter("work", "1", adapter => Parts(adapter).Object<Issues>("issues", Docs, entity: "task").Object<WorkProjects>("projects", Docs, entity: "project"))
            .AddAdapter("psa", "1", adapter => Parts(adapter).Object<Users>("users", Docs, entity: "resource")
                .Object<Workspaces>("workspaces", Docs, entity: "project").Object<Stories>("stories", Docs, entity: "task"))
            .AddAdapter("erp", "1", adapter => Parts(adapter).Object<Employees>("employees", Docs, entity: "resource"))
            .AddMappings(HouseMappings.All)
            .UseState(_ => State)
            .AddFlow("employee-to-resource")
            .AddFlow("task-status-to-project");
        foreach (var flow in flows)
        {
            builder.AddFlow(new FlowText("test.flow.json", Encoding.UTF8.GetBytes(flow)));
        }

        _services = services.BuildServiceProvider();
    }

    private const string Docs = "https://things.example.com/docs";

    public InMemoryStateStore State { get; }

    public FakeClock Clock { get; } = new();

    public MemoryAccounts Accounts { get; } = new();

    public List<string> Writes => Accounts.Writes;

    public SortedDictionary<string, JsonObject> At(string vendor, string vendorObject) => Accounts.At($"acme/{vendor}/{vendorObject}");

    public void Put(string vendor, string vendorObject, string id, JsonObject members) => Accounts.Put($"acme/{vendor}/{vendorObject}", id, members);

    /// <summary>A worker who lacks nothing but the cost rate, which is in a report of its own.</summary>
    public void Hire(string id, string? email = "ada@example.com", string status = "active") => Put("hris", "workers", id, new()
    {
        ["given"] = "Ada", ["family"] = "Lovelace", ["email"] = email, ["status"] = status, ["rate"] = id,
    });

    public void Rate(string id, string amount = "85.00") => Put("hris", "rates", id, new() { ["amount"] = amount });

    public async Task<FlowReport> RunAsync(string flow)
    {
        var tenant = await _services.GetRequiredService<ITenants>().OpenAsync(new("acme"));
        var report = await _services.GetRequiredService<IFlowRunner>().RunAsync(tenant, flow);
        Assert.That(report.Faults, Is.Empty);
        return report;
    }

    public async Task<List<DeadLetter>> LettersAsync() => await DeadLetters.ListAsync(State, new("acme")).ToListAsync();

    public async Task<List<RunRecord>> RunsAsync() => await FlowRuns.ListAsync(State, new("acme")).ToListAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static IAdapterBuilder Parts(IAdapterBuilder adapter) => adapter
        .Authenticate<MemoryParts>().Faults<MemoryParts>().Budgets<MemoryParts>().Hosts<MemoryParts>().Pages<MemoryParts>();
}
