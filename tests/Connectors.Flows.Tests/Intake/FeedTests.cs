using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Flows.Tests;

/// <summary>Where a vendor offers a feed of changes, looks read it in place of pages: hints again.</summary>
public sealed class FeedTests
{
    [Test]
    public async Task A_look_reads_pages_once_and_the_feed_from_then_on()
    {
        await using var rig = Rig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.BeginAsync();
        await rig.TurnsAsync();
        var pages = rig.Account.Pages;

        rig.Account.Put("2", "Client 2", rig.Now);
        rig.Account.Put("3", "Nobody tells of it", rig.Now);
        Tell(rig, Change("2", ChangeKind.Created, "e1"), Change("2", ChangeKind.Updated, "e2"));
        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.TurnsAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((pages, rig.Account.Pages), Is.EqualTo((1, 1)));
            Assert.That(rig.Written, Is.EqualTo(new[] { "Client 1", "Client 2" }));
            Assert.That((await rig.CheckpointAsync("copy/customer/feed"))!.Value.Value, Is.EqualTo("1"));
        });
    }

    [Test]
    public async Task What_was_lost_between_is_read_by_pages()
    {
        await using var rig = Rig();
        await rig.BeginAsync();
        await rig.TurnsAsync();
        rig.Account.Put("1", "Client 1", rig.Now);
        Tell(rig, Change("-", ChangeKind.Gap, "e1"));

        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.TurnsAsync();

        Assert.That(rig.Written, Is.EqualTo(new[] { "Client 1" }));
    }

    [Test]
    public async Task That_a_record_is_gone_is_told_by_the_feed()
    {
        await using var rig = Rig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.BeginAsync();
        await rig.TurnsAsync();
        rig.Account.Records.Remove("1");
        Tell(rig, Change("1", ChangeKind.Deleted, "e1"));

        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.TurnsAsync();

        Assert.That((await rig.TombstonesAsync()).Select(grave => (grave.Key.Value, grave.DetectedBy)), Is.EqualTo(new[] { ("1", "event") }));
    }

    [Test]
    public async Task Who_asks_by_hand_gets_pages()
    {
        await using var rig = Rig();
        await rig.Rig.RunAsync();
        rig.Account.Put("1", "Client 1", rig.Now);

        await rig.Rig.RunAsync();

        Assert.That(rig.Written, Is.EqualTo(new[] { "Client 1" }));
    }

    [Test]
    public async Task A_death_at_any_commit_loses_no_hint_of_the_feed([Range(1, 14)] int at, [Values] bool after)
    {
        var store = default(MortalStore)!;
        await using var rig = Rig(clock => store = new(new(clock)));
        await rig.BeginAsync();
        await rig.TurnsAsync();
        for (var id = 1; id <= 4; id++)
        {
            rig.Account.Put($"{id}", $"Client {id}", rig.Now);
            Tell(rig, Change($"{id}", ChangeKind.Created, $"e{id}"));
        }

        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await Mortality.SurviveAsync(rig, store, at, after);

        Assert.That((string.Join(',', rig.Written), rig.Target.At(FlowRig.Right).Count), Is.EqualTo(("Client 1,Client 2,Client 3,Client 4", 4)));
    }

    private static IntakeRig Rig(Func<TimeProvider, Connectors.State.IStateStore>? state = null) =>
        new(state, "fed", null, ("Flows:copy:Trigger", "poll"), ("Flows:copy:Every", "00:05:00"));

    private static void Tell(IntakeRig rig, params VendorChange[] changes) => rig.Account.Feed.Add(new ChangePage([.. changes], new("")));

    private static VendorChange Change(string id, ChangeKind kind, string eventId) => new(new("feds", id), kind, default, eventId);
}
