namespace Connectors.Flows.Tests.Scenarios;

/// <summary>The target is away for an hour while work piles up, then it is back.</summary>
public sealed class OutageTests
{
    [Test]
    [Category("F33")]
    public async Task Meanwhile_it_is_asked_seldom_and_afterwards_everything_arrives_in_order_once()
    {
        const int Records = 200;
        await using var rig = new FlowRig(null, Copying.There);
        var isAway = true;
        rig.Accounts.Decides = (_, _) => isAway ? MemoryFault.Unavailable : null;
        for (var minute = 0; minute < 60; minute++)
        {
            for (var number = 0; minute < 20 && number < Records / 20; number++)
            {
                var id = (minute * Records / 20) + number;
                rig.Accounts.Put(FlowRig.Left, $"{id:000}", $"Client {id:000}", "active");
            }

            await rig.RunAsync();
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var tries = rig.Accounts.Writes.Count;
        isAway = false;
        await Copying.SettleAsync(rig);

        await TestContext.Out.WriteLineAsync($"{Records} runs, 60 executions, {tries} tries while it was away");
        Assert.Multiple(async () =>
        {
            Assert.That(tries, Is.LessThan(Records * 60 / 4), "Pauses grow.");
            Assert.That(rig.Accounts.Effects, Has.Count.EqualTo(Records));
            Assert.That(Copying.Names(rig, FlowRig.Right), Is.EquivalentTo(Copying.Names(rig, FlowRig.Left)));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }
}
