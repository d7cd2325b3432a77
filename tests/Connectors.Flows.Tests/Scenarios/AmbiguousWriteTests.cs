namespace Connectors.Flows.Tests.Scenarios;

/// <summary>The vendor does what it was asked for, and the answer is lost.</summary>
public sealed class AmbiguousWriteTests
{
    [TestCase(100)]
    [TestCase(50)]
    [Category("F19")]
    public async Task A_thousand_creates_whose_answers_are_lost_make_a_thousand_records(int percent)
    {
        const int Records = 1_000;
        await using var rig = new FlowRig(null, Copying.Once);
        for (var number = 0; number < Records; number++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{number:0000}", $"Client {number:0000}", "active");
        }

        var random = new Random(percent);
        rig.Accounts.Decides = (_, _) => random.Next(100) < percent ? MemoryFault.LoseAnswerAfterCommit : MemoryFault.None;
        await Copying.SettleAsync(rig);

        Assert.Multiple(async () =>
        {
            Assert.That(Copying.Names(rig, FlowRig.Right).Distinct().Count(), Is.EqualTo(Records));
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(Records));
            Assert.That(rig.Accounts.Effects, Has.Count.EqualTo(Records), "Nothing was created a second time.");
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    [TestCase(nameof(MemoryFault.LoseAnswerAfterCommit), 30, Description = "Each record is read back and says so already.")]
    [TestCase(nameof(MemoryFault.LoseRequest), 60, Description = "Each record is read back and says something else.")]
    [Category("F20")]
    public async Task Each_change_of_name_and_status_arrives_whatever_becomes_of_its_answer_and_is_sent_again_only_where_it_did_not(string fault, int writes)
    {
        await using var rig = new FlowRig(null, Copying.There);
        string[] states = ["prospect", "active", "closed"];
        for (var change = 0; change < 30; change++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{change % 5}", $"Form {change}", states[change % 3]);
            rig.Accounts.Faults.Enqueue(Enum.Parse<MemoryFault>(fault));
            await Copying.SettleAsync(rig);
        }

        var left = rig.Accounts.At(FlowRig.Left).Values.Select(record => $"{record["name"]} {record["status"]}");
        var right = rig.Accounts.At(FlowRig.Right).Values.Select(record => $"{record["name"]} {record["status"]}");
        Assert.Multiple(async () =>
        {
            Assert.That(right, Is.EquivalentTo(left));
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(5));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(writes));
            Assert.That(rig.Accounts.Effects, Has.Count.EqualTo(30), "Each change took effect once.");
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }
}
