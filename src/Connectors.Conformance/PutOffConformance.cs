using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Work that is put off or begins later, and what waits behind it.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class PutOffConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [TestCase(20)]
    [TestCase(60)]
    [TestCase(3_600)]
    [TestCase(30 * 86_400)]
    public async Task Work_with_a_delay_is_handed_out_when_it_is_over(int seconds)
    {
        await PutInAsync(Work("1"), TimeSpan.FromSeconds(seconds));
        await ElapseAsync(seconds - 10);
        Assert.That(await TryClaimAsync(), Is.Null);
        await ElapseAsync(15);
        Assert.That(Names(await ClaimAsync()), Is.EqualTo(new[] { "1" }));
    }

    [TestCase(20)]
    [TestCase(3_600)]
    public async Task Work_that_is_put_off_is_handed_out_when_the_delay_is_over(int seconds)
    {
        await PutInAsync(Work("1"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], seconds);
        await ReleaseAsync(lease);
        await ElapseAsync(seconds - 10);
        Assert.That(await TryClaimAsync(), Is.Null);
        await ElapseAsync(15);
        Assert.That((await ClaimAsync()).Items.Single().Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Later_work_of_the_key_waits_too_and_other_keys_go_on()
    {
        await PutInAsync(Work("a1", "a"), Work("a2", "a"), Work("b1", "b"), Work("b2", "b"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], 60);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "b1", "b2" }));
        await ElapseAsync(70);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "a1", "a2", "b1", "b2" }));
    }

    [Test]
    public async Task Work_that_comes_later_waits_behind_what_is_put_off()
    {
        await PutInAsync(Work("a1", "a"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], 60);
        await ReleaseAsync(lease);
        await PutInAsync(Work("a2", "a"), Work("a3", "a", WorkClass.Interactive), Work("b1", "b"));
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "b1" }));
        await ElapseAsync(70);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "a1", "a2", "a3", "b1" }));
    }

    [Test]
    public async Task Work_with_a_delay_holds_later_work_of_its_key()
    {
        await PutInAsync(Work("a1", "a"), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("a2", "a"), TimeSpan.FromSeconds(20));
        await PutInAsync(Work("a3", "a"));
        await ElapseAsync(40);
        Assert.That(await TryClaimAsync(), Is.Null);
        await ElapseAsync(30);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "a1", "a2", "a3" }));
    }

    [Test]
    public async Task What_stands_before_the_work_that_is_put_off_can_be_claimed()
    {
        await PutInAsync(Work("1"), Work("2"), Work("3"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[1], 60);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task Of_two_that_are_put_off_the_longer_one_counts_for_what_stands_behind()
    {
        await PutInAsync(Work("1"), Work("2"), Work("3"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], 60);
        await PutOffAsync(lease, lease.Items[1], 20);
        await ReleaseAsync(lease);
        await ElapseAsync(40);
        Assert.That(await TryClaimAsync(), Is.Null);
        await ElapseAsync(30);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [TestCase(600, 20, true)]
    [TestCase(20, 600, false)]
    public async Task The_last_delay_counts(int first, int last, bool claimable)
    {
        await PutInAsync(Work("1"), Work("2"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], first);
        await PutOffAsync(lease, lease.Items[0], last);
        await ReleaseAsync(lease);
        await ElapseAsync(30);
        Assert.That(await ClaimableAsync(), Has.Length.EqualTo(claimable ? 2 : 0));
    }

    [Test]
    public async Task Finishing_what_was_put_off_lets_the_next_of_its_key_go_on()
    {
        await PutInAsync(Work("1"), Work("2"), Work("3"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], 600);
        await CompleteAsync(lease, lease.Items[0]);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public async Task Put_off_by_nothing_can_be_claimed_at_once()
    {
        await PutInAsync(Work("1"), Work("2"));
        var lease = await ClaimAsync();
        await PutOffAsync(lease, lease.Items[0], 0);
        await ReleaseAsync(lease);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Payload_and_attempts_are_replaced_and_nothing_else()
    {
        await PutInAsync(Work("1", "a", WorkClass.Interactive));
        var lease = await ClaimAsync();
        var item = lease.Items[0];
        var other = item with { Payload = "changed"u8.ToArray(), Attempts = 0, Key = "b", Kind = "other", Class = WorkClass.Bulk, At = default };
        await CommitAsync(new StateChange.Defer(lease, other, TimeSpan.Zero));
        await ReleaseAsync(lease);
        var again = (await ClaimAsync()).Items.Single();
        Assert.That((Name(again), again.Attempts, again.Key, again.Kind, again.Class, again.Id),
            Is.EqualTo(("changed", 1, "a", "run", WorkClass.Interactive, item.Id)));
    }

    [Test]
    public async Task Equal_keys_of_other_lanes_do_not_wait()
    {
        var (other, foreign) = (LaneOf("work/1"), LaneOf(Lane.Name, Globex));
        await PutInAsync(Work("1"), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("2"), Work("3", lane: other), Work("4", lane: foreign));
        Assert.That(new[] { await ClaimAsync("w1"), await ClaimAsync("w2") }.SelectMany(Names), Is.EquivalentTo(new[] { "3", "4" }));
        Assert.That(await TryClaimAsync("w3"), Is.Null);
    }

    [Test]
    public async Task Keys_that_look_alike_do_not_wait_for_each_other()
    {
        var odd = OddTexts.All.Where(text => text.Text.Length <= 200).ToArray();
        await PutInAsync(Work("first", odd[0].Text), TimeSpan.FromSeconds(60));
        await PutInAsync([.. odd.Select(text => Work(text.Name, text.Text))]);
        Assert.That(await ClaimableAsync(), Is.EqualTo(odd.Skip(1).Select(text => text.Name)));
    }

    [Test]
    public async Task Delays_of_many_keys_end_each_at_its_time()
    {
        for (var minute = 1; minute <= 20; minute++)
        {
            await PutInAsync(Work($"{minute}", $"k{minute}"), TimeSpan.FromMinutes(minute));
        }

        for (var minute = 1; minute <= 20; minute++)
        {
            await ElapseAsync(minute == 1 ? 70 : 60);
            Assert.That(await ClaimableAsync(), Is.EqualTo(Enumerable.Range(1, minute).Select(number => $"{number}")));
        }
    }

    [Test]
    public async Task Delays_go_on_after_closing_and_opening()
    {
        await PutInAsync(Work("1"), TimeSpan.FromSeconds(60));
        await PutInAsync(Work("2"), Work("3", "b"));
        await ReopenAsync();
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "3" }));
        await ElapseAsync(70);
        Assert.That(await ClaimableAsync(), Is.EqualTo(new[] { "1", "2", "3" }));
    }
}
