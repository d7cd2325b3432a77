using System.Text;
using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Much at once: large values, large commits, many writers, calls that are given up, stores that are closed and opened.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class StateLoadConformance<TStore> : StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [TestCase(4 * 1024)]
    [TestCase(64 * 1024)]
    [TestCase(1024 * 1024)]
    public async Task A_large_value_comes_back(int bytes)
    {
        var json = new byte[bytes];
        Array.Fill(json, (byte)'7');
        await CommitAsync(new StateChange.Set(new(Key("a"), "", json)));
        Assert.That((await FindAsync("a"))!.Json.Span.SequenceEqual(json), Is.True);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(49)]
    [TestCase(50)]
    [TestCase(51)]
    [TestCase(2_000)]
    public async Task So_many_changes_are_one_commit(int count)
    {
        var entries = Enumerable.Range(0,
            count).Select(number => Entry($"{number:00000}", $"{number}") with { IndexKeys = [$"i{number % 7}"] }).ToArray();
        Assert.ThrowsAsync<StateConflictException>(async () =>
            await Store.CommitAsync([.. entries.Select(entry => new StateChange.Put(entry)), new StateChange.Remove(Key("none"), "1")]));
        Assert.That(await KeysAsync(new(Acme, "set")), Is.Empty, "a refused commit left something");

        await Store.CommitAsync([.. entries.Select(entry => new StateChange.Put(entry))]);
        var stored = await Store.FindAsync([.. entries.Select(entry => entry.Key)]);
        Assert.That(stored.Select(entry => Encoding.UTF8.GetString(entry.Json.Span)),
            Is.EquivalentTo(entries.Select(entry => Encoding.UTF8.GetString(entry.Json.Span))));

        await Store.CommitAsync([.. stored.Select(entry => new StateChange.Remove(entry.Key, entry.ETag))]);
        Assert.That(await KeysAsync(new(Acme, "set")), Is.Empty);
    }

    [Test]
    public async Task Each_entry_of_a_commit_has_a_tag_that_changes()
    {
        var entries = Enumerable.Range(0, 60).Select(number => Entry($"{number}")).ToArray();
        await SetAsync(entries);
        var before = (await Store.FindAsync([.. entries.Select(entry => entry.Key)])).ToDictionary(entry => entry.Key, entry => entry.ETag);
        await SetAsync(entries);
        var after = await Store.FindAsync([.. entries.Select(entry => entry.Key)]);
        Assert.That(after.Where(entry => before[entry.Key] == entry.ETag), Is.Empty);
    }

    [TestCase(2)]
    [TestCase(8)]
    [TestCase(16)]
    public async Task Of_many_writers_of_one_new_entry_exactly_one_wins(int writers)
    {
        var wins = await TogetherAsync(writers, writer => WinsAsync(Store, new StateChange.Put(Entry("a", $"{writer}"))));
        Assert.That(wins.Count(won => won), Is.EqualTo(1));
    }

    [Test]
    public async Task Counting_up_by_tags_loses_no_step()
    {
        await SetAsync(Entry("a", "0"));
        await TogetherAsync(4, async _ =>
        {
            for (var step = 0; step < 25;)
            {
                var entry = (await FindAsync("a"))!;
                var next = int.Parse(Encoding.UTF8.GetString(entry.Json.Span)) + 1;
                step += await WinsAsync(Store, new StateChange.Put(entry with { Json = Encoding.UTF8.GetBytes($"{next}") })) ? 1 : 0;
            }

            return true;
        });
        Assert.That(await JsonAsync("a"), Is.EqualTo("100"));
    }

    [Test]
    public async Task Writers_of_the_same_entries_in_other_orders_do_not_stop_each_other()
    {
        var keys = Enumerable.Range(0, 10).Select(number => $"{number}").ToArray();
        await TogetherAsync(8, async writer =>
        {
            for (var round = 0; round < 10; round++)
            {
                await SetAsync([.. (writer % 2 == 0 ? keys : [.. keys.Reverse()]).Select(key => Entry(key, $"{writer}"))]);
            }

            return true;
        });
        var values = new HashSet<string?>();
        foreach (var key in keys)
        {
            values.Add(await JsonAsync(key));
        }

        Assert.That(values, Has.Count.EqualTo(1), "commits were mixed");
    }

    [Test]
    public async Task A_call_that_was_given_up_before_it_began_does_nothing()
    {
        await SetAsync(Entry("a"));
        var gone = new CancellationToken(canceled: true);
        Assert.Multiple(async () =>
        {
            Assert.That(async () => await Store.CommitAsync([new StateChange.Set(Entry("b"))], gone),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await Store.FindAsync([Key("a")], gone), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await Store.QueryAsync(new(Acme, "set"), gone).GetAsyncEnumerator(gone).MoveNextAsync(),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(await FindAsync("b"), Is.Null);
        });
    }

    [Test]
    public async Task The_store_goes_on_after_a_call_that_was_given_up()
    {
        Assert.That(async () => await Store.CommitAsync([new StateChange.Set(Entry("a"))], new(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        await SetAsync(Entry("a"));
        Assert.That(await FindAsync("a"), Is.Not.Null);
    }

    [Test]
    public async Task Everything_is_there_after_closing_and_opening()
    {
        var due = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        await SetAsync(Entry("a", "{\"ä\":1}") with { DueAt = due, IndexKeys = ["x"] }, Entry("b"));
        await CommitAsync(new StateChange.Remove(Key("b"), (await FindAsync("b"))!.ETag));
        var before = (await FindAsync("a"))!;
        await ReopenAsync();
        var after = (await FindAsync("a"))!;
        Assert.Multiple(async () =>
        {
            Assert.That((after.ETag, after.DueAt, await JsonAsync("a")), Is.EqualTo((before.ETag, (DateTimeOffset?)due, "{\"ä\":1}")));
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x" }), Is.EqualTo(new[] { "a" }));
            Assert.That(await FindAsync("b"), Is.Null);
        });
    }

    [Test]
    public async Task Tags_do_not_come_back_after_closing_and_opening()
    {
        await SetAsync(Entry("a"));
        var first = (await FindAsync("a"))!.ETag;
        await CommitAsync(new StateChange.Remove(Key("a"), first));
        await ReopenAsync();
        await SetAsync(Entry("a"));
        Assert.That((await FindAsync("a"))!.ETag, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_second_store_sees_what_the_first_has_committed()
    {
        var second = await OpenSecondAsync();
        await SetAsync(Entry("a"));
        Assert.That(await second.FindAsync([Key("a")]), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_writers_in_two_stores_exactly_one_wins()
    {
        var second = await OpenSecondAsync();
        for (var round = 0; round < 20; round++)
        {
            var entry = Entry($"{round}");
            var wins = await TogetherAsync(4, writer => WinsAsync(writer % 2 == 0 ? Store : second, new StateChange.Put(entry)));
            Assert.That(wins.Count(won => won), Is.EqualTo(1));
        }
    }

    private static async Task<bool> WinsAsync(IStateStore store, StateChange change)
    {
        try
        {
            await store.CommitAsync([change]);
            return true;
        }
        catch (StateConflictException)
        {
            return false;
        }
    }

    private static async Task<T[]> TogetherAsync<T>(int count, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable.Range(0, count).Select(number => Task.Run(async () =>
        {
            await start.Task;
            return await work(number);
        })).ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }
}
