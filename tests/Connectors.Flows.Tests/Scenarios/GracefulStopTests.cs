using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>A process is asked to stop while it works.</summary>
public sealed class GracefulStopTests
{
    [Test]
    [Category("F04")]
    public async Task What_is_in_flight_ends_the_rest_is_free_at_once_and_nothing_is_sent_twice()
    {
        await using var rig = new FlowRig(null, builder => builder.AddFlowWorkers(), Copying.There);
        using var stopping = new CancellationTokenSource();
        for (var number = 0; number < 5; number++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{number}", $"Client {number}", "active");
        }

        await rig.State.CommitAsync([FlowLanes.ToRead(new("acme"), "copy")]);
        await rig.Get<FlowWorker>().TurnAsync("first", urgentFirst: false, default);
        rig.Accounts.Decides = (_, _) =>
        {
            if (rig.Accounts.Writes.Count == 2)
            {
                stopping.Cancel();
            }

            return null;
        };
        await rig.Get<FlowWorker>().TurnAsync("first", urgentFirst: false, stopping.Token);
        var left = await rig.Get<IWorkLanes>().MeasureAsync();
        var done = rig.Accounts.At(FlowRig.Right).Count;
        while (await rig.Get<FlowWorker>().TurnAsync("second", urgentFirst: false, default))
        {
        }

        Assert.Multiple(() =>
        {
            Assert.That(done, Is.EqualTo(2), "The second was under way.");
            Assert.That((left.Depth, left.Claimable, left.Held), Is.EqualTo((3L, 3L, 0)), "Nobody has to wait for a lease to end.");
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(5));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(5).And.Unique);
        });
    }
}
