using System.Collections.Immutable;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A cursor never passes what was durably handled: ties, late commits, deaths between pages, sources that move while they are read.</summary>
public sealed class CursorTests
{
    [Test]
    [Category("F16")]
    public async Task Sixty_ties_over_three_pages_and_late_commits_miss_nothing_and_repeat_nothing([Values] bool looksBack)
    {
        await using var rig = new IntakeRig();
        rig.Account.LookBack = looksBack ? TimeSpan.FromMinutes(5) : TimeSpan.Zero;
        var stamp = rig.Now;
        for (var id = 0; id < 60; id++)
        {
            rig.Account.Put($"{id:00}", $"Client {id:00}", stamp);
        }

        await rig.Rig.RunAsync();
        var first = rig.Written.Count();
        for (var late = 0; late < 5; late++)
        {
            // Begun before, committed after we read.
            rig.Account.Put($"late {late}", $"Late {late}", stamp - TimeSpan.FromMinutes(late + 0.5));
        }

        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        await rig.Rig.RunAsync();
        await rig.Rig.RunAsync();

        // Without looking back they are lost, which is what it is for.
        var all = looksBack ? 65 : 60;
        Assert.That((first, rig.Written.Count(), rig.Writes), Is.EqualTo((60, all, all)));
    }

    [Test]
    [Category("F17")]
    public async Task A_read_that_finds_nothing_leaves_the_cursor_where_it_was()
    {
        await using var rig = new IntakeRig();
        await rig.Rig.RunAsync();
        var empty = await rig.CheckpointAsync();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.Rig.RunAsync();
        var one = await rig.CheckpointAsync();
        rig.Clock.Advance(TimeSpan.FromDays(1));

        await rig.Rig.RunAsync();

        Assert.That((empty!.Value.Value, one!.Value.Value, await rig.CheckpointAsync()), Is.EqualTo(("", "2026-11-20T08:00:00Z|1", one)));
    }

    [Test]
    [Category("F17")]
    public async Task A_death_at_any_page_goes_on_behind_the_last_one_that_was_handled([Range(1, 5)] int page, [Values] bool after)
    {
        var store = default(MortalStore)!;
        await using var rig = new IntakeRig(clock => store = new(new(clock)));
        rig.Account.PageSize = 10;
        for (var id = 0; id < 45; id++)
        {
            rig.Account.Put($"{id:00}", $"Client {id:00}", rig.Now + TimeSpan.FromSeconds(id / 7));
        }

        var pages = 0;
        store.Kill = changes => changes.Any(change => change.Key.Set == "checkpoint") && ++pages == page ? after : null;
        Assert.ThrowsAsync<OperationCanceledException>(() => rig.Rig.RunAsync());
        store.Restart();
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Rig.RunAsync();

        Assert.That((rig.Written.Count(), rig.Writes), Is.EqualTo((45, 45)));
    }

    [Test]
    [Category("F18")]
    public async Task One_change_with_two_outputs_makes_both_once_wherever_its_process_dies([Range(1, 12)] int at, [Values] bool after)
    {
        var store = default(MortalStore)!;
        await using var rig = new IntakeRig(
            clock => store = new(new(clock)), "spring",
            [IntakeRig.Copy.Replace("\"steps\": [", """
                "steps": [ { "id": "first", "entity": "customer", "role": "crm", "verb": "upsert", "record": "@self" },
                """, StringComparison.Ordinal)]);
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.DeliverAsync("created springs 1 e1");

        await Mortality.SurviveAsync(rig, store, at, after);

        Assert.Multiple(() =>
        {
            Assert.That((rig.Target.At(FlowRig.Left).Count, rig.Target.At(FlowRig.Right).Count), Is.EqualTo((1, 1)));
            Assert.That(rig.Writes, Is.InRange(2, 3), "An upsert whose answer was not noted is sent once more, by its key.");
        });
    }

    [Test]
    [Category("F15")]
    public async Task Records_that_move_while_pages_are_read_arrive_in_their_last_form()
    {
        await using var rig = new IntakeRig();
        rig.Account.PageSize = 10;
        for (var id = 0; id < 50; id++)
        {
            rig.Account.Put($"{id:00}", $"Client {id:00}", rig.Now);
        }

        rig.Account.BeforePage = page =>
        {
            // Of the pages before and behind, each time, and one that is new with an old stamp.
            rig.Account.Put("03", $"Third, {page}", rig.Now + TimeSpan.FromSeconds(page));
            rig.Account.Put("47", $"Forty-seventh, {page}", rig.Now + TimeSpan.FromSeconds(page));
            rig.Account.Put($"new {page}", $"New {page}", rig.Now - TimeSpan.FromSeconds(page));
        };
        await rig.Rig.RunAsync();
        rig.Account.BeforePage = null;
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Rig.RunAsync();

        Assert.That(rig.Written, Is.EqualTo(rig.Account.Records.Values.Select(record => record.Name).Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task A_record_that_comes_twice_in_a_page_counts_in_its_last_form()
    {
        await using var rig = new IntakeRig();
        var spring = new SpringThings(rig.Account);
        rig.Account.Put("1", "New", rig.Now);
        var (old, now) = (spring.Record(new("1", "Old", rig.Now - TimeSpan.FromHours(1))), spring.Record(rig.Account.Records["1"]));
        rig.Account.Script = () => [new([now, old], RelatedRecords.None, new("end"), IsLast: true)];

        var report = await rig.Rig.RunAsync();

        Assert.That((report.Read, report.Accepted, string.Join(',', rig.Written)), Is.EqualTo((2, 1, "New")));
    }

    [TestCase("the same page with the same way on")]
    [TestCase("the same page with another way on each time")]
    [TestCase("two pages by turns")]
    [TestCase("an empty page with a way on")]
    [Category("F41")]
    public async Task A_vendor_that_goes_in_a_circle_is_left_within_three_pages_too_many(string how)
    {
        await using var rig = new IntakeRig();
        var spring = new SpringThings(rig.Account);
        rig.Account.Put("1", "Client 1", rig.Now);
        rig.Account.Put("2", "Client 2", rig.Now);
        VendorPage Page(string next, params string[] ids) =>
            new([.. ids.Select(id => spring.Record(rig.Account.Records[id]))], RelatedRecords.None, new(next), IsLast: false);
        rig.Account.Script = () => Enumerable.Range(0, int.MaxValue).Select(number => how switch
        {
            "the same page with the same way on" => Page("a", "1", "2"),
            "the same page with another way on each time" => Page($"{number}", "1", "2"),
            "two pages by turns" => number % 2 == 0 ? Page("a", "1") : Page("b", "2"),
            _ => Page("a"),
        });

        var report = await rig.Rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(rig.Account.Pages, Is.LessThanOrEqualTo(4));
            Assert.That(report.Faults.Single().Rule, Is.EqualTo("paging"));
            Assert.That(rig.Written.Count(), Is.EqualTo(how.StartsWith("an empty", StringComparison.Ordinal) ? 0 : 2), "What came before stays valid.");
        });
    }
}
