namespace Connectors.Flows.Tests;

/// <summary>Closed letters are kept for a time; what was decided stays in the audit log, and what still counts stays.</summary>
public sealed class RetentionTests
{
    [TestCase(89, 3, 0)]
    [TestCase(91, 0, 1)]
    public async Task Closed_letters_go_when_their_time_is_over_and_the_audit_log_keeps_what_was_decided(int days, int kept, int told)
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1", "2", "3");
        await rig.ReplayAsync();
        await rig.RunAsync();
        Assert.That(await rig.ClosedAsync(), Has.Count.EqualTo(3));

        rig.Clock.Advance(TimeSpan.FromDays(days));
        await rig.RunAsync();

        var audit = await rig.AuditAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await rig.ClosedAsync(), Has.Count.EqualTo(kept));
            Assert.That(audit.Count(entry => entry.Contains("deadletter.replay", StringComparison.Ordinal)), Is.EqualTo(3));
            Assert.That(audit.Count(entry => entry.Contains("deadletter.expire", StringComparison.Ordinal)), Is.EqualTo(told));
        });
    }

    [Test]
    public async Task An_open_letter_stays_however_old_it_is()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1");

        rig.Clock.Advance(TimeSpan.FromDays(400));
        await rig.RunAsync();

        Assert.That(await rig.LettersAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_discarded_unread_is_not_reported_again_after_years()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", null!, "active");
        await rig.RunAsync();
        await rig.Repair().DiscardAsync(LetterRig.Acme, (await rig.LetterAsync()).Id, "ann", "nobody knows its name");

        rig.Clock.Advance(TimeSpan.FromDays(1_000));
        await rig.RunAsync();
        await rig.State.CommitAsync([FlowRequests.Sweep(LetterRig.Acme, "copy")]);
        await rig.RunAsync();

        Assert.That(((await rig.LettersAsync()).Count, (await rig.ClosedAsync()).Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task More_than_a_portion_goes_over_several_executions()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync([.. Enumerable.Range(1, 600).Select(id => $"{id:000}")]);
        await rig.ReplayAsync();
        await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromDays(91));

        await rig.RunAsync();
        var first = (await rig.ClosedAsync()).Count;
        await rig.RunAsync();

        Assert.That((first, (await rig.ClosedAsync()).Count), Is.EqualTo((100, 0)));
    }
}
