using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>Workers, turn by turn: what a host's process does by itself.</summary>
public sealed class FlowWorkerTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    [Test]
    public async Task A_bound_flow_looks_at_once_and_then_at_its_distance()
    {
        await using var rig = Rig(("Flows:copy:Trigger", "poll"), ("Flows:copy:Every", "00:10:00"));
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        await BeginAsync(rig);

        var first = await TurnsAsync(rig);
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");
        rig.Clock.Advance(TimeSpan.FromMinutes(9));
        var early = await TurnsAsync(rig);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await TurnsAsync(rig);

        Assert.Multiple(() =>
        {
            Assert.That((first, early, second), Is.EqualTo((2, 0, 2)));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(2));
        });
    }

    [Test]
    [Category("F45")]
    public async Task Looks_that_were_missed_are_caught_up_once()
    {
        await using var rig = Rig(("Flows:copy:Trigger", "poll"), ("Flows:copy:Every", "00:10:00"));
        await BeginAsync(rig);
        await TurnsAsync(rig);

        rig.Clock.Advance(TimeSpan.FromHours(5));

        Assert.That(await TurnsAsync(rig), Is.EqualTo(1));
    }

    [Test]
    [Category("F45")]
    public async Task Beginning_twice_looks_once()
    {
        await using var rig = Rig(("Flows:copy:Trigger", "poll"));
        await BeginAsync(rig);
        await BeginAsync(rig);
        Assert.That((await rig.Get<IWorkLanes>().MeasureAsync()).Depth, Is.EqualTo(1));
    }

    [Test]
    [Category("F40")]
    public async Task A_flow_that_is_switched_off_ends_and_begins_again_when_it_is_switched_on()
    {
        await using var rig = Rig(("Flows:copy:Trigger", "poll"));
        await BeginAsync(rig);
        rig.Configuration["Tenants:acme:Flows:copy:Enabled"] = "false";
        await TurnsAsync(rig);
        var off = await rig.Get<IWorkLanes>().MeasureAsync();

        rig.Configuration["Tenants:acme:Flows:copy:Enabled"] = "true";
        await BeginAsync(rig);

        Assert.That((off.Depth, (await rig.Get<IWorkLanes>().MeasureAsync()).Depth), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task A_flow_by_hand_never_looks_by_itself()
    {
        await using var rig = Rig(("Flows:copy:Trigger", "manual"));
        await BeginAsync(rig);
        Assert.That(await TurnsAsync(rig), Is.Zero);
    }

    [Test]
    [Category("F40")]
    public async Task Work_of_a_tenant_that_is_gone_is_kept_and_put_off()
    {
        await using var rig = Rig();
        await rig.State.CommitAsync([FlowLanes.ToRead(new("gone"), "copy")]);

        await TurnsAsync(rig);
        var now = await rig.Get<IWorkLanes>().MeasureAsync();

        Assert.That((now.Depth, now.Claimable, now.Held), Is.EqualTo((1L, 0L, 0)));
    }

    [Test]
    [Category("F22")]
    public async Task Work_that_ended_its_process_each_time_is_parked_and_others_go_on()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");
        await rig.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);
        for (var death = 0; death < 6; death++)
        {
            rig.Accounts.Faults.Enqueue(MemoryFault.Kill);
        }

        for (var deaths = 0; deaths < 6;)
        {
            try
            {
                await rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: false, default);
            }
            catch (OperationCanceledException)
            {
                deaths++;
            }
        }

        await TurnsAsync(rig);

        var letter = (await rig.LettersAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(letter.Faults.Single().Rule, Is.EqualTo("poison"));
            Assert.That(rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString(), Is.EqualTo("Client 2"));
        });
    }

    private static FlowRig Rig(params (string, string)[] settings) => new(null, builder => builder.AddFlowWorkers(), settings, Copy);

    private static async Task BeginAsync(FlowRig rig) =>
        await rig.Get<FlowSchedules>().BeginAsync((await rig.Get<ITenantDirectory>().FindAsync(new("acme")))!, default);

    private static async Task<int> TurnsAsync(FlowRig rig)
    {
        var turns = 0;
        while (await rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: turns % 2 == 0, default))
        {
            turns++;
        }

        return turns;
    }
}
