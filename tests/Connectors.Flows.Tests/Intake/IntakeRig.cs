using System.Collections.Immutable;
using System.Text;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Flows;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>A tenant whose flow <c>copy</c> hears of changes at one vendor and writes them to another one; a worker, turn by turn.</summary>
internal sealed class IntakeRig : IAsyncDisposable
{
    public const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "psa", "when": { "is": { "path": "status.code", "anyOf": ["active"] } },
                       "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    public static readonly TenantId Acme = new("acme");

    private readonly FlowRig _rig;

    public IntakeRig(Func<TimeProvider, IStateStore>? state = null, string system = "spring", string[]? flows = null, params (string Path, string Value)[] settings)
    {
        _rig = new(
            null,
            builder =>
            {
                builder.Services.AddSingleton(Account);
                builder.AddAdapter("spring", "1", adapter => Define<SpringThings>(adapter, "springs"))
                    .AddAdapter("fed", "1", adapter => Define<FedThings>(adapter, "feds"))
                    .AddMappings([Mapping("spring"), Mapping("fed")])
                    .AddWebhooks(options => options.Secrets.Add(new string('s', 40)))
                    .AddFlowWorkers();
                if (state is not null)
                {
                    builder.UseState(provider => state(provider.GetRequiredService<TimeProvider>()));
                }
            },
            [
                ("Connections:spring:System", system), ("Roles:psa", "spring"),
                .. settings.Any(setting => setting.Path.EndsWith(":Trigger", StringComparison.Ordinal)) ? [] : new[] { ("Flows:copy:Trigger", "webhook") },
                .. settings,
            ],
            flows ?? [Copy]);
        // Asked for here, so that the store is made.
        var made = _rig.Get<IStateStore>();
        Store = made;
    }

    public SpringAccount Account { get; } = new();

    public MemoryAccounts Target => _rig.Accounts;

    public FakeClock Clock => _rig.Clock;

    public IStateStore Store { get; private set; } = null!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public FlowRig Rig => _rig;

    /// <summary>Names at the target, sorted.</summary>
    public IEnumerable<string> Written => Target.At(FlowRig.Right).Values.Select(record => record["name"]!.ToString()).Order(StringComparer.Ordinal);

    public int Writes => Target.Writes.Count;

    public async Task BeginAsync() =>
        await _rig.Get<FlowSchedules>().BeginAsync((await _rig.Get<ITenantDirectory>().FindAsync(Acme))!, default);

    public async Task<int> TurnsAsync()
    {
        var turns = 0;
        while (await _rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: turns % 2 == 0, default))
        {
            Assert.That(++turns, Is.LessThan(10_000), "It never comes to rest.");
        }

        return turns;
    }

    /// <summary>Turns for a while of the clock.</summary>
    public async Task TurnsAsync(TimeSpan during, TimeSpan step)
    {
        await TurnsAsync();
        for (var at = TimeSpan.Zero; at < during; at += step)
        {
            Clock.Advance(step);
            await TurnsAsync();
        }
    }

    public ValueTask<Outcome<WebhookReceipt>> DeliverAsync(string body, string proof = SpringAccount.Proof) => _rig.Get<IWebhookIntake>().AcceptAsync(
        Acme, "spring", null,
        new(ImmutableDictionary<string, string>.Empty.Add("proof", proof), Encoding.UTF8.GetBytes(body)));

    public async Task HintAsync(string id, ChangeKind kind = ChangeKind.Updated, string vendorObject = "springs", string? mergedInto = null) =>
        await Store.CommitAsync([Hints.Ask(Acme, "copy", new("spring", vendorObject, id, kind) { MergedInto = mergedInto }, WorkClass.Interactive)]);

    public async Task<long> WaitingAsync() => (await _rig.Get<IWorkLanes>().MeasureAsync()).Depth;

    public async Task<List<Tombstone>> TombstonesAsync() => await Tombstones.ListAsync(Store, Acme, "copy").ToListAsync();

    public async Task<List<DeadLetter>> LettersAsync() => await DeadLetters.ListAsync(Store, Acme).ToListAsync();

    public async Task<List<StateEntry>> EntriesAsync(string set) => await Store.QueryAsync(new(Acme, set) { Take = 10_000 }).ToListAsync();

    public async Task<Cursor?> CheckpointAsync(string stream = "copy/customer") => await Checkpoints.FindAsync(Store, Acme, "spring", stream);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private static void Define<TThings>(IAdapterBuilder adapter, string name)
        where TThings : class => adapter
        .Authenticate<MemoryParts>().Faults<MemoryParts>().Budgets<MemoryParts>().Hosts<MemoryParts>().Pages<MemoryParts>()
        .Object<TThings>(name, "https://things.example.com/docs", entity: "customer");

    private static MappingText Mapping(string system) => new($"{system}.things.mapping.json", Encoding.UTF8.GetBytes($$"""
        { "mapping": "{{system}}.things", "version": "1.0.0",
          "source": { "system": "{{system}}", "object": "{{system}}s" },
          "target": { "entity": "customer", "schema": "1.0" },
          "fields": {
            "name": { "copy": "name", "required": true, "open": true },
            "kind": { "constant": "organization", "as": "coded" },
            "status": { "coded": "status", "values": "status", "required": true },
            "parent": { "reference": "parent", "object": "{{system}}s", "entity": "customer" } },
          "values": { "status": { "prospect": "prospect", "active": "active", "closed": "closed" } } }
        """));
}
