using System.Collections.Immutable;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>Several processes copy what people change at one vendor to another, while everything goes wrong; then it calms down, and what the other
/// vendor holds is compared with what was said.</summary>
internal sealed class Simulation
{
    private const string Upserts = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    private const string Creates = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self" } ] }
        """;

    private readonly SimLoop _loop;
    private readonly SimProtection _protection;
    private readonly bool _creates;
    private readonly SimChances _chances;
    private readonly SimAccounts _accounts;
    private readonly InMemoryStateStore _store;
    private readonly List<(SimProcess Process, ServiceProvider Services)> _living = [];
    private readonly List<string> _broken = [];
    private int _begun;
    private bool _isQuiet;

    private Simulation(int seed, SimProtection protection)
    {
        (_loop, _protection, _creates) = (new(seed), protection, seed % 2 == 1);
        _chances = new() { Die = 1, Freeze = 2, FreezeSending = 60, Fail = 15, Unheard = 15 };
        _accounts = new(new(knowsKeys: true), new(knowsKeys: !_creates));
        _store = new(new SimClock(new(_loop, "store")));
    }

    public static SimResult Run(int seed, SimProtection protection = SimProtection.All) => new Simulation(seed, protection).Run();

    private SimResult Run()
    {
        var people = new SimProcess(_loop, "people");
        var isCalm = false;
        people.Start(async () => isCalm = await ChangeAsync(people), Failed);
        StartProcess();
        StartProcess();
        try
        {
            _loop.Run(() => _broken.Count > 0 || (isCalm && _isQuiet));
        }
        catch (InvalidOperationException stuck)
        {
            _broken.Add(stuck.Message);
        }

        _living.ForEach(living => living.Process.End());
        people.End();
        var told = Told();
        return new(Problems(told), _loop.Trace, _begun, Late().Count, told.Count, _loop.Untold.Count);
    }

    /// <summary>Dead processes are followed by new ones, as a supervisor would see to.</summary>
    private void StartProcess()
    {
        var process = new SimProcess(_loop, $"process {++_begun}");
        var faults = new SimFaults(process, _chances);
        var services = SimHouse.Open(process, _accounts, new SimStore(_store, faults, Keeps), faults, _creates ? Creates : Upserts);
        _living.Add((process, services));
        process.Start(() => WorkAsync(process, services), Failed);
    }

    private bool Keeps(StateChange change) => _protection switch
    {
        SimProtection.NoJournal => change.Key.Set != "intent",
        SimProtection.NoSecondLook => change is not StateChange.Enqueue { Item.Kind: FlowLanes.Again },
        _ => true,
    };

    private static async Task WorkAsync(SimProcess process, ServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var worker = services.GetRequiredService<FlowWorker>();
        var schedules = services.GetRequiredService<FlowSchedules>();
        var directory = services.GetRequiredService<Connectors.Tenancy.ITenantDirectory>();
        for (var turn = 0; ; turn++)
        {
            try
            {
                await schedules.BeginAsync((await directory.FindAsync(SimHouse.Tenant))!, default);
                if (await worker.TurnAsync(process.Name, turn % 4 != 0, default))
                {
                    continue;
                }
            }
            catch (Exception broken) when (broken is Connectors.Faults.ConnectorException or StateConflictException or OperationCanceledException)
            {
                // As the workers of a host do: the next turn may go better.
            }

            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }
    }

    /// <summary>People change records; then nothing goes wrong any more; then nothing is to be done any more.</summary>
    private async Task<bool> ChangeAsync(SimProcess people)
    {
        var clock = new SimClock(people);
        for (var change = 0; change < 12; change++)
        {
            var id = _creates ? $"{change}" : $"{_loop.Random.Next(4)}";
            _accounts.Left.Put(id, $"{id} as of change {change:00}");
            await Task.Delay(TimeSpan.FromSeconds(_loop.Random.Next(0, 90)), clock);
            Supervise();
        }

        _chances.Calm();
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMinutes(5), clock);
            Supervise();
            var open = await FlowRuns.ListAsync(_store, SimHouse.Tenant).AnyAsync(run => run.IsOpen);
            quiet = open ? 0 : quiet + 1;
            if (_loop.Now > new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero))
            {
                _broken.Add("Runs are still open after days of calm.");
                return true;
            }
        }

        _isQuiet = true;
        return true;
    }

    private void Supervise()
    {
        _living.RemoveAll(living => living.Process.IsDead);
        while (_living.Count < 2)
        {
            StartProcess();
        }
    }

    private void Failed(Exception unexpected) => _broken.Add(unexpected.ToString());

    private ImmutableArray<string> Problems(ISet<string> told)
    {
        var held = _accounts.Right.Records.Values.Select(Name).ToLookup(name => name, StringComparer.Ordinal);
        var said = _accounts.Left.Records.Values.Select(Name).ToHashSet(StringComparer.Ordinal);
        var untold = _loop.Untold.Select(Subject).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _broken,
            .. said.Where(name => !held.Contains(name) && !untold.Contains(Subject(name))).Select(name => $"lost: {name}"),
            .. held.Where(name => name.Count() > 1 && !told.Contains(name.Key) && !untold.Contains(Subject(name.Key))).Select(name => $"duplicated: {name.Key}"),
            .. held.Where(name => !said.Contains(name.Key) && !untold.Contains(Subject(name.Key))).Select(name => $"stale: {name.Key}"),
            .. _creates ? Late().Select(subject => $"out of order: {subject}") : [],
        ];
    }

    /// <summary>Records to which an older content was written after a newer one. A process that is stopped in the very moment of sending does that once
    /// it goes on: no fence at our side can call a request back, and these vendors take any. Where no process stands still it is a fault.</summary>
    private HashSet<string> Late() => _accounts.Right.Log.Select(write => write.Name).GroupBy(Subject)
        .Where(names => !names.SequenceEqual(names.Order(StringComparer.Ordinal)))
        .Select(names => names.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>What records are called of which a letter says that they were made twice.</summary>
    private HashSet<string> Told()
    {
        var letters = DeadLetters.ListAsync(_store, SimHouse.Tenant).ToListAsync().AsTask().GetAwaiter().GetResult();
        return [.. letters.Where(letter => letter.Faults.Any(fault => fault.Kind == Connectors.Faults.FaultKind.Duplicate))
            .Select(letter => Name((letter.Stage == DeadLetters.LateWriteStage && letter.Key!.Value.StartsWith('n') ? _accounts.Right : _accounts.Left).Records[
                letter.Key!.Value.Split('-')[^1]]))];
    }

    private static string Name(System.Text.Json.Nodes.JsonObject record) => $"{record["name"]}";

    private static string Subject(string name) => name.Split(' ')[0];
}
