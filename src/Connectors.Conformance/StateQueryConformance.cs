using Connectors.State;

namespace Connectors.Conformance;

/// <summary>What queries give, and in which order.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class StateQueryConformance<TStore> : StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Keys_are_ordered_by_the_numbers_of_their_characters()
    {
        string[] ordered = ["", " ", "0", "10", "2", "A", "Z", "a", "a/1", "aa", "b", "ä", "漢", "\ufffd", "😀"];
        await SetAsync([.. ordered.Reverse().Select(key => Entry(key))]);
        Assert.That(await KeysAsync(new(Acme, "set")), Is.EqualTo(ordered));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [TestCase(100)]
    public async Task Pages_give_every_key_once_and_in_order(int take)
    {
        string[] ordered = ["A", "B", "a", "b", "z", "é", "\uffee", "😀"];
        await SetAsync([.. ordered.Select(key => Entry(key) with { IndexKeys = ["all"], DueAt = Noon })]);
        var paged = new List<string>();
        for (string? after = null; ;)
        {
            var page = await KeysAsync(new(Acme, "set") { After = after, Take = take, IndexKey = "all", DueBefore = Noon });
            paged.AddRange(page);
            if (page.Count < take)
            {
                break;
            }

            after = page[^1];
        }

        Assert.That(paged, Is.EqualTo(ordered));
    }

    [Test]
    public async Task A_page_begins_behind_a_key_that_is_gone()
    {
        await SetAsync(Entry("a"), Entry("c"));
        Assert.That(await KeysAsync(new(Acme, "set") { After = "b" }), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public async Task Hundred_are_given_when_nothing_is_said()
    {
        await SetAsync([.. Enumerable.Range(0, 120).Select(number => Entry($"{number:000}"))]);
        Assert.That(await KeysAsync(new(Acme, "set")), Has.Count.EqualTo(100));
    }

    [Test]
    public async Task A_query_of_an_empty_set_gives_nothing() => Assert.That(await KeysAsync(new(Acme, "none")), Is.Empty);

    [Test]
    public async Task Sets_are_told_apart()
    {
        await SetAsync(Entry("a"), Entry("b", set: "Set"), Entry("c", set: "set2"), Entry("d", set: "se_"));
        Assert.Multiple(async () =>
        {
            Assert.That(await KeysAsync(new(Acme, "set")), Is.EqualTo(new[] { "a" }));
            Assert.That(await KeysAsync(new(Acme, "se_")), Is.EqualTo(new[] { "d" }));
        });
    }

    [Test]
    public async Task An_index_key_finds_its_entries_and_no_others()
    {
        await SetAsync(Entry("a") with { IndexKeys = ["x", "y"] }, Entry("b") with { IndexKeys = ["x"] }, Entry("c") with { IndexKeys = ["X"] },
            Entry("x"));
        Assert.Multiple(async () =>
        {
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x" }), Is.EqualTo(new[] { "a", "b" }));
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "y" }), Is.EqualTo(new[] { "a" }));
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "" }), Is.Empty);
            Assert.That(await KeysAsync(new(Acme, "other") { IndexKey = "x" }), Is.Empty);
        });
    }

    [Test]
    public async Task An_index_key_that_is_given_twice_counts_once()
    {
        await SetAsync(Entry("a") with { IndexKeys = ["x", "x"] });
        Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x" }), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Sixteen_index_keys_come_back()
    {
        var keys = Enumerable.Range(0, 16).Select(number => $"k{number}").ToImmutableArray();
        await SetAsync(Entry("a") with { IndexKeys = keys });
        Assert.That((await FindAsync("a"))!.IndexKeys, Is.EquivalentTo(keys));
    }

    [Test]
    public async Task A_change_replaces_index_keys()
    {
        await SetAsync(Entry("a") with { IndexKeys = ["old", "both"] });
        await SetAsync(Entry("a") with { IndexKeys = ["new", "both"] });
        Assert.Multiple(async () =>
        {
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "old" }), Is.Empty);
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "new" }), Is.EqualTo(new[] { "a" }));
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "both" }), Is.EqualTo(new[] { "a" }));
        });
    }

    [Test]
    public async Task Remove_takes_index_keys_along()
    {
        await SetAsync(Entry("a") with { IndexKeys = ["x"] });
        await CommitAsync(new StateChange.Remove(Key("a"), (await FindAsync("a"))!.ETag));
        await SetAsync(Entry("a"));
        Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x" }), Is.Empty);
    }

    [TestCase(-1, 1)]
    [TestCase(0, 2)]
    [TestCase(1, 2)]
    [TestCase(60_000, 3)]
    public async Task Due_entries_are_those_at_or_before_the_time(int milliseconds, int expected)
    {
        await SetAsync(
            Entry("past") with { DueAt = Noon.AddMinutes(-1) }, Entry("now") with { DueAt = Noon }, Entry("soon") with { DueAt = Noon.AddMinutes(1) },
            Entry("never"));
        Assert.That(await KeysAsync(new(Acme, "set") { DueBefore = Noon.AddMilliseconds(milliseconds) }), Has.Count.EqualTo(expected));
    }

    [Test]
    public async Task Due_entries_are_ordered_by_key_and_not_by_time()
    {
        await SetAsync(Entry("b") with { DueAt = Noon.AddHours(-2) }, Entry("a") with { DueAt = Noon.AddHours(-1) },
            Entry("c") with { DueAt = Noon });
        Assert.That(await KeysAsync(new(Acme, "set") { DueBefore = Noon }), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task Filters_are_joined_by_and()
    {
        await SetAsync(
            Entry("a") with { IndexKeys = ["x"], DueAt = Noon }, Entry("b") with { IndexKeys = ["x"], DueAt = Noon },
            Entry("c") with { IndexKeys = ["x"], DueAt = Noon.AddHours(1) }, Entry("d") with { DueAt = Noon },
                Entry("e") with { IndexKeys = ["x"], DueAt = Noon });
        Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x", DueBefore = Noon, After = "a", Take = 1 }), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task An_entry_that_is_changed_to_no_due_time_is_due_no_more()
    {
        await SetAsync(Entry("a") with { DueAt = Noon });
        await SetAsync(Entry("a"));
        Assert.That(await KeysAsync(new(Acme, "set") { DueBefore = DateTimeOffset.MaxValue }), Is.Empty);
    }

    [Test]
    public async Task A_query_gives_the_same_entry_that_finding_gives()
    {
        await SetAsync(Entry("a", "{\"x\":1}") with { IndexKeys = ["x", "y"], DueAt = Noon });
        var found = (await FindAsync("a"))!;
        await foreach (var entry in Store.QueryAsync(new(Acme, "set") { IndexKey = "x" }))
        {
            Assert.That((entry.Key, entry.ETag, entry.DueAt, entry.Json.Span.SequenceEqual(found.Json.Span)),
                Is.EqualTo((found.Key, found.ETag, found.DueAt, true)));
            Assert.That(entry.IndexKeys, Is.EquivalentTo(found.IndexKeys));
        }
    }

    [Test]
    public async Task Entries_may_be_changed_while_a_query_is_walked()
    {
        await SetAsync(Entry("a"), Entry("b"), Entry("c"));
        var seen = 0;
        await foreach (var entry in Store.QueryAsync(new(Acme, "set")))
        {
            await CommitAsync(new StateChange.Remove(entry.Key, entry.ETag));
            seen++;
        }

        Assert.That((seen, await KeysAsync(new(Acme, "set"))), Is.EqualTo((3, new List<string>())));
    }
}
