using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>A connection has lost its rights: work for it is tried seldom until a person has done something, and then all goes on. That the connection
/// itself is asked once in five minutes is the pipeline's matter.</summary>
[Category("F13")]
public sealed class MissingRightsTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Work_without_rights_is_tried_once_in_five_minutes_for_each_turn_that_it_takes(bool lacksRights)
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copying.There);
        for (var number = 0; number < 50; number++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{number:00}", $"Client {number:00}", "active");
        }

        rig.Accounts.Decides = (_, _) => lacksRights ? MemoryFault.Gossip : MemoryFault.Unavailable;
        await rig.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);
        await AnHourAsync(rig);
        await TestContext.Out.WriteLineAsync($"{rig.Accounts.Writes.Count} writes were tried");
        // Fifty runs are three turns.
        Assert.That(rig.Accounts.Writes, lacksRights ? Has.Count.LessThanOrEqualTo(12 * 3) : Has.Count.GreaterThan(12 * 3), "the other is the control");

        rig.Accounts.Decides = null;
        await AnHourAsync(rig);
        Assert.That(Copying.Names(rig, FlowRig.Right), Is.EquivalentTo(Copying.Names(rig, FlowRig.Left)));
        Assert.That(await rig.LettersAsync(), Is.Empty);
    }

    private static async Task AnHourAsync(FlowRig rig)
    {
        for (var second = 0; second < 3600; second += 10)
        {
            while (await rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: second % 40 != 0, default))
            {
            }

            rig.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }
}
