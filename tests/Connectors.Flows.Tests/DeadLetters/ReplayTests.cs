using Connectors.Contracts;
using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class ReplayTests
{
    [Test]
    public async Task A_run_goes_on_at_the_step_where_it_stopped_with_what_was_corrected_since()
    {
        await using var rig = LetterRig.Of();
        await rig.StopAtSecondStepAsync();
        rig.Accounts.At(FlowRig.Left)["2"]["name"] = "Corrected";

        var report = await rig.ReplayAsync();
        var executed = await rig.RunAsync("family");

        Assert.Multiple(async () =>
        {
            Assert.That((report.Released.Length, report.Skipped.Length), Is.EqualTo((1, 0)));
            Assert.That((executed.Written, executed.RunsDone), Is.EqualTo((1, 1)), "The first step is not done again.");
            Assert.That(Names(rig), Is.EquivalentTo(new[] { "Mother", "Corrected" }));
            Assert.That(await rig.LettersAsync(), Is.Empty);
            Assert.That((await rig.ClosedAsync()).Single().State, Is.EqualTo(LetterState.Replayed));
            Assert.That(await rig.AuditAsync(), Has.One.Contain("deadletter.replay"));
        });
    }

    [Test]
    [Category("F39")]
    public async Task F39_once_twice_and_again_after_the_end_have_the_effects_of_one_run()
    {
        await using var rig = LetterRig.Of();
        await rig.StopAtSecondStepAsync();

        await rig.ReplayAsync();
        var second = await rig.ReplayAsync();
        await rig.RunAsync("family");
        var third = await rig.ReplayAsync();
        var last = await rig.RunAsync("family");

        Assert.Multiple(() =>
        {
            Assert.That(second.Skipped.Single().Reason, Does.Contain("released already"));
            Assert.That((third.Released.Length, third.Skipped.Length, last.Written), Is.EqualTo((0, 0, 0)));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(3), "Mother once, daughter refused and written.");
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(2));
        });
    }

    [Test]
    [Category("F39")]
    public async Task F39_all_letters_twice_have_the_effects_of_a_first_run()
    {
        var count = Environment.GetEnvironmentVariable("CONNECTORS_REPLAYS") is { Length: > 0 } many ? int.Parse(many) : 300;
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync([.. Enumerable.Range(1, count).Select(id => $"{id:00000}")]);
        Assert.That(await rig.LettersAsync(), Has.Count.EqualTo(count));

        var first = await rig.ReplayAsync();
        var second = await rig.ReplayAsync();
        var executed = await rig.RunAsync();
        await rig.ReplayAsync();
        var again = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((first.Released.Length, second.Skipped.Length), Is.EqualTo((count, count)));
            Assert.That((executed.Written, again.Written), Is.EqualTo((count, 0)));
            Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(2 * count), "Each was refused once and written once.");
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(count));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    [Test]
    [Category("F39")]
    public async Task F39_negative_control_where_confirmed_intents_are_forgotten_the_harness_sees_doubles()
    {
        await using var rig = LetterRig.Of();
        await rig.StopAtSecondStepAsync();
        foreach (var set in new[] { FlowSets.Intent, FlowSets.Sent, "xref", "identity" })
        {
            await foreach (var entry in rig.State.QueryAsync(new(LetterRig.Acme, set)))
            {
                await rig.State.CommitAsync([new StateChange.Remove(entry.Key, entry.ETag)]);
            }
        }

        var (run, etag) = await Runs.ReadAsync(rig.State, LetterRig.Acme, (await rig.RunsAsync()).Single().Key, default);
        await rig.State.CommitAsync([Runs.Move(LetterRig.Acme, run with { DoneSteps = [] }, etag)]);
        await rig.ReplayAsync();
        await rig.RunAsync("family");

        Assert.That(rig.Accounts.Writes.GroupBy(write => write).Max(same => same.Count()), Is.GreaterThan(1));
        Assert.That(rig.Accounts.Writes, Has.Count.EqualTo(4), "Mother twice.");
    }

    [Test]
    [Category("F39")]
    public async Task F39_a_release_between_any_two_commits_of_live_traffic_on_the_same_key_doubles_nothing()
    {
        var store = new StoreBetween();
        await using var rig = LetterRig.Of(store);
        await rig.RefuseAsync("1", "2");
        var repair = new FlowRepair(store.Inner, new UuidSource(TimeProvider.System), TimeProvider.System);
        store.Before = () => repair.ReplayAsync(LetterRig.Acme, new(LetterFilter.All, "ann", "again and again"));
        rig.Accounts.Put(FlowRig.Left, "1", "Newer", "active");

        await rig.RunAsync();
        await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(Names(rig), Is.EquivalentTo(new[] { "Newer", "Client 2" }));
            Assert.That(rig.Accounts.Writes.Count, Is.InRange(4, 5), "Two refused, two written; the older of 1 may be written before the newer.");
            Assert.That(await rig.LettersAsync(), Is.Empty);
            Assert.That((await rig.RunsAsync()).Select(run => run.State), Is.All.AnyOf(RunState.Done, RunState.Superseded));
        });
    }

    [Test]
    public async Task A_release_and_what_it_is_about_never_both_win_when_two_people_release_at_once()
    {
        var store = new StoreBetween();
        await using var rig = LetterRig.Of(store);
        await rig.RefuseAsync("1");
        var other = new FlowRepair(store.Inner, new UuidSource(TimeProvider.System), TimeProvider.System);
        ReplayReport? faster = null;
        store.Before = async () => faster ??= await other.ReplayAsync(LetterRig.Acme, new(LetterFilter.All, "bob", "mine"));

        var slower = await rig.ReplayAsync();
        var report = await rig.RunAsync();

        Assert.That((faster!.Released.Length, slower.Released.Length, slower.Skipped.Length), Is.EqualTo((1, 0, 1)));
        Assert.That((report.Written, report.RunsDone), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_was_released_waited_and_is_parked_again_is_the_same_trouble_still()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "Daughter", "active", parent: "nobody");
        await WaitAsync(rig);
        var first = await rig.LetterAsync();

        await rig.ReplayAsync();
        await rig.RunAsync();
        Assert.That(await rig.LettersAsync(), Is.Empty, "It waits.");
        await WaitAsync(rig);
        var second = await rig.LetterAsync();

        Assert.That((second.Id, second.FirstSeen, second.DueAt, second.Attempts), Is.EqualTo((first.Id, first.FirstSeen, first.DueAt, 2)));
        Assert.That(second.Decisions, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Fixed_once_all_that_waits_is_released_in_the_order_of_its_references()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "c", "Granddaughter", "active", parent: "b");
        rig.Accounts.Put(FlowRig.Left, "b", "Daughter", "active", parent: "a");
        await WaitAsync(rig);
        await rig.RefuseAsync("a");
        Assert.That((await rig.LettersAsync()).Select(letter => letter.Faults[0].Rule), Is.EquivalentTo(new[] { "name", "reference", "reference" }));

        var report = await rig.ReplayAsync(new() { Cause = "target-invalid:name:/name" });
        var executed = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(report.Released.Select(letter => letter.Key!.Value), Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(executed.Written, Is.EqualTo(3));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task Without_what_waits_only_the_letters_asked_for_are_released_and_a_dry_run_releases_none()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1", "2");
        var id = (await rig.LettersAsync())[0].Id;

        var dry = await rig.Repair().ReplayAsync(LetterRig.Acme, new(LetterFilter.All, "ann", "look") { IsDryRun = true });
        var one = await rig.Repair().ReplayAsync(LetterRig.Acme, new(new() { Id = id }, "ann", "one") { WithBlocked = false });

        Assert.That((dry.Released.Length, one.Released.Single().Id), Is.EqualTo((2, id)));
        Assert.That((await rig.LettersAsync()).Count(letter => letter.State == LetterState.Replayed), Is.EqualTo(1));
    }

    [Test]
    public async Task A_release_keeps_its_rate_tells_its_progress_and_can_be_ended_and_taken_up_again()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("1", "2", "3");
        var clock = new PromptClock();
        var repair = new FlowRepair(rig.State, rig.Get<IIdSource>(), clock);
        using var stop = new CancellationTokenSource();
        var told = new List<int>();

        Assert.CatchAsync<OperationCanceledException>(() => repair.ReplayAsync(
            LetterRig.Acme, new(LetterFilter.All, "ann", "slowly") { PerSecond = 4 }, new Progress(told, stop), stop.Token));
        var rest = await repair.ReplayAsync(LetterRig.Acme, new(LetterFilter.All, "ann", "the rest") { PerSecond = 4 });

        Assert.Multiple(() =>
        {
            Assert.That(told, Is.EqualTo(new[] { 1, 2 }));
            Assert.That((rest.Released.Length, rest.Skipped.Length), Is.EqualTo((1, 2)));
            Assert.That(clock.Waits, Has.Count.GreaterThanOrEqualTo(3).And.All.EqualTo(TimeSpan.FromSeconds(0.25)));
        });
    }

    /// <summary>So long that what waits is parked.</summary>
    private static async Task WaitAsync(FlowRig rig)
    {
        for (var day = 0; day < 12; day++)
        {
            await rig.RunAsync();
            rig.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static IEnumerable<string> Names(FlowRig rig) => rig.Accounts.At(FlowRig.Right).Values.Select(record => record["name"]!.ToString());

    private sealed class Progress(List<int> told, CancellationTokenSource stop) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            told.Add(value.Done);
            if (value.Done == 2)
            {
                stop.Cancel();
            }
        }
    }
}
