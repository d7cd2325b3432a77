using Connectors.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>The third of four steps is refused for good: what the first two wrote is taken back, the last first, whatever happens meanwhile.</summary>
[Category("F38")]
public sealed class CompensationTests
{
    private static readonly string Flow = ChainRig.Flow(
        string.Join(", ",
            ChainRig.Step("one", "erp", """, "undo": "delete" """, "create"), ChainRig.Step("two", "psa", """, "undo": { "update": "ends-closed" } """),
            ChainRig.Step("three", "work", """, "undo": "none" """), ChainRig.Step("four", "hris")),
        "\"compensate\": true,");

    [Test]
    public async Task What_was_written_is_taken_back_in_reverse_and_told_in_run_audit_and_letter()
    {
        await using var rig = Rig();
        Assert.That(await rig.CheckAsync(), Is.Empty);

        var report = await rig.RunAsync();
        var again = await rig.RunAsync();

        var (run, letter) = (await rig.RunOfAsync(), (await rig.LettersAsync()).Single());
        Assert.Multiple(async () =>
        {
            Assert.That((report.Undone, report.RunsDone, again.Undone, again.Written), Is.EqualTo((1, 0, 0, 0)));
            Assert.That(rig.At("a"), Is.Empty);
            Assert.That(rig.At("b").Values.Single()["status"]!.ToString(), Is.EqualTo("closed"));
            Assert.That(rig.At("c").Count + rig.At("d").Count, Is.Zero);
            Assert.That(run.State, Is.EqualTo(RunState.Undone));
            Assert.That((run.UndoFrom, string.Join(' ', run.DoneSteps), string.Join(' ', run.UndoneSteps)), Is.EqualTo(("three", "one two", "two one")));
            Assert.That(run.Cause.Single().Rule, Is.EqualTo("name"));
            Assert.That((letter.Stage, letter.OwnerRole), Is.EqualTo(("three", "owner-of-three")));
            Assert.That((await rig.AuditAsync()).Select(entry => entry.Action), Is.EquivalentTo(new[]
            {
                "project.create", "project.upsert", "run.undo", "project.undo-update", "project.undo-delete", "run.undone",
            }));
            Assert.That(Undos(rig), Is.EqualTo(new[] { "b Update", "a Delete" }));
        });
    }

    [Test]
    public async Task A_kill_at_any_commit_or_send_ends_the_same()
    {
        var killed = 0;
        foreach (var (store, fault) in Places())
        {
            var (end, wasKilled) = await EndAsync(store, fault, _ => { });
            killed += wasKilled ? 1 : 0;
            Assert.That(end, Is.EqualTo("Undone | a: | b: closed | c: | d: | b Update, a Delete | letters: three | told: 1 undo 1 undone 1 update 1 delete"),
                $"commit {store}, send {fault}");
        }

        Assert.That(killed, Is.GreaterThanOrEqualTo(30), "every commit twice, every send three times");
    }

    [Test]
    public async Task Without_intents_for_undos_the_same_harness_sees_a_double_undo()
    {
        var doubled = 0;
        foreach (var (store, fault) in Places())
        {
            var (end, _) = await EndAsync(store, fault, services => services.AddSingleton<IUndoJournal, NoUndoJournal>());
            doubled += end.Contains("b Update, b Update", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.That(doubled, Is.GreaterThan(0));
    }

    [Test]
    public async Task What_a_lost_first_try_left_is_taken_back_too_when_its_repeat_is_refused()
    {
        await using var rig = new ChainRig(Flow.Replace("\"none\"", "\"delete\"", StringComparison.Ordinal));
        var tries = 0;
        rig.Accounts.Decides = (connection, command) => connection.Settings.Name != "c" || command.Verb == WriteVerb.Delete ? null
            : ++tries == 1 ? MemoryFault.KillAfterCommit : MemoryFault.Refuse;
        rig.Put("1", "Alpha");

        Assert.That(rig.RunAsync, Throws.InstanceOf<OperationCanceledException>());
        // Somebody changes it meanwhile, so that it does not say what would be sent.
        rig.At("c").Values.Single()["name"] = "Alpha as somebody calls it";
        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.RunAsync();

        Assert.That(Undos(rig), Is.EqualTo(new[] { "c Delete", "b Update", "a Delete" }));
        Assert.That((rig.At("c").Count, (await rig.RunOfAsync()).State), Is.EqualTo((0, RunState.Undone)));
    }

    [Test]
    public async Task What_was_there_before_the_run_is_not_deleted()
    {
        await using var rig = Rig();
        // Another flow has linked and written the record before: a project that the run only changes.
        rig.Put("1", "Alpha");
        await using var before = new ChainRig(null, rig, null, ChainRig.Flow(ChainRig.Step("one", "erp", verb: "create")));
        await before.RunAsync();
        rig.Put("1", "Alpha renamed");
        await using var after = new ChainRig(null, rig, null, Flow.Replace("\"@id\"", "\"@id\", \"name\"", StringComparison.Ordinal)
            .Replace("\"create\"", "\"upsert\"", StringComparison.Ordinal));

        await after.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(rig.At("a").Values.Single()["name"]!.ToString(), Is.EqualTo("Alpha renamed"));
            Assert.That((await rig.AuditAsync()).Select(entry => entry.Action), Does.Contain("project.kept").And.Not.Contain("project.undo-delete"));
        });
    }

    [Test]
    public async Task An_undo_that_is_refused_names_what_remains_and_goes_on_when_released()
    {
        await using var rig = Rig();
        var refusing = true;
        var third = rig.Accounts.Decides!;
        rig.Accounts.Decides = (connection, command) => refusing && command.Verb == WriteVerb.Delete ? MemoryFault.Refuse : third(connection, command);

        await rig.RunAsync();
        var parked = await rig.RunOfAsync();
        var letter = (await rig.LettersAsync()).Single();
        refusing = false;
        await rig.Repair.ReplayAsync(ChainRig.Tenant, new(new() { Id = letter.Id }, "ada", "The lock is gone."));
        await rig.RunAsync();

        var ended = await rig.RunOfAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((parked.State, string.Join(' ', parked.UndoneSteps)), Is.EqualTo((RunState.Parked, "two")));
            Assert.That((letter.Stage, letter.OwnerRole), Is.EqualTo(("one/undo", "owner-of-one")));
            Assert.That(letter.Faults[^1].Message, Is.EqualTo(
                "What the step 'one' wrote stays at a: things/n1. Undo it there, then release the letter; or discard it to leave it."));
            Assert.That((ended.State, rig.At("a").Count), Is.EqualTo((RunState.Undone, 0)));
            Assert.That((await rig.LettersAsync()).Single().Stage, Is.EqualTo("three"));
        });
    }

    [Test]
    public async Task A_run_that_a_person_gives_up_is_taken_back_too()
    {
        await using var rig = Rig();
        rig.Accounts.Decides = (connection, _) => connection.Settings.Name == "c" ? MemoryFault.Unavailable : null;
        for (var execution = 0; execution < 10; execution++)
        {
            await rig.RunAsync();
            rig.Clock.Advance(TimeSpan.FromDays(1));
        }

        var parked = await rig.RunOfAsync();
        await rig.Repair.AbandonAsync(ChainRig.Tenant, parked.Key, "ada", "The deal is off.");
        await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(parked.State, Is.EqualTo(RunState.Parked), "trouble that does not pass is no refusal: it may be released");
            Assert.That((await rig.RunOfAsync()).State, Is.EqualTo(RunState.Undone));
            Assert.That((rig.At("a").Count, rig.At("b").Values.Single()["status"]!.ToString()), Is.EqualTo((0, "closed")));
            Assert.That(await rig.LettersAsync(), Is.Empty);
        });
    }

    /// <summary>Every commit, before and after it; every send: before it, after it, and with its answer lost.</summary>
    private static IEnumerable<((int At, bool After) Store, (int At, MemoryFault Fault) Send)> Places()
    {
        for (var at = 1; at <= 22; at++)
        {
            yield return ((at, false), default);
            yield return ((at, true), default);
        }

        for (var at = 1; at <= 5; at++)
        {
            foreach (var fault in new[] { MemoryFault.Kill, MemoryFault.KillAfterCommit, MemoryFault.LoseAnswerAfterCommit, MemoryFault.LoseRequest })
            {
                yield return ((0, false), (at, fault));
            }
        }
    }

    private static async Task<(string End, bool WasKilled)> EndAsync(
        (int At, bool After) commit, (int At, MemoryFault Fault) send, Action<IServiceCollection> more)
    {
        var clock = new FakeClock();
        var store = new KillingStore(clock) { At = commit.At, AfterIt = commit.After };
        await using var rig = Rig(store, clock, more);
        var (sends, third) = (0, rig.Accounts.Decides!);
        // Who refuses does nothing, also when nobody hears of it.
        rig.Accounts.Decides = (connection, command) => ++sends != send.At ? third(connection, command)
            : connection.Settings.Name != "c" ? send.Fault
            : send.Fault is MemoryFault.Kill or MemoryFault.KillAfterCommit ? MemoryFault.Kill : MemoryFault.LoseRequest;
        var wasKilled = send.At > 0;
        for (var execution = 0; execution < 12; execution++)
        {
            try
            {
                await rig.RunAsync();
            }
            catch (OperationCanceledException)
            {
                wasKilled = true;
            }

            clock.Advance(TimeSpan.FromHours(2));
        }

        var audit = (await rig.AuditAsync()).Select(entry => entry.Action).ToList();
        string Count(string action) => $"{audit.Count(entry => entry == action)} {action[(action.LastIndexOfAny(['.', '-']) + 1)..]}";
        string Held(string system) => $"{system}: {string.Join(' ', rig.At(system).Values.Select(record => record["status"]))}".TrimEnd();
        return (string.Join(" | ",
            (await rig.RunOfAsync()).State, Held("a"), Held("b"), Held("c"), Held("d"), string.Join(", ", Undos(rig)),
            $"letters: {string.Join(' ', (await rig.LettersAsync()).Select(letter => letter.Stage))}",
            $"told: {Count("run.undo")} {Count("run.undone")} {Count("project.undo-update")} {Count("project.undo-delete")}"), wasKilled);
    }

    private static IEnumerable<string> Undos(ChainRig rig) => rig.Accounts.Effects.Where(effect => effect.EndsWith("Update", StringComparison.Ordinal)
        || effect.EndsWith("Delete", StringComparison.Ordinal));

    private static ChainRig Rig(KillingStore? store = null, FakeClock? clock = null, Action<IServiceCollection>? more = null)
    {
        var rig = new ChainRig(store, null, services =>
        {
            more?.Invoke(services);
            if (clock is not null)
            {
                services.AddSingleton<TimeProvider>(clock);
            }
        }, Flow);
        rig.Accounts.Decides = (connection, _) => connection.Settings.Name == "c" ? MemoryFault.Refuse : null;
        rig.Put("1", "Alpha");
        return rig;
    }
}
