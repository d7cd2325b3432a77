using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>An event is a hint, never data: each record is asked for as it stands now.</summary>
public sealed class HintTests
{
    [Test]
    public async Task A_record_that_is_hinted_at_is_read_by_its_id_and_written()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1");

        await rig.TurnsAsync();

        Assert.That((string.Join(',', rig.Written), rig.Account.Pages, await rig.WaitingAsync()), Is.EqualTo(("Client 1", 0, 0L)));
    }

    [Test]
    [Category("F29")]
    public async Task Many_hints_of_one_record_cause_one_look()
    {
        await using var rig = new IntakeRig();
        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "prospect" };
        for (var i = 0; i < 15; i++)
        {
            await rig.HintAsync("1");
        }

        await rig.TurnsAsync();

        Assert.That(rig.Account.Asked.Select(ids => ids.Length), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    [Category("F29")]
    public async Task A_record_that_the_vendor_does_not_show_yet_is_asked_for_again_later_each_time()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        rig.Account.Hidden.Add("1");
        await rig.HintAsync("1", ChangeKind.Created);
        await rig.TurnsAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        var early = rig.Account.Asked.Count;

        rig.Account.Hidden.Clear();
        await rig.TurnsAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

        Assert.Multiple(async () =>
        {
            Assert.That(early, Is.EqualTo(3), "At once, after 2 and after 4 more seconds.");
            Assert.That((string.Join(',', rig.Written), rig.Writes, await rig.WaitingAsync()), Is.EqualTo(("Client 1", 1, 0L)));
            Assert.That(await rig.TombstonesAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task While_one_record_is_waited_for_the_others_go_on()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("2", "Client 2", rig.Now);
        await rig.HintAsync("1");
        await rig.HintAsync("2");

        await rig.TurnsAsync();

        Assert.That((string.Join(',', rig.Written), await rig.WaitingAsync()), Is.EqualTo(("Client 2", 1L)));
    }

    [Test]
    [Category("F29")]
    public async Task A_later_form_that_was_handled_is_never_covered_by_an_earlier_one()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "New", rig.Now);
        await rig.HintAsync("1");
        await rig.TurnsAsync();

        // Events of years ago arrive, and a copy that lags behind answers them.
        rig.Account.Put("1", "Old", rig.Now - TimeSpan.FromDays(1000));
        await rig.HintAsync("1");
        await rig.TurnsAsync();
        var old = string.Join(',', rig.Written);
        rig.Account.Put("1", "Newest", rig.Now + TimeSpan.FromSeconds(1));
        await rig.HintAsync("1");
        await rig.TurnsAsync();

        Assert.That((old, string.Join(',', rig.Written), rig.Writes), Is.EqualTo(("New", "Newest", 2)));
    }

    [Test]
    public async Task A_form_between_two_that_say_the_same_is_earlier_than_the_second()
    {
        await using var rig = new IntakeRig();
        foreach (var (name, second) in new[] { ("A", 0), ("A", 20), ("B", 10) })
        {
            rig.Account.Put("1", name, rig.Now + TimeSpan.FromSeconds(second));
            await rig.HintAsync("1");
            await rig.TurnsAsync();
        }

        Assert.That(rig.Written, Is.EqualTo(new[] { "A" }));
    }

    [Test]
    public async Task A_broken_conversation_keeps_the_hints()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        rig.Account.Trouble.Enqueue(new(FaultKind.Transient, "The line is down."));
        await rig.HintAsync("1");
        await rig.TurnsAsync();
        var before = rig.Writes;

        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.TurnsAsync();

        Assert.That((before, string.Join(',', rig.Written)), Is.EqualTo((0, "Client 1")));
    }

    [Test]
    public async Task A_record_that_we_may_not_see_any_more_is_a_letter_and_no_delete_and_keeps_nobody_back()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        rig.Account.Put("2", "Client 2", rig.Now);
        rig.Account.Forbidden.Add("1");
        await rig.HintAsync("1");
        await rig.HintAsync("2");

        await rig.TurnsAsync();
        var letter = (await rig.LettersAsync()).Single();

        Assert.Multiple(async () =>
        {
            Assert.That(rig.Written, Is.EqualTo(new[] { "Client 2" }));
            Assert.That((letter.Stage, letter.Faults.Single().Kind), Is.EqualTo(("read", FaultKind.Authorisation)));
            Assert.That(await rig.TombstonesAsync(), Is.Empty);
            Assert.That(await rig.WaitingAsync(), Is.Zero);
        });
    }

    [Test]
    public async Task A_hint_of_another_object_or_connection_than_the_flow_reads_asks_nobody()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.HintAsync("1", vendorObject: "others");
        await rig.Store.CommitAsync(
            [Hints.Ask(IntakeRig.Acme, "copy", new("right", "springs", "1", ChangeKind.Updated), Connectors.State.WorkClass.Bulk)]);

        await rig.TurnsAsync();

        Assert.That((rig.Account.Asked.Count, rig.Writes, await rig.WaitingAsync()), Is.EqualTo((0, 0, 0L)));
    }

    [Test]
    [Category("F22")]
    public async Task A_hint_that_ends_the_process_each_time_is_parked_and_the_others_are_answered()
    {
        await using var rig = new IntakeRig();
        for (var id = 1; id <= 5; id++)
        {
            rig.Account.Put($"{id}", $"Client {id}", rig.Now);
            await rig.HintAsync($"{id}");
        }

        rig.Account.BeforeAnswer = ids =>
        {
            if (ids.Contains("3"))
            {
                throw new InvalidProgramException("The process ends here.");
            }
        };
        for (var death = 0; death < 12; death++)
        {
            try
            {
                await rig.TurnsAsync();
            }
            catch (InvalidProgramException)
            {
                rig.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        var letter = (await rig.LettersAsync()).Single();
        Assert.That((letter.Faults.Single().Rule, letter.Key!.Value, string.Join(',', rig.Written)),
            Is.EqualTo(("poison", "3", "Client 1,Client 2,Client 4,Client 5")));
    }
}
