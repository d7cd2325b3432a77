using System.Text;
using System.Text.Json;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class LetterTests
{
    [Test]
    public async Task A_letter_says_who_it_concerns_how_often_since_when_and_who_acts_by_when()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1");
        var now = rig.Clock.GetUtcNow();

        var letter = await rig.LetterAsync();

        Assert.Multiple(() =>
        {
            Assert.That((letter.Flow, letter.Stage, letter.Entity, letter.Key!.Value), Is.EqualTo(("copy", "write", "customer", "1")));
            Assert.That(letter.Id, Does.Match("^[0-9a-f]{16}$"));
            Assert.That((letter.OwnerRole, letter.Attempts, letter.FirstSeen, letter.LastSeen), Is.EqualTo(("finance", 1, now, now)));
            Assert.That(letter.DueAt, Is.EqualTo(now + TimeSpan.FromDays(1)));
            Assert.That(letter.CauseGroup, Is.EqualTo("target-invalid:name:/name"));
            Assert.That(letter.State, Is.EqualTo(LetterState.Open));
            Assert.That(letter.Blocked.Counts, Is.EqualTo(new[] { new BlockedCount("customer", 1) }));
        });
    }

    [Test]
    public async Task A_repeat_keeps_the_beginning_and_the_due_time_and_counts()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1");
        var first = await rig.LetterAsync();
        rig.Clock.Advance(TimeSpan.FromHours(2));
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);
        await rig.ReplayAsync();
        await rig.RunAsync();

        var second = await rig.LetterAsync();

        Assert.Multiple(() =>
        {
            Assert.That((second.Id, second.FirstSeen, second.DueAt), Is.EqualTo((first.Id, first.FirstSeen, first.DueAt)));
            Assert.That((second.Attempts, second.LastSeen), Is.EqualTo((2, first.FirstSeen + TimeSpan.FromHours(2))));
            Assert.That(second.State, Is.EqualTo(LetterState.Open));
            Assert.That(second.Decisions.Select(decision => (decision.Actor, decision.Action, decision.Reason)),
                Is.EqualTo(new[] { ("ann", "replay", "corrected") }));
        });
    }

    [Test]
    public void Each_kind_of_fault_has_a_due_time_and_an_owner_whatever_a_flow_says([Values(null, "", "  ")] string? named)
    {
        Assert.Multiple(() =>
        {
            foreach (var kind in Enum.GetValues<FaultKind>())
            {
                Assert.That(LetterDeadlines.Table, Does.ContainKey(kind));
                Assert.That(LetterTexts.Owner(named, [new(kind, "It is so.")]), Is.Not.Null.And.Not.Empty.And.Not.EqualTo("  "));
            }

            Assert.That(LetterTexts.Owner(named, []), Is.EqualTo("operations"));
            Assert.That(LetterDeadlines.For([new(FaultKind.SourceInvalid, "a"), new(FaultKind.InDoubt, "b")]), Is.EqualTo(TimeSpan.FromHours(4)));
        });
    }

    [Test]
    public async Task A_flow_whose_owners_are_blank_still_has_letters_with_owners()
    {
        await using var rig = new FlowRig(null, LetterRig.Copy.Replace("\"finance\"", "\"\"", StringComparison.Ordinal).Replace("\"sales\"", "\" \"", StringComparison.Ordinal));
        rig.Accounts.Put(FlowRig.Left, "2", "", "active");
        await rig.RefuseAsync("1");

        Assert.That((await rig.LettersAsync()).Select(letter => letter.OwnerRole), Is.EquivalentTo(new[] { "administration", "finance" }));
    }

    [Test]
    public void A_cause_depends_on_rules_paths_and_codes_not_on_values_places_or_order()
    {
        Fault first = new(FaultKind.TargetInvalid, "The value 12 is too long.") { Path = "/lines/3/amount", Rule = "length", VendorCode = "E7" };
        Fault second = new(FaultKind.SourceInvalid, "There is none.") { Path = "/name", Rule = "required" };

        var one = LetterTexts.Cause([first, second]);
        var other = LetterTexts.Cause([second, first with { Message = "The value 99 is too long.", Path = "/lines/41/amount", RequestId = "r1" }, first]);

        Assert.That(one, Is.EqualTo("source-invalid:required:/name + target-invalid:length/E7:/lines/*/amount"));
        Assert.That(other, Is.EqualTo(one));
        Assert.That(
            LetterTexts.Cause([.. Enumerable.Range(0, 99).Select(index => second with { Path = $"/member{index}" })]), Has.Length.EqualTo(200));
    }

    [Test]
    public async Task Letters_are_found_by_flow_cause_owner_record_and_due_time()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "9", "", "active");
        await rig.RefuseAsync("1", "2");
        var now = rig.Clock.GetUtcNow();

        async Task<int> CountAsync(LetterFilter filter) => await DeadLetters.ListAsync(rig.State, LetterRig.Acme, filter).CountAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync(LetterFilter.All), Is.EqualTo(3));
            Assert.That(await CountAsync(new() { Flow = "copy" }), Is.EqualTo(3));
            Assert.That(await CountAsync(new() { Flow = "cop" }), Is.Zero);
            Assert.That(await CountAsync(new() { Cause = "target-invalid:name:/name" }), Is.EqualTo(2));
            Assert.That(await CountAsync(new() { Owner = "sales" }), Is.EqualTo(1));
            Assert.That(await CountAsync(new() { Owner = "finance", Record = "2" }), Is.EqualTo(1));
            Assert.That(await CountAsync(new() { DueBefore = now + TimeSpan.FromDays(1) }), Is.EqualTo(2));
            Assert.That(await CountAsync(new() { DueBefore = now + TimeSpan.FromDays(3), State = LetterState.Open }), Is.EqualTo(3));
            Assert.That(await CountAsync(new() { State = LetterState.Acknowledged }), Is.Zero);
            Assert.That((await DeadLetters.FindAsync(rig.State, LetterRig.Acme, (await rig.LettersAsync())[1].Id))!.Record,
                Is.EqualTo((await rig.LettersAsync())[1].Record));
        });
    }

    [Test]
    [Category("F37")]
    public async Task A_letter_of_an_older_package_is_read_found_and_replayed()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();
        var entry = await rig.State.QueryAsync(new(LetterRig.Acme, "deadletter")).SingleAsync();
        const string Old = """
            { "flow": "copy", "stage": "read", "record": "copy/left/things/1", "ownerRole": "operations", "firstSeen": "2026-11-19T08:00:00+00:00",
              "dueAt": "2026-11-20T08:00:00+00:00", "causeGroup": "source-invalid:required:/name",
              "faults": [ { "kind": "SourceInvalid", "message": "It is not there.", "path": "/name", "rule": "required" } ], "payload": { "id": "1" } }
            """;
        await rig.State.CommitAsync(
            [new StateChange.Set(entry with { Json = Encoding.UTF8.GetBytes(Old), IndexKeys = ["cause:source-invalid:required:/name", "owner:operations"] })]);

        var letter = await rig.LetterAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((letter.Attempts, letter.State, letter.Decisions.Length, letter.LastSeen), Is.EqualTo((1, LetterState.Open, 0, letter.FirstSeen)));
            Assert.That((letter.Blocked.Counts.Length, letter.Blocked.Money.Length, letter.Brings.Length), Is.EqualTo((0, 0, 0)));
            Assert.That(await DeadLetters.FindAsync(rig.State, LetterRig.Acme, letter.Id), Is.Not.Null);
            Assert.That(await DeadLetters.ListAsync(rig.State, LetterRig.Acme, new LetterFilter { Record = "copy/left/things/1" }).CountAsync(), Is.EqualTo(1));
        });
        rig.Accounts.At(FlowRig.Left)["1"]["name"] = "Corrected";
        Assert.That((await rig.ReplayAsync()).Released, Has.Length.EqualTo(1));
        Assert.That((await rig.RunAsync()).Written, Is.EqualTo(1));
        Assert.That(await rig.LettersAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_knows_of_a_letter_stands_in_it_and_in_the_audit_and_a_repeat_of_the_same_does_not_undo_it()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();

        await rig.Repair().AcknowledgeAsync(LetterRig.Acme, (await rig.LetterAsync()).Id, "ann", "asked sales");
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();
        var letter = await rig.LetterAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((letter.State, letter.Attempts, letter.Decisions.Single().Reason), Is.EqualTo((LetterState.Acknowledged, 2, "asked sales")));
            Assert.That((await rig.AuditAsync()).Single(), Does.Contain("deadletter.acknowledge").And.Contain("ann").And.Contain("asked sales"));
        });
    }

    [Test]
    public async Task A_discarded_record_is_not_reported_again_until_its_content_changes()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();
        await rig.Repair().DiscardAsync(LetterRig.Acme, (await rig.LetterAsync()).Id, "ann", "a test record");
        var checkpoint = await rig.State.QueryAsync(new(LetterRig.Acme, "checkpoint")).SingleAsync();
        await rig.State.CommitAsync([new StateChange.Remove(checkpoint.Key, checkpoint.ETag)]);

        Assert.That((await rig.RunAsync()).Refused, Is.EqualTo(1));
        Assert.That(await rig.LettersAsync(), Is.Empty);
        Assert.That((await rig.ClosedAsync()).Single().State, Is.EqualTo(LetterState.Discarded));
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();
        Assert.That((await rig.LetterAsync()).State, Is.EqualTo(LetterState.Open));
    }

    [Test]
    [Category("F22")]
    public async Task F22_a_record_that_no_mapping_and_no_vendor_takes_is_parked_and_its_neighbours_flow()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Refused", "active");
        rig.Accounts.Put(FlowRig.Left, "3", "Good", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);

        var report = await rig.RunAsync();
        var letters = await rig.LettersAsync();

        Assert.Multiple(() =>
        {
            Assert.That((report.Refused, report.Parked, report.Written), Is.EqualTo((1, 1, 1)));
            Assert.That(letters.Select(letter => letter.Faults[0].Kind), Is.EquivalentTo(new[] { FaultKind.SourceInvalid, FaultKind.TargetInvalid }));
            Assert.That(letters.Select(letter => letter.Attempts), Is.All.EqualTo(1));
            Assert.That(letters.Single(letter => letter.Stage == "read").Payload.GetProperty("id").GetString(), Is.EqualTo("1"));
            var lineage = letters.Single(letter => letter.Stage == "write").Payload.Deserialize(FlowJson.Default.RunRecord)!;
            Assert.That((lineage.FlowVersion, Envelopes.FromJson(lineage.Sources[0]).Trace.Mapping), Is.EqualTo(("1.0.0", "left.things")));
        });
    }

    [Test]
    [Category("F22")]
    public async Task F22_a_newer_change_of_the_same_record_waits_while_what_was_sent_is_in_doubt()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "Older", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Neighbour", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Newer", "active");

        var early = await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.RunAsync();

        Assert.That(early.Written, Is.Zero, "The same key waits.");
        Assert.That(rig.Accounts.At(FlowRig.Right).Values.Select(record => record["name"]!.ToString()), Is.EquivalentTo(new[] { "Newer", "Neighbour" }));
    }
}
