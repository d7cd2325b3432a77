using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A record that is gone leaves a tombstone; nothing that has not begun goes on for it, nothing is deleted anywhere.</summary>
public sealed class DeleteTests
{
    private const string RecordKey = "copy/spring/springs/1";

    [Test]
    public async Task One_that_its_vendor_shows_as_deleted_leaves_a_tombstone_and_stays_at_the_target()
    {
        await using var rig = await CopiedAsync();
        rig.Account.Records["1"] = rig.Account.Records["1"] with { State = RecordState.Deleted, At = rig.Now };
        var first = await rig.Rig.RunAsync();
        var again = await rig.Rig.RunAsync();

        var grave = (await rig.TombstonesAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((grave.Kind, grave.DetectedBy, grave.Confidence), Is.EqualTo((DeleteKind.SoftDeleted, "flag", DeleteConfidence.Certain)));
            Assert.That((grave.Entity, grave.Key.Object, grave.Key.Value, grave.At), Is.EqualTo(("customer", "springs", "1", rig.Now)));
            Assert.That(grave.LastHash, Is.Not.Null.And.Not.Empty);
            Assert.That((first.Deleted, again.Deleted, string.Join(',', rig.Written)), Is.EqualTo((1, 0, "Client 1")));
        });
    }

    [TestCase(ChangeKind.Deleted, DeleteKind.HardDeleted)]
    [TestCase(ChangeKind.Merged, DeleteKind.Merged)]
    public async Task One_that_is_told_to_be_gone_and_is_not_there_is_gone_for_certain(ChangeKind told, DeleteKind kind)
    {
        await using var rig = await CopiedAsync();
        rig.Account.Records.Clear();
        await rig.HintAsync("1", told);

        await rig.TurnsAsync();

        var grave = (await rig.TombstonesAsync()).Single();
        Assert.That((grave.Kind, grave.DetectedBy, grave.Confidence), Is.EqualTo((kind, "event", DeleteConfidence.Certain)));
    }

    [Test]
    public async Task One_that_stays_away_is_likely_gone_after_two_minutes_and_not_before()
    {
        await using var rig = await CopiedAsync();
        rig.Account.Records.Clear();
        await rig.HintAsync("1");
        await rig.TurnsAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        var early = (await rig.TombstonesAsync()).Count;

        await rig.TurnsAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));

        var grave = (await rig.TombstonesAsync()).Single();
        Assert.That((early, grave.DetectedBy, grave.Confidence, await rig.WaitingAsync()),
            Is.EqualTo((0, "absent", DeleteConfidence.Likely, 0L)));
    }

    [Test]
    public async Task When_much_vanishes_without_a_word_it_is_asked_about_and_what_is_shown_again_lives()
    {
        await using var rig = new IntakeRig();
        for (var id = 0; id < 60; id++)
        {
            rig.Account.Records[$"{id}"] = new($"{id}", $"Client {id}", rig.Now) { Status = "prospect" };
            await rig.HintAsync($"{id}");
        }

        await rig.TurnsAsync();
        rig.Account.Hidden.UnionWith(rig.Account.Records.Keys);
        foreach (var id in rig.Account.Records.Keys)
        {
            await rig.HintAsync(id);
        }

        await rig.TurnsAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(5));
        var graves = (await rig.TombstonesAsync()).Count;
        var letter = (await rig.LettersAsync()).Single();
        rig.Account.Hidden.Clear();
        await rig.Rig.RunAsync();
        await rig.TurnsAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(graves, Is.EqualTo(20));
            Assert.That((letter.Stage, letter.OwnerRole, letter.Faults.Single().Rule), Is.EqualTo(("sweep", "operations", "brake")));
            Assert.That((await rig.WaitingAsync(), (await rig.TombstonesAsync()).Count), Is.EqualTo((0L, 0)));
        });
    }

    [Test]
    [Category("F29")]
    public async Task A_delete_that_comes_before_its_create_is_kept_and_the_create_finds_nothing()
    {
        await using var rig = new IntakeRig();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync();
        await rig.HintAsync("1", ChangeKind.Created);
        await rig.TurnsAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(10));

        Assert.That(((await rig.TombstonesAsync()).Single().DetectedBy, rig.Writes, await rig.WaitingAsync()), Is.EqualTo(("event", 0, 0L)));
    }

    [Test]
    public async Task A_run_that_has_not_begun_is_taken_out()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");
        await UrgentTurnAsync(rig);
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await UrgentTurnAsync(rig);

        await rig.TurnsAsync();

        var run = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).SingleAsync();
        Assert.That((run.State, rig.Writes, await rig.WaitingAsync()), Is.EqualTo((RunState.Superseded, 0, 0L)));
    }

    [Test]
    public async Task A_run_that_has_begun_to_write_is_not_cut_off()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");
        rig.Target.Faults.Enqueue(MemoryFault.LoseAnswerAfterCommit);
        await rig.TurnsAsync();
        await rig.HintAsync("1", ChangeKind.Deleted);
        rig.Account.Records.Clear();

        await rig.TurnsAsync();

        var run = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).SingleAsync();
        Assert.That(run.State, Is.Not.EqualTo(RunState.Superseded));
    }

    [Test]
    public async Task One_that_is_on_a_document_is_a_letter_for_finance()
    {
        await using var rig = await CopiedAsync();
        await rig.Store.CommitAsync(
            [FlowSets.Set(IntakeRig.Acme, FlowSets.Claim, RecordKey, new(Guid.Empty, "1"), FlowJson.Default.ClaimRecord)]);
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);

        await rig.TurnsAsync();

        var letter = (await rig.LettersAsync()).Single();
        Assert.That((letter.Stage, letter.OwnerRole, letter.Faults.Single().Kind), Is.EqualTo(("late-change", "finance", FaultKind.Conflict)));
    }

    [Test]
    public async Task One_that_waits_to_be_collected_is_taken_out()
    {
        await using var rig = new IntakeRig(flows:
        [
            """
            { "flow": "copy", "version": "1.0.0",
              "trigger": { "entity": "customer", "role": "psa", "collect": { "by": ["status.code"] } },
              "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self" } ] }
            """,
        ]);
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");
        await rig.TurnsAsync();
        var before = (await rig.EntriesAsync(FlowSets.Inbox)).Count;
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);

        await rig.TurnsAsync();

        Assert.That((before, (await rig.EntriesAsync(FlowSets.Inbox)).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    [Category("F29")]
    [Category("F43")]
    public async Task One_that_comes_back_is_a_change_and_its_tombstone_goes()
    {
        await using var rig = await CopiedAsync();
        var record = rig.Account.Records["1"];
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync();
        var gone = (await rig.TombstonesAsync()).Count;

        rig.Account.Records["1"] = record;
        await rig.HintAsync("1");
        await rig.TurnsAsync();

        Assert.That((gone, (await rig.TombstonesAsync()).Count, await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).CountAsync()),
            Is.EqualTo((1, 0, 2)));
    }

    [Test]
    public async Task One_that_comes_back_before_its_run_began_gets_its_run_whatever_its_key_is()
    {
        await using var rig = new IntakeRig(flows: [IntakeRig.Copy.Replace("\"@change\"", "\"status.code\"", StringComparison.Ordinal)]);
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");
        await UrgentTurnAsync(rig);
        var record = rig.Account.Records["1"];
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync();
        var gone = rig.Writes;

        rig.Account.Records["1"] = record with { Name = "Client 1, restored" };
        await rig.HintAsync("1");
        await rig.TurnsAsync();

        Assert.That((gone, string.Join(',', rig.Written), await rig.WaitingAsync()), Is.EqualTo((0, "Client 1, restored", 0L)));
    }

    [Test]
    [Category("F29")]
    public async Task A_list_that_lags_behind_brings_nothing_back()
    {
        await using var rig = await CopiedAsync();
        rig.Account.Hidden.Add("1");
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync();

        // The list still shows it, the record itself is not there any more.
        await rig.Rig.RunAsync();
        await rig.TurnsAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(10));
        var kept = (await rig.TombstonesAsync()).Count;
        // It was restored: the list shows it, and so does the record.
        rig.Account.Hidden.Clear();
        await rig.Rig.RunAsync();

        Assert.That((kept, (await rig.TombstonesAsync()).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task One_that_is_told_to_be_gone_and_is_still_shown_is_asked_for_until_it_is_clear()
    {
        await using var rig = await CopiedAsync();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));
        var early = (await rig.TombstonesAsync()).Count;
        rig.Account.Records.Clear();
        await rig.TurnsAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.That((early, (await rig.TombstonesAsync()).Single().DetectedBy), Is.EqualTo((0, "event")));
    }

    [Test]
    public async Task One_that_is_told_to_be_gone_and_stays_is_not_gone()
    {
        await using var rig = await CopiedAsync();
        await rig.HintAsync("1", ChangeKind.Deleted);

        await rig.TurnsAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(10));

        Assert.That(((await rig.TombstonesAsync()).Count, await rig.WaitingAsync(), rig.Writes), Is.EqualTo((0, 0L, 1)));
    }

    [Test]
    public async Task Tombstones_are_kept_for_four_hundred_days()
    {
        await using var rig = await CopiedAsync();
        await rig.BeginAsync();
        rig.Account.Records.Clear();
        await rig.HintAsync("1", ChangeKind.Deleted);
        await rig.TurnsAsync();
        rig.Clock.Advance(TimeSpan.FromDays(399));
        await rig.TurnsAsync();
        var kept = (await rig.TombstonesAsync()).Count;
        rig.Clock.Advance(TimeSpan.FromDays(2));
        await rig.TurnsAsync();

        Assert.That((kept, (await rig.TombstonesAsync()).Count), Is.EqualTo((1, 0)));
    }

    private static async Task<IntakeRig> CopiedAsync()
    {
        var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");
        await rig.TurnsAsync();
        Assert.That(rig.Writes, Is.EqualTo(1));
        return rig;
    }

    private static Task<bool> UrgentTurnAsync(IntakeRig rig) => rig.Rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: true, default);
}
