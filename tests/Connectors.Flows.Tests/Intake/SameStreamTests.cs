using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Sqlite;

namespace Connectors.Flows.Tests;

/// <summary>Whatever tells of changes, and in whatever order: the same in the end.</summary>
public sealed class SameStreamTests
{
    [TestCase("webhook", "spring")]
    [TestCase("poll", "spring")]
    [TestCase("schedule", "spring")]
    [TestCase("manual", "spring")]
    [TestCase("sweep", "spring")]
    [TestCase("feed", "fed")]
    public async Task Each_way_brings_the_same_writes(string way, string system)
    {
        var trigger = way switch { "feed" => "poll", "sweep" => "manual", _ => way };
        await using var rig = new IntakeRig(
            null, system, null, ("Flows:copy:Trigger", trigger), ("Flows:copy:Every", "00:05:00"), ("Flows:copy:Cron", "*/5 * * * *"));
        await rig.BeginAsync();
        await rig.TurnsAsync();
        foreach (var (id, name) in new[] { ("1", "A"), ("2", "B"), ("1", "C"), ("3", "D"), ("2", "E") })
        {
            rig.Account.Put(id, name, rig.Now);
            switch (way)
            {
                case "webhook": await rig.DeliverAsync($"updated springs {id} {name}"); break;
                case "manual": await rig.Rig.RunAsync(); break;
                case "sweep": await rig.Store.CommitAsync([FlowRequests.Sweep(IntakeRig.Acme, "copy")]); break;
                case "feed":
                    rig.Account.Feed.Add(new ChangePage([new(new("feds", id), ChangeKind.Updated, default, name)], new("")));
                    break;
            }

            rig.Clock.Advance(TimeSpan.FromMinutes(5));
            await rig.TurnsAsync();
        }

        Assert.That((string.Join(',', rig.Written), rig.Writes), Is.EqualTo(("C,D,E", 5)));
        var via = way switch { "webhook" or "feed" => "event", "manual" => "hand", _ => way };
        var runs = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).ToListAsync();
        Assert.That(runs.Select(run => (run.StartedVia, run.StartedBy)), Is.All.EqualTo((via, (string?)null)), "Each run says what brought it.");
    }

    [Test]
    public async Task Runs_say_who_asked_for_the_read_or_released_the_record_that_started_them()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        rig.Account.Records["2"] = new("2", null!, rig.Now);
        await rig.Store.CommitAsync([FlowRequests.Read(IntakeRig.Acme, "copy", "ann")]);
        await rig.TurnsAsync();
        rig.Account.Put("2", "Client 2", rig.Now);
        await rig.Rig.Get<IFlowRepair>().ReplayAsync(IntakeRig.Acme, new(LetterFilter.All, "bo", "it has a name now"), null, default);
        await rig.TurnsAsync();

        var runs = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).ToListAsync();
        Assert.That(runs.Select(run => $"{run.Sources[0].GetProperty("source").GetProperty("id")} {run.StartedVia} {run.StartedBy}"),
            Is.EquivalentTo(new[] { "1 hand ann", "2 replay bo" }));
    }

    [Test]
    public async Task Events_that_are_lost_doubled_late_and_out_of_order_end_at_what_the_source_says()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            Assert.That(await DifferencesAsync(seed, polls: true), Is.Empty, $"Seed {seed}.");
        }
    }

    [Test]
    public async Task Without_the_poll_that_catches_up_they_do_not_which_is_what_it_is_for()
    {
        var differences = new List<string>();
        for (var seed = 0; seed < 20; seed++)
        {
            differences.AddRange(await DifferencesAsync(seed, polls: false));
        }

        Assert.That(differences, Is.Not.Empty);
    }

    [Test]
    public async Task Over_a_file_it_is_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("intake");
        try
        {
            await using var rig = new IntakeRig(clock => new SqliteStateStore(Path.Combine(folder.FullName, "state.db"), clock));
            rig.Account.Put("1", "Client 1", rig.Now);
            rig.Account.Put("2", "Client 2", rig.Now);
            for (var time = 0; time < 20; time++)
            {
                await rig.DeliverAsync("created springs 1 e1\ncreated springs 2 e2");
            }

            await rig.TurnsAsync();
            rig.Account.Records.Remove("2");
            await rig.DeliverAsync("deleted springs 2 e3");
            await rig.TurnsAsync();

            Assert.That((string.Join(',', rig.Written), rig.Writes, (await rig.TombstonesAsync()).Single().Key.Value, await rig.WaitingAsync()),
                Is.EqualTo(("Client 1,Client 2", 2, "2", 0L)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> DifferencesAsync(int seed, bool polls)
    {
        await using var rig = new IntakeRig(null, "spring", null, ("Flows:copy:Trigger", "webhook"), ("Flows:copy:Every", "00:10:00"));
        if (polls)
        {
            await rig.BeginAsync();
        }

        var random = new Random(seed);
        var events = new List<string>();
        for (var step = 0; step < 40; step++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(random.Next(20)));
            Change(rig, random, step, events);
            for (var count = random.Next(4); count > 0; count--)
            {
                // Any event so far, perhaps not for the first time, perhaps never again.
                await rig.DeliverAsync(events[random.Next(events.Count)]);
            }

            if (random.Next(3) == 0)
            {
                await rig.TurnsAsync();
            }
        }

        rig.Account.Hidden.Clear();
        foreach (var told in events.Where(told => told.StartsWith("deleted", StringComparison.Ordinal)))
        {
            // A poll does not see these.
            await rig.DeliverAsync(told);
        }

        await rig.TurnsAsync(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(15));
        return [.. Differences(rig, await rig.TombstonesAsync())];
    }

    private static void Change(IntakeRig rig, Random random, int step, List<string> events)
    {
        var id = $"{random.Next(5)}";
        if (rig.Account.Records.ContainsKey(id) && random.Next(6) == 0)
        {
            rig.Account.Records.Remove(id);
            events.Add($"deleted springs {id} e{step}");
            return;
        }

        events.Add($"{(rig.Account.Records.ContainsKey(id) ? "updated" : "created")} springs {id} e{step}");
        rig.Account.Put(id, $"{id} of step {step}", rig.Now);
        // Some are not shown by id at once.
        _ = random.Next(5) == 0 ? rig.Account.Hidden.Add(id) : rig.Account.Hidden.Remove(id);
    }

    private static IEnumerable<string> Differences(IntakeRig rig, List<Tombstone> graves)
    {
        var target = rig.Written.ToLookup(name => name[..1]);
        foreach (var record in rig.Account.Records.Values)
        {
            if (!target[record.Id].SequenceEqual([record.Name]) || graves.Any(grave => grave.Key.Value == record.Id))
            {
                yield return $"{record.Name}: {string.Join(", ", target[record.Id])}";
            }
        }

        foreach (var gone in target.Where(group => !rig.Account.Records.ContainsKey(group.Key)))
        {
            if (gone.Count() != 1 || graves.All(grave => grave.Key.Value != gone.Key))
            {
                yield return $"{gone.Key} is gone: {string.Join(", ", gone)}";
            }
        }
    }
}
