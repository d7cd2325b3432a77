namespace Connectors.Flows.Tests.Scenarios;

/// <summary>Two flows against each other, and people who edit on both sides.</summary>
public sealed class ManyEditsTests
{
    [Test]
    [Category("F31")]
    public async Task A_thousand_edits_on_either_side_are_a_thousand_writes_and_as_many_echoes_at_most()
    {
        const int Records = 10;
        await using var rig = new FlowRig(null, Copying.There, Copying.Back);
        for (var number = 0; number < Records; number++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{number}", $"Client {number}", "active");
        }

        var (written, echoes) = await BothAsync(rig);
        Assert.That(written, Is.EqualTo(Records));
        var pairs = Enumerable.Range(0, Records).Select(number =>
            ($"{number}", rig.Accounts.At(FlowRig.Right).Single(record => $"{record.Value["name"]}" == $"Client {number}").Key)).ToArray();
        var random = new Random(31);
        for (var edit = 0; edit < 1_000; edit += Records)
        {
            foreach (var (left, right) in pairs)
            {
                var (address, id) = random.Next(2) == 0 ? (FlowRig.Left, left) : (FlowRig.Right, right);
                rig.Accounts.Put(address, id, $"Edit {edit} of {left}", "active");
            }

            var (more, seen) = await BothAsync(rig);
            (written, echoes) = (written + more, echoes + seen);
        }

        await TestContext.Out.WriteLineAsync($"1000 edits, {written - Records} writes, {echoes} echoes read");
        Assert.Multiple(() =>
        {
            Assert.That(written, Is.EqualTo(Records + 1_000));
            Assert.That(echoes, Is.LessThanOrEqualTo(written));
            Assert.That(rig.Accounts.At(FlowRig.Left), Has.Count.EqualTo(Records), "A record that is changed by its id is not made again.");
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(Records));
            Assert.That(Copying.Names(rig, FlowRig.Left), Is.EquivalentTo(Copying.Names(rig, FlowRig.Right)));
        });
    }

    /// <summary>Both directions, until neither has anything to do.</summary>
    private static async Task<(int Written, int Echoes)> BothAsync(FlowRig rig)
    {
        var (written, echoes) = (0, 0);
        for (var turn = 0; turn < 6; turn++)
        {
            var (there, back) = (await rig.RunAsync("copy"), await rig.RunAsync("back"));
            (written, echoes) = (written + there.Written + back.Written, echoes + there.Echoes + back.Echoes);
            if (there.Read + back.Read == 0)
            {
                return (written, echoes);
            }
        }

        Assert.Fail("It goes round and round.");
        return default;
    }
}
