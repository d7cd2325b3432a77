using System.Text;
using Connectors.PostgreSql;
using Connectors.State;

namespace Connectors.Flows.Tests.Stores;

/// <summary>Commits that are copied in, when several write the same at once.</summary>
public sealed class PostgreSqlLargeCommitTests
{
    private const int Rounds = 12;
    private const int Keys = 40;
    private PostgreSqlStateStore[] _stores = null!;

    [SetUp]
    public void Open()
    {
        var database = PostgreSqlCluster.Shared.NewDatabase();
        _stores = [.. Enumerable.Range(0, 3).Select(_ => new PostgreSqlStateStore(database, new() { CopyAbove = 5 }))];
    }

    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    [Test]
    public async Task Of_writers_who_expect_nothing_there_one_wins_and_the_others_are_told_the_first_key()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var set = $"round{round}";
            var ends = await AtOnceAsync((store, writer) => store.CommitAsync([.. Enumerable.Range(0, Keys).Select(number =>
                new StateChange.Put(Entry(set, number, $"{writer}")))]));

            var entries = await _stores[0].QueryAsync(new(Tenant, set) { Take = 1000 }).ToListAsync();
            Assert.Multiple(() =>
            {
                Assert.That(ends.Count(end => end is null), Is.EqualTo(1));
                Assert.That(ends.OfType<StateConflictException>().Select(conflict => conflict.Key.Key), Is.EqualTo(new[] { "k000", "k000" }));
                Assert.That(entries, Has.Count.EqualTo(Keys));
                Assert.That(entries.Select(entry => Encoding.UTF8.GetString(entry.Json.Span)).Distinct(), Has.Exactly(1).Items, "All of one writer.");
            });
        }
    }

    [Test]
    public async Task Writers_who_take_whatever_is_there_all_come_through_and_entries_are_found_by_what_the_last_one_said()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var set = $"round{round}";
            // Each writes its own part and one that it shares with the next, backwards too: new keys and old ones in one commit.
            var ends = await AtOnceAsync((store, writer) => store.CommitAsync([.. Enumerable.Range(writer * 10, Keys)
                .OrderBy(number => writer == 1 ? -number : number).Select(number => new StateChange.Set(Entry(set, number, $"{writer}")))]));

            Assert.That(ends, Is.All.Null);
            var byKey = await _stores[0].QueryAsync(new(Tenant, set) { Take = 1000 }).ToListAsync();
            var byIndex = new List<StateEntry>();
            for (var writer = 0; writer < _stores.Length; writer++)
            {
                byIndex.AddRange(await _stores[0].QueryAsync(new(Tenant, set) { IndexKey = $"by {writer}", Take = 1000 }).ToListAsync());
            }

            Assert.That(byKey, Has.Count.EqualTo(Keys + 20));
            Assert.That(byIndex.Select(entry => (entry.Key, entry.ETag)).Order(Comparer<(StateKey Key, string)>.Create((one, other) =>
                string.CompareOrdinal(one.Key.Key, other.Key.Key))), Is.EqualTo(byKey.Select(entry => (entry.Key, entry.ETag))));
        }
    }

    [Test]
    public async Task Of_several_changes_that_do_not_fit_the_first_is_named_though_it_says_that_its_entry_is_new()
    {
        await _stores[0].CommitAsync([.. Enumerable.Range(0, Keys).Select(number => new StateChange.Set(Entry("set", number, "old")))]);
        StateChange[] changes =
        [
            new StateChange.Put(Entry("set", Keys, "new")), new StateChange.Put(Entry("set", 7, "new")),
            new StateChange.Put(Entry("set", 3, "new") with { ETag = "0" }),
            .. Enumerable.Range(Keys + 1, Keys).Select(number => new StateChange.Put(Entry("set", number, "new"))),
        ];

        var refused = Assert.ThrowsAsync<StateConflictException>(() => _stores[0].CommitAsync(changes).AsTask())!;

        var stored = (await _stores[0].FindAsync([new(Tenant, "set", "k007")])).Single();
        Assert.That((refused.Key.Key, refused.Actual), Is.EqualTo(("k007", stored.ETag)));
        Assert.That(await _stores[0].QueryAsync(new(Tenant, "set") { Take = 1000 }).CountAsync(), Is.EqualTo(Keys), "Nothing was stored.");
    }

    [Test]
    public async Task Of_many_keys_those_that_are_there_are_found_each_once_whatever_order_they_are_asked_for_in()
    {
        await _stores[0].CommitAsync([.. Enumerable.Range(0, 300).Where(number => number % 3 == 0)
            .Select(number => new StateChange.Set(Entry($"set{number % 2}", number, "x")))]);
        var random = new Random(7);
        var keys = Enumerable.Range(0, 300).SelectMany(number => new[] { "set0", "set1", "empty" }.Select(set => Entry(set, number, "x").Key))
            .Concat(Enumerable.Range(0, 40).Select(number => Entry("set0", number, "x").Key)).OrderBy(_ => random.Next()).ToArray();

        var found = await _stores[0].FindAsync(keys);

        Assert.That(found.Select(entry => (entry.Key.Set, entry.Key.Key)), Is.EquivalentTo(
            Enumerable.Range(0, 300).Where(number => number % 3 == 0).Select(number => ($"set{number % 2}", $"k{number:000}"))));
    }

    [TestCase(1, TestName = "Keys that stand side by side")]
    [TestCase(9, TestName = "Keys with much between them")]
    public async Task Each_key_is_found_with_what_was_stored_under_it(int step)
    {
        await _stores[0].CommitAsync([.. Enumerable.Range(0, 1_000).Select(number => new StateChange.Set(Entry("set", number, $"{number}")))]);
        var numbers = Enumerable.Range(0, 1_000).Where(number => number % step == 0).Take(111).ToArray();

        var found = await _stores[0].FindAsync([.. numbers.Select(number => Entry("set", number, "").Key), new(Tenant, "set", "k9999")]);

        Assert.That(found.Select(entry => (entry.Key.Key, Encoding.UTF8.GetString(entry.Json.Span), entry.IndexKeys.Single())),
            Is.EquivalentTo(numbers.Select(number => ($"k{number:000}", $"{number}", $"by {number}"))));
    }

    [Test]
    public async Task Work_that_is_put_in_at_once_keeps_the_order_of_each_commit()
    {
        var lane = new LaneKey(Tenant, "lane");
        await AtOnceAsync((store, writer) => store.CommitAsync([.. Enumerable.Range(0, Keys).SelectMany(number => new StateChange[]
        {
            new StateChange.Set(Entry("set", number, $"{writer}")),
            new StateChange.Enqueue(new(lane, $"{writer}", "run", Encoding.UTF8.GetBytes($"{number}"))),
        })]));

        var lease = (await _stores[0].ClaimAsync(new("me") { Quantum = 1000 }))!;
        var orders = lease.Items.GroupBy(item => item.Key)
            .Select(items => string.Join(',', items.Select(item => Encoding.UTF8.GetString(item.Payload.Span))));
        Assert.That(orders, Is.All.EqualTo(string.Join(',', Enumerable.Range(0, Keys))).And.Exactly(_stores.Length).Items);
    }

    private static Connectors.Tenancy.TenantId Tenant => new("acme");

    private static StateEntry Entry(string set, int number, string text) =>
        new(new(Tenant, set, $"k{number:000}"), "", Encoding.UTF8.GetBytes(text)) { IndexKeys = [$"by {text}"] };

    private async Task<Exception?[]> AtOnceAsync(Func<PostgreSqlStateStore, int, ValueTask> work)
    {
        using var barrier = new Barrier(_stores.Length);
        return await Task.WhenAll(_stores.Select((store, writer) => Task.Run(async () =>
        {
            barrier.SignalAndWait();
            try
            {
                await work(store, writer);
                return (Exception?)null;
            }
            catch (StateConflictException conflict)
            {
                return conflict;
            }
        })));
    }
}
