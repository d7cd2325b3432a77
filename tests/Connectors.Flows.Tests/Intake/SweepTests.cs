using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>A sweep looks through everything: it catches up, and records what is not there; when too much is missing, it asks.</summary>
public sealed class SweepTests
{
    [Test]
    public async Task What_a_complete_scan_does_not_find_is_a_candidate_without_effect()
    {
        await using var rig = await SeenAsync(100);
        Remove(rig, 3);
        await SweepAsync(rig);
        var graves = await rig.TombstonesAsync();
        rig.Account.Put("0000", "It was hidden only", rig.Now);
        await SweepAsync(rig);

        Assert.Multiple(async () =>
        {
            Assert.That(graves.Select(grave => (grave.Key.Value, grave.Kind, grave.DetectedBy, grave.Confidence)).First(),
                Is.EqualTo(("0000", DeleteKind.NotSeen, "scan", DeleteConfidence.Candidate)));
            Assert.That((graves.Count, (await rig.TombstonesAsync()).Count), Is.EqualTo((3, 2)));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    [TestCase(100, 20, false)]
    [TestCase(100, 21, true)]
    [TestCase(3000, 30, false)]
    [TestCase(3000, 31, true)]
    public async Task Above_twenty_and_one_percent_nothing_is_recorded_and_operations_are_asked(int known, int missing, bool asks)
    {
        await using var rig = await SeenAsync(known);
        Remove(rig, missing);

        await SweepAsync(rig);

        var letters = await rig.LettersAsync();
        Assert.That(((await rig.TombstonesAsync()).Count, letters.Count), Is.EqualTo(asks ? (0, 1) : (missing, 0)));
        Assert.That(letters.Select(letter => (letter.Stage, letter.OwnerRole, letter.ReplayPolicy, letter.Faults.Single().Rule)),
            Is.All.EqualTo(("sweep", "operations", ReplayPolicy.None, "brake")));
    }

    [Test]
    public async Task Somebody_who_confirms_it_gets_it_recorded_and_the_question_is_closed()
    {
        await using var rig = await SeenAsync(100);
        Remove(rig, 50);
        await SweepAsync(rig);

        await SweepAsync(rig, isConfirmed: true);

        Assert.That(((await rig.TombstonesAsync()).Count, (await rig.LettersAsync()).Count), Is.EqualTo((50, 0)));
    }

    [Test]
    [Category("F17")]
    public async Task A_scan_that_breaks_off_says_nothing_of_what_it_did_not_show()
    {
        await using var rig = await SeenAsync(100);
        Remove(rig, 3);
        rig.Account.Trouble.Enqueue(null);
        rig.Account.Trouble.Enqueue(new(FaultKind.Transient, "The line is down."));

        await SweepAsync(rig);

        Assert.That(((await rig.TombstonesAsync()).Count, await rig.WaitingAsync()), Is.EqualTo((0, 0L)));
    }

    [Test]
    [Category("F30")]
    public async Task What_no_poll_can_find_any_more_is_caught_up()
    {
        await using var rig = await SeenAsync(10);
        rig.Account.Put("late", "Committed long after its stamp", rig.Now - TimeSpan.FromDays(3));
        await rig.Rig.RunAsync();
        var polled = rig.Written.Count();

        await SweepAsync(rig);

        Assert.That((polled, string.Join(',', rig.Written)), Is.EqualTo((0, "Committed long after its stamp")));
    }

    [Test]
    public async Task A_calendar_lets_it_come_by_itself()
    {
        await using var rig = new IntakeRig(null, "spring", null, ("Flows:copy:Trigger", "webhook"), ("Flows:copy:Sweep", "0 3 * * *"));
        await rig.BeginAsync();
        await rig.BeginAsync();
        await rig.TurnsAsync();
        var counts = new List<int>();
        for (var night = 0; night < 3; night++)
        {
            // The looks that catch up read a page each hour; a sweep is one more.
            rig.Account.Pages = 0;
            for (var hour = 0; hour < 24; hour++)
            {
                rig.Clock.Advance(TimeSpan.FromHours(1));
                await rig.TurnsAsync();
            }

            counts.Add(rig.Account.Pages);
        }

        Assert.That(counts, Is.All.EqualTo(25));
    }

    [Test]
    public async Task Once_the_calendar_is_taken_away_none_comes()
    {
        await using var rig = new IntakeRig(null, "spring", null, ("Flows:copy:Trigger", "manual"), ("Flows:copy:Sweep", "0 3 * * *"));
        await rig.BeginAsync();
        rig.Rig.Configuration["Tenants:acme:Flows:copy:Sweep"] = null;
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.TurnsAsync();

        Assert.That(await rig.WaitingAsync(), Is.Zero);
    }

    /// <summary>Records that the flow knows and does not want, so that none of them costs a run.</summary>
    private static async Task<IntakeRig> SeenAsync(int count)
    {
        var rig = new IntakeRig();
        rig.Account.PageSize = 500;
        for (var id = 0; id < count; id++)
        {
            rig.Account.Records[$"{id:0000}"] = new($"{id:0000}", $"Client {id}", rig.Now) { Status = "prospect" };
        }

        await rig.Rig.RunAsync();
        rig.Account.PageSize = 50;
        return rig;
    }

    private static void Remove(IntakeRig rig, int count)
    {
        for (var id = 0; id < count; id++)
        {
            rig.Account.Records.Remove($"{id:0000}");
        }
    }

    private static async Task SweepAsync(IntakeRig rig, bool isConfirmed = false)
    {
        await rig.Store.CommitAsync([FlowRequests.Sweep(IntakeRig.Acme, "copy", isConfirmed)]);
        await rig.TurnsAsync();
    }
}
