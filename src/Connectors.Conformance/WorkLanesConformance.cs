using System.Text;
using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Which work is handed out, in which order, and what waits.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class WorkLanesConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [Test]
    public async Task Nothing_can_be_claimed_where_nothing_was_put_in() => Assert.That(await TryClaimAsync(), Is.Null);

    [Test]
    public async Task Work_is_handed_out_as_it_was_put_in()
    {
        await PutInAsync(new WorkItem(Lane, "key", "kind", "{\"ä\":1}"u8.ToArray()) { Class = WorkClass.Interactive, Id = 77, Attempts = 5 });
        var lease = await ClaimAsync("worker");
        var item = lease.Items.Single();
        Assert.Multiple(() =>
        {
            Assert.That((lease.Lane, lease.Owner, lease.Fence > 0), Is.EqualTo((Lane, "worker", true)));
            Assert.That((item.Lane, item.Key, item.Kind, item.Class, item.Attempts), Is.EqualTo((Lane, "key", "kind", WorkClass.Interactive, 1)));
            Assert.That(Encoding.UTF8.GetString(item.Payload.Span), Is.EqualTo("{\"ä\":1}"));
            Assert.That(item.Id, Is.GreaterThan(0));
            Assert.That(lease.Until - item.At, Is.InRange(Lease, Lease + TimeSpan.FromMinutes(1)), "times of one clock");
        });
    }

    [TestCaseSource(typeof(OddTexts), nameof(OddTexts.ShortCases))]
    public async Task An_odd_text_serves_as_lane_key_kind_and_owner(string odd)
    {
        var lane = LaneOf(odd);
        await PutInAsync(new WorkItem(lane, odd, odd, "1"u8.ToArray()), Work("other", "other", lane: lane));
        var lease = (await Lanes.ClaimAsync(new(odd) { LanePrefix = odd, Tenant = Acme }))!;
        Assert.That((lease.Lane, lease.Owner, lease.Items[0].Key, lease.Items[0].Kind), Is.EqualTo((lane, odd, odd, odd)));
        await PutOffAsync(lease, lease.Items[0], 60);
        await ReleaseAsync(lease);
        var again = await ClaimAsync(odd);
        await CompleteAsync(again, again.Items[0]);
        Assert.That(Names(again), Is.EqualTo(new[] { "other" }));
    }

    [Test]
    public async Task Lanes_and_keys_that_look_alike_are_told_apart()
    {
        var odd = OddTexts.All.Where(text => text.Text.Length <= 200).ToArray();
        await PutInAsync([.. odd.Select(text => Work(text.Name, text.Text, lane: LaneOf(text.Text)))]);
        var lanes = new Dictionary<string, string>();
        while (await TryClaimAsync() is { } lease)
        {
            lanes.Add(lease.Lane.Name, Names(lease).Single());
        }

        Assert.That(lanes, Is.EquivalentTo(odd.ToDictionary(text => text.Text, text => text.Name)));
    }

    [TestCase(0)]
    [TestCase(100)]
    [TestCase(65_536)]
    public async Task A_payload_comes_back_byte_for_byte(int bytes)
    {
        var payload = Enumerable.Range(0, bytes).Select(number => (byte)number).ToArray();
        await PutInAsync(new WorkItem(Lane, "k", "run", payload));
        Assert.That((await ClaimAsync()).Items.Single().Payload.ToArray(), Is.EqualTo(payload));
    }

    [Test]
    public async Task Work_of_one_commit_keeps_its_order_and_numbers_grow()
    {
        await PutInAsync([.. Enumerable.Range(0, 60).Select(number => Work($"{number}", $"k{number % 3}"))]);
        var lease = await ClaimAsync(quantum: 100);
        Assert.That(Names(lease), Is.EqualTo(Enumerable.Range(0, 60).Select(number => $"{number}")));
        Assert.That(lease.Items.Select(item => item.Id), Is.Ordered.And.Unique);
    }

    [Test]
    public async Task Work_of_several_commits_keeps_its_order()
    {
        foreach (var name in new[] { "1", "2", "3", "4" })
        {
            await PutInAsync(Work(name, name));
        }

        Assert.That(Names(await ClaimAsync()), Is.EqualTo(new[] { "1", "2", "3", "4" }));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(30)]
    [TestCase(31)]
    public async Task A_claim_takes_no_more_than_its_quantum_and_order_goes_on(int quantum)
    {
        await PutInAsync([.. Enumerable.Range(0, 30).Select(number => Work($"{number}", $"k{number % 4}"))]);
        var first = await ClaimAsync(quantum: quantum);
        Assert.That(first.Items, Has.Length.EqualTo(Math.Min(quantum, 30)));
        await ReleaseAsync(first);
        Assert.That(await DrainAsync(quantum), Is.EqualTo(Enumerable.Range(0, 30).Select(number => $"{number}")));
    }

    [Test]
    public async Task Finished_work_is_not_handed_out_again()
    {
        await PutInAsync(Work("1"), Work("2"), Work("3"));
        var lease = await ClaimAsync();
        await CompleteAsync(lease, lease.Items[1]);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "3" }));
    }

    [Test]
    public async Task Unfinished_work_is_handed_out_again_and_counts_its_attempts()
    {
        await PutInAsync(Work("1"));
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var lease = await ClaimAsync();
            Assert.That(lease.Items.Single().Attempts, Is.EqualTo(attempt));
            await ReleaseAsync(lease);
        }
    }

    [Test]
    public async Task Attempts_count_when_the_holder_dies()
    {
        await PutInAsync(Work("1"));
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Assert.That((await ClaimAsync($"w{attempt}")).Items.Single().Attempts, Is.EqualTo(attempt));
            await ElapseAsync(40);
        }
    }

    [Test]
    public async Task Only_what_was_claimed_counts_an_attempt()
    {
        await PutInAsync(Work("1"), Work("2"));
        await ReleaseAsync(await ClaimAsync(quantum: 1));
        Assert.That((await ClaimAsync()).Items.Select(item => item.Attempts), Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public async Task What_a_holder_puts_in_is_handed_out_with_the_next_claim()
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        await CommitAsync(new StateChange.Complete(lease, lease.Items[0]), new StateChange.Enqueue(Work("2")));
        Assert.That(await TryClaimAsync("w2"), Is.Null);
        await ReleaseAsync(lease);
        Assert.That(Names(await ClaimAsync("w2")), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task Urgent_work_comes_before_other_work()
    {
        await PutInAsync(Work("1", "a"), Work("2", "b", WorkClass.Interactive), Work("3", "c"), Work("4", "d", WorkClass.Interactive));
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "2", "4", "1", "3" }));
    }

    [Test]
    public async Task Urgent_work_takes_earlier_work_of_its_key_along()
    {
        await PutInAsync(Work("1", "x"), Work("2", "a"), Work("3", "a"), Work("4", "b"));
        await PutInAsync(Work("5", "a", WorkClass.Interactive), Work("6", "a"));
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "2", "3", "5", "1", "4", "6" }));
    }

    [Test]
    public async Task Urgent_work_leaves_equal_keys_of_other_lanes_alone()
    {
        var (other, foreign) = (LaneOf("work/1"), LaneOf(Lane.Name, Globex));
        await PutInAsync(Work("1", lane: other), Work("2", lane: foreign), Work("3", of: WorkClass.Interactive));
        Assert.That((await ClaimAsync(of: WorkClass.Interactive)).Lane, Is.EqualTo(Lane));
        Assert.That(await TryClaimAsync("w2", of: WorkClass.Interactive), Is.Null);
    }

    [Test]
    public async Task A_quantum_of_urgent_work_leaves_no_gap_in_a_key()
    {
        await PutInAsync(Work("1", "a"), Work("2", "b"), Work("3", "a"), Work("4", "a", WorkClass.Interactive));
        Assert.That(Names(await ClaimAsync(quantum: 2)), Is.EqualTo(new[] { "1", "3" }));
    }

    [TestCase(WorkClass.Interactive, "urgent")]
    [TestCase(WorkClass.Bulk, "bulk")]
    public async Task A_claim_of_a_class_finds_only_lanes_with_such_work(WorkClass of, string lane)
    {
        await PutInAsync(Work("1", lane: LaneOf("bulk")), Work("2", of: WorkClass.Interactive, lane: LaneOf("urgent")));
        Assert.That((await ClaimAsync("w1", of: of)).Lane.Name, Is.EqualTo(lane));
        Assert.That(await TryClaimAsync("w2", of: of), Is.Null);
        Assert.That(await TryClaimAsync("w3"), Is.Not.Null);
    }

    [Test]
    public async Task A_claim_of_a_class_takes_other_work_of_the_lane_along()
    {
        await PutInAsync(Work("1", "a"), Work("2", "b", WorkClass.Interactive));
        Assert.That(Names(await ClaimAsync(of: WorkClass.Interactive)), Is.EqualTo(new[] { "2", "1" }));
    }

    [Test]
    public async Task Urgent_work_that_waits_is_not_found_by_its_class()
    {
        await PutInAsync(Work("1", "a", WorkClass.Interactive), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("2", "b"));
        Assert.That(await TryClaimAsync(of: WorkClass.Interactive), Is.Null);
        await ElapseAsync(70);
        Assert.That(Names(await ClaimAsync(of: WorkClass.Interactive)), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Lanes_take_turns()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await PutInAsync([.. Enumerable.Range(0, 4).Select(number => Work($"{name}{number}", lane: LaneOf(name)))]);
        }

        var served = await DrainAsync(quantum: 2);
        Assert.That(served.Chunk(2).Select(turn => turn[0][0]).Chunk(3).Select(round => new string([.. round.Order()])),
            Is.EqualTo(new[] { "abc", "abc" }));
    }

    [Test]
    public async Task A_lane_with_much_work_takes_no_more_turns_than_others()
    {
        await PutInAsync([.. Enumerable.Range(0, 500).Select(number => Work($"noisy{number}", lane: LaneOf("noisy", Globex)))]);
        for (var quiet = 0; quiet < 10; quiet++)
        {
            await PutInAsync(Work("quiet", lane: LaneOf($"quiet{quiet}")));
        }

        Assert.That((await DrainAsync(quantum: 5)).Take(15).Count(name => name == "quiet"), Is.EqualTo(10));
    }

    [Test]
    public async Task A_lane_that_was_never_served_goes_before_one_whose_holder_died()
    {
        await PutInAsync(Work("deadly", lane: LaneOf("a")));
        await ClaimAsync("dies");
        await PutInAsync(Work("waiting", lane: LaneOf("b")));
        await ElapseAsync(40);
        Assert.That(Names(await ClaimAsync("w2")), Is.EqualTo(new[] { "waiting" }));
        Assert.That(Names(await ClaimAsync("w3")), Is.EqualTo(new[] { "deadly" }));
    }

    [Test]
    public async Task A_claim_of_a_tenant_finds_only_its_lanes()
    {
        await PutInAsync(Work("1"), Work("2", lane: LaneOf(Lane.Name, Globex)));
        Assert.That((await Lanes.ClaimAsync(new("w1") { Tenant = Globex }))!.Lane.Tenant, Is.EqualTo(Globex));
        Assert.That(await Lanes.ClaimAsync(new("w2") { Tenant = Globex }), Is.Null);
        Assert.That((await Lanes.ClaimAsync(new("w3") { Tenant = Acme }))!.Lane.Tenant, Is.EqualTo(Acme));
    }

    [TestCase("runs/", "runs/0")]
    [TestCase("runs", "runs/0,runs2/0")]
    [TestCase("", "Runs/0,r%ns/0,runs/0,runs2/0")]
    [TestCase("r%", "r%ns/0")]
    [TestCase("r_", "")]
    [TestCase("runs/0", "runs/0")]
    [TestCase("runs/00", "")]
    public async Task A_claim_of_a_prefix_finds_lanes_whose_name_begins_so(string prefix, string expected)
    {
        foreach (var name in new[] { "runs/0", "runs2/0", "Runs/0", "r%ns/0" })
        {
            await PutInAsync(Work(name, lane: LaneOf(name)));
        }

        var found = new List<string>();
        while (await Lanes.ClaimAsync(new("w") { LanePrefix = prefix }) is { } lease)
        {
            found.Add(lease.Lane.Name);
        }

        Assert.That(found.Order(StringComparer.Ordinal), Is.EqualTo(expected.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }
}
