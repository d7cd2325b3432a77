using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class AbandonTests
{
    [Test]
    public async Task What_is_given_up_ends_with_its_letter_and_says_what_stays_at_vendors()
    {
        await using var rig = LetterRig.Of();
        await rig.StopAtSecondStepAsync();

        var report = await rig.Repair().DiscardAsync(LetterRig.Acme, (await rig.LetterAsync()).Id, "ann", "sold");
        var after = await rig.RunAsync("family");

        Assert.Multiple(async () =>
        {
            Assert.That((report.Letter!.State, report.Run!.State), Is.EqualTo((LetterState.Discarded, RunState.Abandoned)));
            Assert.That((report.Confirmed.Single(), report.InDoubt.Length), Is.EqualTo(("mother", 0)));
            Assert.That((await rig.RunsAsync()).Single().State, Is.EqualTo(RunState.Abandoned));
            Assert.That((after.Written, (await rig.ReplayAsync()).Released.Length), Is.EqualTo((0, 0)));
            Assert.That((await rig.AuditAsync()).Where(entry => entry.Contains("sold", StringComparison.Ordinal)).Count(), Is.EqualTo(2));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task A_run_that_waits_can_be_given_up_and_its_work_leaves_its_lane()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        await rig.RunAsync();
        var run = (await rig.RunsAsync()).Single();

        var report = await rig.Repair().AbandonAsync(LetterRig.Acme, run.Key, "ann", "not wanted");
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var after = await rig.RunAsync();

        Assert.That((report.Run!.State, report.InDoubt.Single(), report.Letter), Is.EqualTo((RunState.Abandoned, "write", (DeadLetter?)null)));
        Assert.That((after.Written, after.Waiting), Is.EqualTo((0, 0)));
        Assert.That(await ((IWorkLanes)rig.State).ListAsync(LetterRig.Acme).Select(lane => lane.Value.Depth).SumAsync(), Is.Zero);
        Assert.That(
            Assert.ThrowsAsync<Connectors.Faults.ConnectorException>(() => rig.Repair().AbandonAsync(LetterRig.Acme, run.Key, "ann", "again"))!.Message,
            Does.Contain("has ended (Abandoned)"));
    }

    [Test]
    public async Task What_is_not_there_is_refused_with_a_way_out()
    {
        await using var rig = LetterRig.Of();

        Assert.That(
            Assert.ThrowsAsync<Connectors.Faults.ConnectorException>(() => rig.Repair().DiscardAsync(LetterRig.Acme, "0123", "ann", "x"))!.Message,
            Does.Contain("no dead letter '0123'").And.Contain("list them again"));
        Assert.That(
            Assert.ThrowsAsync<Connectors.Faults.ConnectorException>(() => rig.Repair().AbandonAsync(LetterRig.Acme, "copy/0", "ann", "x"))!.Message,
            Does.Contain("no run 'copy/0'"));
    }
}
