using System.Text;
using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>One tenant, a source and four targets in memory that hold projects with a status, a start and a parent; flows given as text.</summary>
internal sealed class ChainRig : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Systems = new()
    {
        ["crm"] = "src", ["erp"] = "a", ["psa"] = "b", ["work"] = "c", ["hris"] = "d",
    };
    private readonly ServiceProvider _services;

    public ChainRig(params string[] flows)
        : this(null, null, null, flows)
    {
    }

    /// <param name="state">Null for one in memory that goes by the rig's clock.</param>
    /// <param name="like">A rig whose vendors and clock go on; null for new ones.</param>
    /// <param name="more">What is added before the flows.</param>
    /// <param name="flows">The flows, as text.</param>
    public ChainRig(IStateStore? state, ChainRig? like, Action<IServiceCollection>? more, params string[] flows)
        : this(state, like, more, text => text, flows)
    {
    }

    /// <param name="state">Null for one in memory that goes by the rig's clock.</param>
    /// <param name="like">A rig whose vendors and clock go on; null for new ones.</param>
    /// <param name="more">What is added before the flows.</param>
    /// <param name="edit">Changes the text of each mapping, as a newer package would.</param>
    /// <param name="flows">The flows, as text.</param>
    public ChainRig(IStateStore? state, ChainRig? like, Action<IServiceCollection>? more, Func<string, string> edit, params string[] flows)
    {
        (Clock, Accounts) = (like?.Clock ?? new(), like?.Accounts ?? new());
        State = state ?? like?.State ?? new InMemoryStateStore(Clock);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Systems.SelectMany(role => new KeyValuePair<string, string?>[]
        {
            new($"Tenants:acme:Connections:{role.Value}:System", role.Value), new($"Tenants:acme:Roles:{role.Key}", role.Value),
        })).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Accounts);
        var builder = services.AddConnectors(configuration).UseState(_ => State)
            .AddMappings([.. Systems.Values.Select(Mapping).Select(text => Edited(text, edit)), Closed("ends-closed", "closed")]);
        foreach (var system in Systems.Values)
        {
            builder.AddAdapter(system, "1", adapter => adapter
                .Authenticate<MemoryParts>().Faults<MemoryParts>().Budgets<MemoryParts>().Hosts<MemoryParts>().Pages<MemoryParts>()
                .Object<RightThings>("things", "https://things.example.com/docs", entity: "project"));
        }

        more?.Invoke(services);
        foreach (var flow in flows)
        {
            builder.AddFlow(new FlowText("test.flow.json", Encoding.UTF8.GetBytes(flow)));
        }

        _services = services.BuildServiceProvider();
    }

    public IStateStore State { get; }

    public FakeClock Clock { get; }

    public MemoryAccounts Accounts { get; }

    public Approvals Approvals => _services.GetRequiredService<Approvals>();

    public IFlowRepair Repair => _services.GetRequiredService<IFlowRepair>();

    public static TenantId Tenant => new("acme");

    /// <summary>A flow <c>chain</c> over projects of the source.</summary>
    public static string Flow(string steps, string more = "", string version = "1.0.0", string runKey = "\"@id\"") => $$"""
        { "flow": "chain", "version": "{{version}}", {{more}}
          "trigger": { "entity": "project", "role": "crm", "runKey": [{{runKey}}] }, "steps": [ {{steps}} ] }
        """;

    /// <summary>A step that writes the record itself.</summary>
    public static string Step(string id, string role, string more = "", string verb = "upsert") =>
        $$"""{ "id": "{{id}}", "entity": "project", "role": "{{role}}", "verb": "{{verb}}", "record": "@self", "owner": "owner-of-{{id}}"{{more}} }""";

    public void Put(string id, string name, string status = "active", string? start = null, string? parent = null) =>
        Accounts.Put("acme/src/things", id, new() { ["name"] = name, ["status"] = status, ["start"] = start, ["parent"] = parent });

    public SortedDictionary<string, JsonObject> At(string system) => Accounts.At($"acme/{system}/things");

    public async Task<FlowReport> RunAsync()
    {
        var tenant = await _services.GetRequiredService<ITenants>().OpenAsync(Tenant);
        return await _services.GetRequiredService<IFlowRunner>().RunAsync(tenant, "chain");
    }

    public async Task<RunRecord> RunOfAsync() => await FlowRuns.ListAsync(State, Tenant).SingleAsync();

    public async Task<List<DeadLetter>> LettersAsync() => await DeadLetters.ListAsync(State, Tenant).ToListAsync();

    public async Task<List<AuditEntry>> AuditAsync() => await State.QueryAsync(new(Tenant, "audit") { Take = 1000 })
        .Select(entry => System.Text.Json.JsonSerializer.Deserialize<AuditEntry>(entry.Json.Span, System.Text.Json.JsonSerializerOptions.Web)!).ToListAsync();

    public async Task<IReadOnlyList<Connectors.Faults.Fault>> CheckAsync() => await _services.GetRequiredService<ConnectorsCheck>().RunAsync([]);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static MappingText Edited(MappingText text, Func<string, string> edit) =>
        text with { Json = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(text.Json.Span))) };

    private static MappingText Mapping(string system) => new($"{system}.things.mapping.json", Encoding.UTF8.GetBytes($$"""
        { "mapping": "{{system}}.things", "version": "1.0.0",
          "source": { "system": "{{system}}", "object": "things" }, "target": { "entity": "project", "schema": "1.0" },
          "fields": {
            "name": { "copy": "name", "required": true }, "status": { "coded": "status", "values": "status", "required": true },
            "billing": { "constant": "timeMaterials", "as": "coded" }, "currency": { "constant": "EUR" },
            "plannedStart": { "date": "start" }, "parent": { "reference": "parent", "object": "things", "entity": "project" } },
          "values": { "status": { "planned": "planned", "active": "active", "closed": "closed" } } }
        """));

    private static MappingText Closed(string name, string status) => new($"{name}.mapping.json", Encoding.UTF8.GetBytes($$"""
        { "mapping": "{{name}}", "version": "1.0.0", "source": { "entity": "project" }, "target": { "entity": "project", "schema": "1.0" },
          "fields": { "name": { "copy": "name" }, "status": { "constant": "{{status}}", "as": "coded" },
                      "billing": { "constant": "timeMaterials", "as": "coded" }, "currency": { "constant": "EUR" } } }
        """));
}
