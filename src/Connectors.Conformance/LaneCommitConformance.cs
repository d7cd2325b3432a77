using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Work and entries change together or not at all; and what many workers at once may do.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class LaneCommitConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [Test]
    public async Task A_commit_changes_entries_and_work_together()
    {
        await PutInAsync(Work("1", "a"), Work("2", "b"));
        var lease = await ClaimAsync();
        await CommitAsync(
            new StateChange.Hold(lease), new StateChange.Complete(lease, lease.Items[0]),
                new StateChange.Defer(lease, lease.Items[1], TimeSpan.FromSeconds(60)),
            new StateChange.Enqueue(Work("3", "c")), new StateChange.Put(Entry("e")));
        await ReleaseAsync(lease);
        Assert.That((await FindAsync("e") is not null, string.Join(',', await ClaimableAsync()), (await Lanes.MeasureAsync()).Depth),
            Is.EqualTo((true, "3", 2L)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_conflict_of_an_entry_undoes_changes_of_work(int place)
    {
        await PutInAsync(Work("1", "a"), Work("2", "b"));
        var lease = await ClaimAsync();
        var changes = new List<StateChange>
        {
            new StateChange.Complete(lease, lease.Items[0]),
                new StateChange.Defer(lease, lease.Items[1] with { Payload = "x"u8.ToArray() }, TimeSpan.FromHours(1)),
            new StateChange.Enqueue(Work("3", "c", WorkClass.Interactive)),
        };
        changes.Insert(place, new StateChange.Put(Entry("e", "1", "99")));
        Assert.ThrowsAsync<StateConflictException>(async () => await Store.CommitAsync(changes));
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_refused_commit_makes_nothing_urgent()
    {
        await PutInAsync(Work("1"));
        Assert.ThrowsAsync<StateConflictException>(async () =>
            await CommitAsync(new StateChange.Enqueue(Work("2", of: WorkClass.Interactive)), new StateChange.Remove(Key("none"), "1")));
        Assert.That(await TryClaimAsync(of: WorkClass.Interactive), Is.Null);
    }

    [Test]
    public async Task One_lost_lease_of_two_refuses_the_commit()
    {
        await PutInAsync(Work("1", lane: LaneOf("a")), Work("2", lane: LaneOf("b")));
        var (kept, lost) = (await ClaimAsync("w1"), await ClaimAsync("w2"));
        await ReleaseAsync(lost);
        Assert.ThrowsAsync<LeaseLostException>(async () =>
            await CommitAsync(new StateChange.Complete(kept, kept.Items[0]), new StateChange.Complete(lost, lost.Items[0])));
        await CompleteAsync(kept, kept.Items[0]);
    }

    [Test]
    public async Task Work_of_two_lanes_is_finished_in_one_commit()
    {
        await PutInAsync(Work("1", lane: LaneOf("a")), Work("2", lane: LaneOf("b")));
        var (first, second) = (await ClaimAsync("w1"), await ClaimAsync("w2"));
        await CommitAsync(new StateChange.Complete(first, first.Items[0]), new StateChange.Complete(second, second.Items[0]));
        Assert.That((await Lanes.MeasureAsync()).Depth, Is.Zero);
    }

    [Test]
    public async Task Finishing_twice_is_refused()
    {
        await PutInAsync(Work("1"), Work("2"));
        var lease = await ClaimAsync();
        await CompleteAsync(lease, lease.Items[0]);
        Assert.ThrowsAsync<LeaseLostException>(async () =>
            await CommitAsync(new StateChange.Set(Entry("a")), new StateChange.Complete(lease, lease.Items[0])));
        Assert.That(await FindAsync("a"), Is.Null);
        Assert.ThrowsAsync<LeaseLostException>(async () => await PutOffAsync(lease, lease.Items[0], 10));
        await CompleteAsync(lease, lease.Items[1]);
    }

    [Test]
    public async Task Finishing_twice_in_one_commit_is_refused()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(lease, lease.Items[0], lease.Items[0]));
        await CompleteAsync(lease, lease.Items[0]);
    }

    [Test]
    public async Task Putting_off_what_the_same_commit_has_finished_is_refused()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        Assert.ThrowsAsync<LeaseLostException>(async () =>
            await CommitAsync(new StateChange.Complete(lease, lease.Items[0]), new StateChange.Defer(lease, lease.Items[0], Lease)));
        await CompleteAsync(lease, lease.Items[0]);
    }

    [Test]
    public async Task Work_that_never_was_cannot_be_finished()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(lease, lease.Items[0] with { Id = 999_999_999 }));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(lease, Work("1")));
    }

    [Test]
    public async Task Numbers_of_finished_work_are_not_given_again()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        await CompleteAsync(lease, lease.Items[0]);
        await PutInAsync(Work("2"));
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(lease, lease.Items[0]));
    }

    [TestCase(49)]
    [TestCase(51)]
    [TestCase(2_000)]
    public async Task So_much_work_is_put_in_and_finished_in_one_commit(int count)
    {
        await PutInAsync([.. Enumerable.Range(0, count).Select(number => Work($"{number}", $"k{number % 10}", lane: LaneOf($"work/{number % 3}")))]);
        Assert.That(await DrainAsync(quantum: 1_000), Has.Count.EqualTo(count).And.Unique);
    }

    [TestCase(2)]
    [TestCase(8)]
    public async Task Of_many_who_claim_one_lane_exactly_one_gets_it(int workers)
    {
        await PutInAsync(Work("1"));
        for (var round = 0; round < 5; round++)
        {
            var leases = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() => TryClaimAsync($"w{worker}"))));
            Assert.That(leases.Count(lease => lease is not null), Is.EqualTo(1));
            await ElapseAsync(40);
        }
    }

    [Test]
    public Task Many_workers_finish_everything_once_and_each_key_in_order() => WorkTogetherAsync(_ => Lanes);

    [Test]
    public async Task Workers_in_two_stores_finish_everything_once_and_each_key_in_order()
    {
        var second = (IWorkLanes)await OpenSecondAsync();
        await WorkTogetherAsync(worker => worker % 2 == 0 ? Lanes : second);
    }

    [Test]
    public async Task A_holder_in_another_store_is_refused_when_its_lease_is_lost()
    {
        var second = await OpenSecondAsync();
        await PutInAsync(Work("1"));
        var old = await ClaimAsync("w1");
        await ElapseAsync(40);
        Assert.That(await ((IWorkLanes)second).ClaimAsync(new("w2") { Lease = Lease }), Is.Not.Null);
        Assert.ThrowsAsync<LeaseLostException>(async () => await CompleteAsync(old, old.Items[0]));
    }

    private async Task WorkTogetherAsync(Func<int, IWorkLanes> lanesOf)
    {
        var all = Enumerable.Range(0, 200).Select(number => Work($"{number}", $"k{number % 3}", lane: LaneOf($"work/{number % 5}"))).ToArray();
        await PutInAsync(all);
        var done = new System.Collections.Concurrent.ConcurrentQueue<WorkItem>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var lanes = lanesOf(worker);
            while (done.Count < all.Length)
            {
                if (await lanes.ClaimAsync(new($"w{worker}") { Quantum = 7, Lease = TimeSpan.FromHours(1) }) is not { } lease)
                {
                    await lanes.WaitAsync(TimeSpan.FromMilliseconds(20));
                    continue;
                }

                foreach (var item in lease.Items)
                {
                    await ((IStateStore)lanes).CommitAsync([new StateChange.Complete(lease, item), new StateChange.Put(Entry(Name(item)))]);
                    done.Enqueue(item);
                }

                await lanes.ReleaseAsync(lease);
            }
        })));
        Assert.That(done.Select(Name), Is.EquivalentTo(all.Select(Name)));
        Assert.That(done.GroupBy(item => (item.Lane, item.Key)).Where(key =>
            !key.Select(item => item.Id).SequenceEqual(key.Select(item => item.Id).Order())), Is.Empty);
    }
}
