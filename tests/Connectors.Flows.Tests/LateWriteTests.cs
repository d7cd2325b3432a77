using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>A worker is stopped in the very moment of sending, for longer than its lease, and another one writes something newer meanwhile.</summary>
public sealed class LateWriteTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    [Test]
    [Category("F03")]
    public async Task What_arrived_late_is_put_right_by_who_holds_the_lane()
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copy);
        await StopWhileSendingAsync(rig);
        Assert.That(NameOf(rig), Is.EqualTo("First"), "The older content arrived last.");

        await DrainAsync(rig, "third");

        Assert.Multiple(async () =>
        {
            Assert.That(NameOf(rig), Is.EqualTo("Second"));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(4), "Late, its repeat, the newer one, and that once more.");
            Assert.That(await rig.LettersAsync(), Is.Empty);
            Assert.That((await rig.Get<IWorkLanes>().MeasureAsync()).Depth, Is.Zero);
        });
    }

    [Test]
    [Category("F03")]
    public async Task What_a_person_wrote_since_is_theirs()
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copy);
        await StopWhileSendingAsync(rig);
        rig.Accounts.At(FlowRig.Right).Values.Single()["name"] = "As a person calls it";

        await DrainAsync(rig, "third");

        Assert.That((NameOf(rig), rig.Accounts.Writes.Count), Is.EqualTo(("As a person calls it", 3)));
    }

    [Test]
    [Category("F03")]
    public async Task What_cannot_be_put_right_is_a_letter_that_no_replay_repeats()
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copy);
        await StopWhileSendingAsync(rig);
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);

        await DrainAsync(rig, "third");

        var letter = (await rig.LettersAsync()).Single();
        var report = await rig.Get<IFlowRepair>().ReplayAsync(new("acme"), new(LetterFilter.All, "ann", "again"), null, default);
        Assert.Multiple(() =>
        {
            Assert.That((letter.Stage, letter.Key?.Value), Is.EqualTo(("late-write", rig.Accounts.At(FlowRig.Right).Keys.Single())));
            Assert.That((report.Released.Length, report.Skipped.Single().Reason), Is.EqualTo((0, "It tells what a vendor holds: correct it there, then discard the letter.")));
        });
    }

    [Test]
    [Category("F03")]
    public async Task It_is_looked_at_again_while_the_vendor_is_away()
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copy);
        await StopWhileSendingAsync(rig);
        rig.Accounts.Faults.Enqueue(MemoryFault.Unavailable);
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        for (var look = 0; look < 3; look++)
        {
            await DrainAsync(rig, "third");
            rig.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.That((NameOf(rig), rig.Accounts.Writes.Count), Is.EqualTo(("Second", 6)));
    }

    /// <summary>The first worker is stopped while it sends the first content; another one sends it again, and the second content after it.</summary>
    private static async Task StopWhileSendingAsync(FlowRig rig)
    {
        rig.Accounts.Put(FlowRig.Left, "1", "First", "active");
        await rig.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);
        var isStopped = false;
        rig.Accounts.Decides = (_, _) =>
        {
            if (!isStopped)
            {
                isStopped = true;
                rig.Clock.Advance(TimeSpan.FromHours(1));
                DrainAsync(rig, "other").GetAwaiter().GetResult();
                rig.Accounts.Put(FlowRig.Left, "1", "Second", "active");
                rig.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]).AsTask().GetAwaiter().GetResult();
                DrainAsync(rig, "other").GetAwaiter().GetResult();
                Assert.That(NameOf(rig), Is.EqualTo("Second"));
            }

            return null;
        };
        // Its reading, then its run: the turn ends with a lost lease, which asks for a look.
        await rig.Get<FlowWorker>().TurnAsync("stopped", urgentFirst: false, default);
        await rig.Get<FlowWorker>().TurnAsync("stopped", urgentFirst: false, default);
        Assert.That(isStopped, Is.True);
    }

    private static async Task DrainAsync(FlowRig rig, string owner)
    {
        while (await rig.Get<FlowWorker>().TurnAsync(owner, urgentFirst: true, default))
        {
        }
    }

    private static string NameOf(FlowRig rig) => rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString();
}
