using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Conformance;

/// <summary>What is told of lanes, and waiting for work.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class LaneFiguresConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    [Test]
    public async Task An_empty_store_measures_nothing() => Assert.That(await Lanes.MeasureAsync(), Is.EqualTo(new LaneReading(0, 0, null, 0)));

    [Test]
    public async Task Depth_counts_everything_and_claimable_what_does_not_wait()
    {
        await PutInAsync(Work("1", "a"), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("2", "a"), Work("3", "b"));
        var reading = await Lanes.MeasureAsync();
        Assert.That((reading.Depth, reading.Claimable, reading.Held), Is.EqualTo((3L, 1L, 0)));
        await ElapseAsync(70);
        Assert.That((await Lanes.MeasureAsync()).Claimable, Is.EqualTo(3));
    }

    [Test]
    public async Task Work_of_a_held_lane_counts_and_the_lane_is_held_until_its_lease_ends()
    {
        await PutInAsync(Work("1", lane: LaneOf("a")), Work("2", lane: LaneOf("b")));
        var lease = await ClaimAsync();
        var reading = await Lanes.MeasureAsync();
        Assert.That((reading.Depth, reading.Claimable, reading.Held), Is.EqualTo((2L, 2L, 1)));
        await ElapseAsync(40);
        Assert.That((await Lanes.MeasureAsync()).Held, Is.Zero);
        await Lanes.RenewAsync(lease, Lease);
        Assert.That((await Lanes.MeasureAsync()).Held, Is.EqualTo(1));
        await ReleaseAsync(lease);
        Assert.That((await Lanes.MeasureAsync()).Held, Is.Zero);
    }

    [Test]
    public async Task Finished_work_counts_no_more()
    {
        await PutInAsync(Work("1"), Work("2"));
        var lease = await ClaimAsync();
        await CompleteAsync(lease, lease.Items[0]);
        Assert.That((await Lanes.MeasureAsync()).Depth, Is.EqualTo(1));
    }

    [Test]
    public async Task The_oldest_claimable_work_grows_older_where_nobody_works()
    {
        await PutInAsync(Work("1"));
        await ElapseAsync(100);
        await PutInAsync(Work("2", "b"));
        Assert.That((await Lanes.MeasureAsync()).OldestClaimable, Is.InRange(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(100) + Slack));
    }

    [Test]
    public async Task Work_that_waits_is_not_old()
    {
        await PutInAsync(Work("1"), TimeSpan.FromSeconds(60));
        await ElapseAsync(50);
        Assert.That((await Lanes.MeasureAsync()).OldestClaimable, Is.Null);
        await ElapseAsync(40);
        Assert.That((await Lanes.MeasureAsync()).OldestClaimable, Is.InRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30) + Slack));
    }

    [Test]
    public async Task Work_behind_what_waits_has_its_age_from_the_end_of_that_delay()
    {
        await PutInAsync(Work("1"), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("2"));
        await ElapseAsync(90);
        Assert.That((await Lanes.MeasureAsync()).OldestClaimable, Is.InRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30) + Slack));
    }

    [Test]
    public async Task A_list_gives_the_lanes_of_a_tenant_by_name()
    {
        await PutInAsync(Work("1", lane: LaneOf("b")), Work("2", lane: LaneOf("a")), Work("3", lane: LaneOf("B")), Work("4", lane: LaneOf("a")),
            Work("5", lane: LaneOf("c", Globex)));
        Assert.That((await ListAsync(Acme)).Select(lane => (lane.Key.Name, lane.Value.Depth)), Is.EqualTo(new[] { ("B", 1L), ("a", 2L), ("b", 1L) }));
        Assert.That((await ListAsync(Globex)).Select(lane => lane.Key), Is.EqualTo(new[] { LaneOf("c", Globex) }));
        Assert.That(await ListAsync(new("nobody")), Is.Empty);
    }

    [Test]
    public async Task A_list_tells_what_measuring_tells()
    {
        await PutInAsync(Work("1", "a"), Work("2", "b"));
        await PutInAsync(Work("3", "c"), TimeSpan.FromSeconds(60));
        await ElapseAsync(20);
        await ClaimAsync();
        var (listed, measured) = ((await ListAsync(Acme)).Single().Value, await Lanes.MeasureAsync());
        Assert.That((listed.Depth, listed.Claimable, listed.Held), Is.EqualTo((3L, 2L, 1)));
        Assert.That((measured.Depth, measured.Claimable, measured.Held), Is.EqualTo((3L, 2L, 1)));
        Assert.That(listed.OldestClaimable, Is.EqualTo(measured.OldestClaimable).Within(Slack));
    }

    [Test]
    public async Task Waiting_ends_when_work_is_put_in()
    {
        using var fails = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var waiting = Lanes.WaitAsync(TimeSpan.FromMinutes(10), fails.Token).AsTask();
        for (var put = 0; !waiting.IsCompleted; put++)
        {
            // A wake-up may be missed while the store begins to listen: it is a hint.
            await PutInAsync(Work($"{put}"));
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, fails.Token));
        }

        await waiting;
    }

    [Test]
    public async Task Waiting_ends_with_its_time() => await Lanes.WaitAsync(TimeSpan.FromMilliseconds(1));

    [Test]
    public async Task Calls_that_were_given_up_do_nothing()
    {
        await PutInAsync(Work("1"));
        var gone = new CancellationToken(canceled: true);
        Assert.Multiple(async () =>
        {
            Assert.That(async () => await Lanes.ClaimAsync(new("w1"), gone), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await Lanes.MeasureAsync(gone), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await Lanes.WaitAsync(TimeSpan.FromMinutes(1), gone), Throws.InstanceOf<OperationCanceledException>());
            Assert.That((await ClaimAsync()).Items.Single().Attempts, Is.EqualTo(1));
        });
    }

    private async Task<List<KeyValuePair<LaneKey, LaneReading>>> ListAsync(TenantId tenant)
    {
        var lanes = new List<KeyValuePair<LaneKey, LaneReading>>();
        await foreach (var lane in Lanes.ListAsync(tenant))
        {
            lanes.Add(lane);
        }

        return lanes;
    }
}
