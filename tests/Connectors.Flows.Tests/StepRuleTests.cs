namespace Connectors.Flows.Tests;

/// <summary>Conditions, waits and budgets of steps, and versions of flows side by side.</summary>
public sealed class StepRuleTests
{
    [Test]
    public async Task A_step_whose_condition_fails_is_left_out_counted_and_noted()
    {
        const string active = """, "when": { "is": { "path": "status.code", "anyOf": ["active"] } } """;
        await using var rig = new ChainRig(ChainRig.Flow($"{ChainRig.Step("one", "erp", active)}, {ChainRig.Step("two", "psa")}"));
        rig.Put("1", "Alpha");
        rig.Put("2", "Beta", status: "planned");

        var report = await rig.RunAsync();

        var runs = await FlowRuns.ListAsync(rig.State, ChainRig.Tenant).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That((report.RunsDone, report.Written, report.StepsSkipped), Is.EqualTo((2, 3, 1)));
            Assert.That(rig.At("a").Values.Single()["name"]!.ToString(), Is.EqualTo("Alpha"));
            Assert.That(rig.At("b"), Has.Count.EqualTo(2));
            Assert.That(runs.Select(run => $"{run.State} {string.Join('+', run.DoneSteps)} {string.Join('+', run.SkippedSteps)}"),
                Is.EquivalentTo(new[] { "Done one+two ", "Done two one" }));
        });
    }

    [Test]
    public async Task A_run_of_which_nothing_is_wanted_is_done()
    {
        await using var rig = new ChainRig(ChainRig.Flow(ChainRig.Step("one", "erp", """, "when": { "present": "parent" } """)));
        rig.Put("1", "Alpha");

        var report = await rig.RunAsync();

        Assert.That((report.RunsDone, report.Written, report.StepsSkipped), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task A_step_goes_on_when_its_day_has_come_and_those_before_it_do_not_wait()
    {
        await using var rig = new ChainRig(ChainRig.Flow(
            $"{ChainRig.Step("one", "erp")}, {ChainRig.Step("two", "psa", """, "wait": { "until": "plannedStart" } """)}"));
        rig.Put("1", "Alpha", start: "2026-11-25");
        rig.Put("2", "Beta");

        var first = await rig.RunAsync();
        var states = new List<(int Written, int Waiting)>();
        for (var day = 21; day <= 25; day++)
        {
            rig.Clock.Advance(TimeSpan.FromDays(1));
            var report = await rig.RunAsync();
            states.Add((report.Written, report.Waiting));
        }

        Assert.Multiple(() =>
        {
            Assert.That((first.Written, first.Waiting), Is.EqualTo((3, 1)), "Beta has no start, so that it does not wait");
            Assert.That(states.Sum(state => state.Written), Is.EqualTo(1));
            Assert.That(states[^1].Written, Is.EqualTo(1), "on the day itself, not before");
            Assert.That(rig.At("b"), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_step_waits_for_a_reference_longer_than_for_trouble_and_not_for_ever()
    {
        const string wait = """, "wait": { "for": "parent", "atMost": "P20D" } """;
        await using var rig = new ChainRig(ChainRig.Flow($"{ChainRig.Step("one", "erp", """, "when": { "not": { "present": "parent" } } """)}, {ChainRig.Step("two", "psa", wait)}"));
        rig.Put("1", "Child", parent: "9");

        async Task DaysAsync(int days)
        {
            for (var day = 0; day < days; day++)
            {
                rig.Clock.Advance(TimeSpan.FromDays(1));
                await rig.RunAsync();
            }
        }

        await rig.RunAsync();
        await DaysAsync(15);
        var waiting = await rig.RunOfAsync();
        await DaysAsync(10);
        var parked = await rig.RunOfAsync();
        var letter = (await rig.LettersAsync()).Single();
        rig.Put("9", "Mother");
        await rig.RunAsync();
        await rig.Repair.ReplayAsync(ChainRig.Tenant, new(new() { Id = letter.Id }, "ada", "She is there."));
        await rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((waiting.State, waiting.Attempts), Is.EqualTo((RunState.Waiting, 16)));
            Assert.That(parked.State, Is.EqualTo(RunState.Parked));
            Assert.That((letter.Stage, letter.Faults.Single().Message), Is.EqualTo(
                ("two", "'parent' is not known at b yet, which the step 'two' waits for: bring it there, or link it.")));
            Assert.That(rig.At("b"), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_budget_of_attempts_or_time_ends_at_a_dead_letter()
    {
        await using var attempts = new ChainRig(ChainRig.Flow(ChainRig.Step("one", "erp", """, "retry": { "attempts": 2 } """)));
        await using var time = new ChainRig(ChainRig.Flow(ChainRig.Step("one", "erp"), """ "retry": { "attempts": 100, "for": "PT2H" }, """));
        await using var none = new ChainRig(ChainRig.Flow(ChainRig.Step("one", "erp", """, "retry": { "attempts": 0 } """)));

        Assert.Multiple(async () =>
        {
            Assert.That(await TriesAsync(attempts), Is.EqualTo(3));
            Assert.That(await TriesAsync(time), Is.EqualTo(3), "at once, after 90 minutes, after 180");
            Assert.That(await TriesAsync(none), Is.EqualTo(1));
        });
    }

    [Test]
    [Category("F36")]
    public async Task A_run_ends_on_the_version_that_it_began_with_and_new_ones_take_the_newest()
    {
        var old = ChainRig.Flow($"{ChainRig.Step("one", "erp")}, {ChainRig.Step("two", "psa", """, "wait": { "until": "plannedStart" } """)}");
        var other = ChainRig.Flow(ChainRig.Step("three", "work"), version: "1.1.0");
        await using var rig = new ChainRig(old);
        rig.Put("1", "Alpha", start: "2026-11-22");
        await rig.RunAsync();
        rig.Put("2", "Beta");
        rig.Clock.Advance(TimeSpan.FromDays(2));

        await using var gone = new ChainRig(null, rig, null, other);
        var without = await gone.RunAsync();
        var letter = (await gone.LettersAsync()).Single();
        await using var both = new ChainRig(null, rig, null, old, other);
        var with = await both.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((without.Written, without.Incomplete), Is.EqualTo((1, 1)), "the new record goes by the new version");
            Assert.That((letter.OwnerRole, letter.Faults.Single().Message), Is.EqualTo(("operations",
                "The run began with version 1.0.0 of the flow 'chain', which is not here any more. Here: 1.1.0. Add that version beside them with AddFlow until its "
                    + "runs are done, or abandon the run.")));
            Assert.That((with.Written, with.RunsDone), Is.EqualTo((1, 1)));
            Assert.That((rig.At("a").Count, rig.At("b").Count, rig.At("c").Count), Is.EqualTo((1, 1, 1)));
            Assert.That(rig.At("c").Values.Single()["name"]!.ToString(), Is.EqualTo("Beta"));
            Assert.That(await both.LettersAsync(), Is.Empty);
        });
    }

    [Test]
    [Category("F36")]
    public async Task A_run_and_its_intents_name_the_mappings_that_they_went_by()
    {
        await using var rig = new ChainRig(ChainRig.Flow($"{ChainRig.Step("one", "erp")}, {ChainRig.Step("two", "psa")}"));
        rig.Put("1", "Alpha");
        await rig.RunAsync();

        var run = await rig.RunOfAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(run.Mappings, Is.EqualTo(new[] { "a.things@1.0.0", "b.things@1.0.0" }));
            Assert.That((await FlowRuns.FindIntentAsync(rig.State, ChainRig.Tenant, run.Id, "two"))!.Mappings, Is.EqualTo(new[] { "b.things@1.0.0" }));
        });
    }

    private static async Task<int> TriesAsync(ChainRig rig)
    {
        rig.Put("1", "Alpha");
        rig.Accounts.Decides = (_, _) => MemoryFault.Unavailable;
        for (var execution = 0; execution < 8; execution++)
        {
            await rig.RunAsync();
            rig.Clock.Advance(TimeSpan.FromMinutes(90));
        }

        Assert.That((await rig.RunOfAsync()).State, Is.EqualTo(RunState.Parked));
        return rig.Accounts.Writes.Count;
    }
}
