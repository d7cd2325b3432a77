using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Who may work on a lane, for how long, and what a worker that lost it can no longer do.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class LeaseConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly string[] Verbs = ["complete", "defer", "hold"];

    [Test]
    public async Task A_lane_that_is_held_cannot_be_claimed_until_its_lease_ends()
    {
        await PutInAsync(Work("1"));
        await ClaimAsync("w1");
        Assert.That(await TryClaimAsync("w2"), Is.Null);
        await ElapseAsync(20);
        Assert.That(await TryClaimAsync("w2"), Is.Null);
        await ElapseAsync(15);
        Assert.That((await ClaimAsync("w2")).Owner, Is.EqualTo("w2"));
    }

    [Test]
    public async Task Not_even_its_holder_claims_it_again()
    {
        await PutInAsync(Work("1"), Work("2"));
        await ClaimAsync("w1", quantum: 1);
        Assert.That(await TryClaimAsync("w1"), Is.Null);
    }

    [Test]
    public async Task Workers_get_different_lanes()
    {
        await PutInAsync(Work("1", lane: LaneOf("a")), Work("2", lane: LaneOf("b")));
        Assert.That(Names(await ClaimAsync("w1")).Concat(Names(await ClaimAsync("w2"))), Is.EquivalentTo(new[] { "1", "2" }));
        Assert.That(await TryClaimAsync("w3"), Is.Null);
    }

    [Test]
    public async Task The_fence_grows_with_each_claim()
    {
        await PutInAsync(Work("1"));
        var first = await ClaimAsync("w1");
        await ReleaseAsync(first);
        var second = await ClaimAsync("w1");
        await ElapseAsync(40);
        var third = await ClaimAsync("w1");
        Assert.That(new[] { first.Fence, second.Fence, third.Fence }, Is.Ordered.And.Unique);
    }

    [Test]
    public async Task A_holder_whose_lease_has_ended_may_finish_while_nobody_else_has_claimed()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        await ElapseAsync(40);
        await CommitAsync(new StateChange.Hold(lease), new StateChange.Complete(lease, lease.Items[0]), new StateChange.Set(Entry("a")));
        Assert.That((await FindAsync("a") is not null, (await Lanes.MeasureAsync()).Depth), Is.EqualTo((true, 0L)));
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task What_an_old_holder_commits_is_refused_whole(string verb)
    {
        var (old, present) = await LoseAsync();
        var thrown = Assert.ThrowsAsync<LeaseLostException>(async () =>
            await CommitAsync(new StateChange.Set(Entry("before")), Change(verb, old), new StateChange.Enqueue(Work("more")),
                new StateChange.Set(Entry("after"))))!;
        Assert.That((thrown.Lease.Lane, thrown.Lease.Fence), Is.EqualTo((old.Lane, old.Fence)));
        Assert.That(await KeysAsync(new(Acme, "set")), Is.Empty);
        await ReleaseAsync(present);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "2" }));
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task The_new_holder_commits(string verb)
    {
        var (_, present) = await LoseAsync();
        await CommitAsync(Change(verb, present), new StateChange.Set(Entry("a")));
        Assert.That(await FindAsync("a"), Is.Not.Null);
    }

    [Test]
    public async Task Without_a_hold_the_same_commit_of_an_old_holder_goes_through()
    {
        var (old, _) = await LoseAsync();
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(new StateChange.Hold(old), new StateChange.Put(Entry("a"))));
        Assert.That(await FindAsync("a"), Is.Null);
        await CommitAsync(new StateChange.Put(Entry("a")));
        Assert.That(await FindAsync("a"), Is.Not.Null, "so it is the hold that refuses");
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task A_worker_that_claims_again_cannot_use_its_older_lease(string verb)
    {
        await PutInAsync(Work("1"));
        var old = await ClaimAsync("same");
        await ElapseAsync(40);
        await ClaimAsync("same");
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(Change(verb, old)));
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task A_fence_without_its_owner_opens_nothing(string verb)
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync("w1");
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(Change(verb, lease with { Owner = "w2" })));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(Change(verb, lease with { Fence = lease.Fence + 1 })));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(Change(verb, lease with { Lane = LaneOf("none") })));
        await CommitAsync(Change(verb, lease));
    }

    [Test]
    public async Task A_lease_of_one_tenant_opens_no_lane_of_another()
    {
        await PutInAsync(Work("1"), Work("2", lane: LaneOf(Lane.Name, Globex)));
        var (first, second) = (await ClaimAsync("w"), await ClaimAsync("w"));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(new StateChange.Complete(first, second.Items[0])));
        await CompleteAsync(first, first.Items[0]);
        await CompleteAsync(second, second.Items[0]);
    }

    [Test]
    public async Task Renewing_holds_the_lane_for_longer_and_items_stay()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync("w1");
        await ElapseAsync(20);
        var renewed = (await Lanes.RenewAsync(lease, TimeSpan.FromSeconds(60)))!;
        Assert.That((renewed.Fence, renewed.Owner, renewed.Items, renewed.Until > lease.Until),
            Is.EqualTo((lease.Fence, lease.Owner, lease.Items, true)));
        await ElapseAsync(50);
        Assert.That(await TryClaimAsync("w2"), Is.Null);
        await CompleteAsync(lease, lease.Items[0]);
        await PutInAsync(Work("2"));
        await ElapseAsync(20);
        Assert.That(Names(await ClaimAsync("w2")), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task Renewing_can_shorten()
    {
        await PutInAsync(Work("1"));
        await Lanes.RenewAsync(await ClaimAsync("w1"), TimeSpan.FromSeconds(10));
        await ElapseAsync(15);
        Assert.That(await TryClaimAsync("w2"), Is.Not.Null);
    }

    [Test]
    public async Task A_lease_that_has_ended_is_renewed_while_nobody_else_has_claimed()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync("w1");
        await ElapseAsync(40);
        Assert.That(await Lanes.RenewAsync(lease, Lease), Is.Not.Null);
        Assert.That(await TryClaimAsync("w2"), Is.Null);
    }

    [Test]
    public async Task A_lost_lease_is_not_renewed_and_the_new_one_stays()
    {
        var (old, present) = await LoseAsync();
        Assert.That(await Lanes.RenewAsync(old, TimeSpan.FromHours(1)), Is.Null);
        await ElapseAsync(40);
        Assert.That((await ClaimAsync("w3")).Fence, Is.GreaterThan(present.Fence));
    }

    [TestCaseSource(nameof(Verbs))]
    public async Task After_giving_a_lane_back_nothing_can_be_committed_under_its_lease(string verb)
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        await ReleaseAsync(lease);
        Assert.ThrowsAsync<LeaseLostException>(async () => await CommitAsync(Change(verb, lease)));
        Assert.That(await Lanes.RenewAsync(lease, Lease), Is.Null);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task Giving_back_a_lost_lease_does_nothing()
    {
        var (old, present) = await LoseAsync();
        await ReleaseAsync(old);
        Assert.That(await TryClaimAsync("w3"), Is.Null);
        await CompleteAsync(present, present.Items[0]);
    }

    [Test]
    public async Task Attempts_and_fences_outlive_the_store()
    {
        await PutInAsync(Work("1"));
        var dropped = await ClaimAsync("w1");
        await ReleaseAsync(dropped);
        await ReopenAsync();
        var again = await ClaimAsync("w2");
        Assert.That((again.Fence > dropped.Fence, again.Items[0].Attempts), Is.EqualTo((true, 2)));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(dropped, dropped.Items[0]));
    }

    [Test]
    public async Task Leases_outlive_the_store_where_others_may_hold_them_and_end_with_it_elsewhere()
    {
        await PutInAsync(Work("1"));
        var held = await ClaimAsync("w1");
        await ReopenAsync();
        Assert.That(await TryClaimAsync("w2") is null, Is.EqualTo(Under.LeasesOutliveTheStore));
        if (Under.LeasesOutliveTheStore)
        {
            await CompleteAsync(held, held.Items[0]);
        }
        else
        {
            Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(held, held.Items[0]));
        }
    }

    /// <summary>A lane with the items 1 and 2 whose lease has ended and that was claimed by another.</summary>
    private async Task<(LaneLease Old, LaneLease Present)> LoseAsync()
    {
        await PutInAsync(Work("1"), Work("2"));
        var old = await ClaimAsync("old");
        await ElapseAsync(40);
        return (old, await ClaimAsync("new"));
    }

    private static StateChange Change(string verb, LaneLease lease) => verb switch
    {
        "complete" => new StateChange.Complete(lease, lease.Items[0]),
        "defer" => new StateChange.Defer(lease, lease.Items[0], TimeSpan.FromHours(1)),
        _ => new StateChange.Hold(lease),
    };
}
