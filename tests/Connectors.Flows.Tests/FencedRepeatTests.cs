using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>A worker that was stopped for longer than its lease looks at the fence before it sends a write again.</summary>
public sealed class FencedRepeatTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    [TestCase(true, 1)]
    [TestCase(false, 2, Description = "The control: with the lane still its own it does send.")]
    public async Task A_write_in_doubt_is_sent_again_by_who_holds_the_lane_alone(bool isTakenOver, int sent)
    {
        var clock = new FakeClock();
        var store = new StoreBetween(clock);
        await using var rig = new FlowRig(store, builder => builder.AddFlowWorkers(), Copy);
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        await store.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);
        while (await rig.Get<FlowWorker>().TurnAsync("stopped", urgentFirst: false, default))
        {
        }

        clock.Advance(TimeSpan.FromMinutes(5));
        var wasTaken = false;
        store.Found = async found =>
        {
            if (isTakenOver && !wasTaken && found.Any(entry => entry.Key.Set == FlowSets.Intent))
            {
                // Stopped here: its lease ends, and another worker takes the lane.
                wasTaken = true;
                clock.Advance(TimeSpan.FromHours(1));
                Assert.That(await store.Inner.ClaimAsync(new("other")), Is.Not.Null);
            }
        };
        await rig.Get<FlowWorker>().TurnAsync("stopped", urgentFirst: false, default);

        Assert.That((wasTaken, rig.Accounts.Writes.Count), Is.EqualTo((isTakenOver, sent)));
    }
}
