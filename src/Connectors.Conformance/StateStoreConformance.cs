using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Conformance;

/// <summary>What changes do, one commit and one entry at a time.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class StateStoreConformance<TStore> : StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [Test]
    public async Task What_is_put_is_found_with_index_keys_due_time_and_a_tag()
    {
        var due = new DateTimeOffset(2026, 11, 20, 8, 0, 0, 123, TimeSpan.Zero);
        await CommitAsync(new StateChange.Put(Entry("a", "{\"b\":[1,\"ä\"]}") with { DueAt = due, IndexKeys = ["x", "y"] }));
        var found = await FindAsync("a");
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetString(found!.Json.Span), Is.EqualTo("{\"b\":[1,\"ä\"]}"));
            Assert.That(found.Key, Is.EqualTo(Key("a")));
            Assert.That(found.ETag, Is.Not.Empty);
            Assert.That(found.DueAt, Is.EqualTo(due));
            Assert.That(found.IndexKeys, Is.EquivalentTo(new[] { "x", "y" }));
        });
    }

    [Test]
    public async Task An_entry_without_due_time_and_index_keys_has_none()
    {
        await SetAsync(Entry("a"));
        var found = await FindAsync("a");
        Assert.That((found!.DueAt, found.IndexKeys.Length), Is.EqualTo(((DateTimeOffset?)null, 0)));
    }

    [Test]
    public async Task A_due_time_of_another_offset_is_the_same_instant()
    {
        var due = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(5.5));
        await SetAsync(Entry("a") with { DueAt = due });
        Assert.That((await FindAsync("a"))!.DueAt, Is.EqualTo(due));
    }

    [TestCase(1900)]
    [TestCase(1969)]
    [TestCase(2200)]
    [TestCase(9999)]
    public async Task Due_times_of_far_years_come_back(int year)
    {
        var due = new DateTimeOffset(year, 12, 31, 23, 59, 59, TimeSpan.Zero);
        await SetAsync(Entry("a") with { DueAt = due });
        Assert.That((await FindAsync("a"))!.DueAt, Is.EqualTo(due));
    }

    [TestCase("null")]
    [TestCase("0")]
    [TestCase("\"\"")]
    [TestCase("[]")]
    [TestCase("{\"b\":1,\"a\":2,\"b\":3}")]
    [TestCase("{ \"spaces\" : 1.10 }")]
    [TestCase("1e400")]
    [TestCase("\"\\u0000\\ud83d\"")]
    public async Task Json_comes_back_byte_for_byte(string json)
    {
        await SetAsync(Entry("a", json));
        Assert.That(await JsonAsync("a"), Is.EqualTo(json));
    }

    [Test]
    public async Task What_does_not_exist_is_not_found() => Assert.That(await Store.FindAsync([Key("a"), Key("b")]), Is.Empty);

    [Test]
    public async Task Looking_for_nothing_finds_nothing() => Assert.That(await Store.FindAsync([]), Is.Empty);

    [Test]
    public async Task Of_some_keys_those_that_exist_are_found_once()
    {
        await SetAsync(Entry("a"), Entry("b"), Entry("c"));
        var found = await Store.FindAsync([Key("c"), Key("x"), Key("a"), Key("c")]);
        Assert.That(found.Select(entry => entry.Key.Key), Is.EquivalentTo(new[] { "a", "c" }));
    }

    [Test]
    public async Task Keys_of_several_sets_and_tenants_are_found_in_one_call()
    {
        var other = new StateEntry(new(Globex, "set", "a"), "", "3"u8.ToArray());
        await SetAsync(Entry("a", "1"), Entry("a", "2", set: "other"), other);
        var found = await Store.FindAsync([Key("a"), Key("a", "other"), other.Key]);
        Assert.That(found.Select(entry => (entry.Key, Encoding.UTF8.GetString(entry.Json.Span))),
            Is.EquivalentTo(new[] { (Key("a"), "1"), (Key("a", "other"), "2"), (other.Key, "3") }));
    }

    [Test]
    public async Task A_second_put_of_a_new_entry_is_refused_and_names_both_tags()
    {
        await CommitAsync(new StateChange.Put(Entry("a", "1")));
        var stored = (await FindAsync("a"))!.ETag;
        var thrown = Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Put(Entry("a", "2"))))!;
        Assert.Multiple(async () =>
        {
            Assert.That((thrown.Key, thrown.Expected, thrown.Actual), Is.EqualTo((Key("a"), "", stored)));
            Assert.That(await JsonAsync("a"), Is.EqualTo("1"));
        });
    }

    [Test]
    public async Task A_put_with_the_tag_that_stands_replaces_everything()
    {
        await SetAsync(Entry("a", "1") with { DueAt = DateTimeOffset.UnixEpoch, IndexKeys = ["x"] });
        var first = (await FindAsync("a"))!;
        await CommitAsync(new StateChange.Put(Entry("a", "2", first.ETag)));
        var second = (await FindAsync("a"))!;
        Assert.That((Encoding.UTF8.GetString(second.Json.Span), second.DueAt, second.IndexKeys.Length, second.ETag == first.ETag),
            Is.EqualTo(("2", (DateTimeOffset?)null, 0, false)));
    }

    [Test]
    public async Task A_put_with_an_old_tag_is_refused()
    {
        await CommitAsync(new StateChange.Put(Entry("a", "1")));
        var tag = (await FindAsync("a"))!.ETag;
        await CommitAsync(new StateChange.Put(Entry("a", "2", tag)));
        Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Put(Entry("a", "3", tag))));
    }

    [TestCase("1")]
    [TestCase("no tag of ours")]
    [TestCase("'")]
    [TestCase("99999999999999999999999999")]
    public void A_put_with_a_tag_of_an_entry_that_does_not_exist_is_refused(string tag)
    {
        var thrown = Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Put(Entry("a", "1", tag))))!;
        Assert.That((thrown.Expected, thrown.Actual), Is.EqualTo((tag, "")));
    }

    [Test]
    public async Task The_tag_changes_when_the_same_json_is_stored_again()
    {
        await SetAsync(Entry("a"));
        var first = (await FindAsync("a"))!.ETag;
        await SetAsync(Entry("a"));
        Assert.That((await FindAsync("a"))!.ETag, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_tag_does_not_come_back_when_an_entry_is_removed_and_made_anew()
    {
        await SetAsync(Entry("a"));
        var first = (await FindAsync("a"))!.ETag;
        await CommitAsync(new StateChange.Remove(Key("a"), first));
        await CommitAsync(new StateChange.Put(Entry("a", "2")));
        Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Put(Entry("a", "3", first))));
    }

    [Test]
    public async Task Set_makes_an_entry_and_replaces_it_whatever_its_tag_says()
    {
        await SetAsync(Entry("a", "1", "nonsense"));
        await SetAsync(Entry("a", "2", "other"));
        Assert.That(await JsonAsync("a"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Of_two_sets_of_one_entry_in_a_commit_the_last_stands()
    {
        await SetAsync(Entry("a", "1") with { IndexKeys = ["first"] }, Entry("a", "2") with { IndexKeys = ["second"] });
        Assert.Multiple(async () =>
        {
            Assert.That(await JsonAsync("a"), Is.EqualTo("2"));
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "first" }), Is.Empty);
        });
    }

    [Test]
    public async Task Remove_takes_the_entry_away()
    {
        await SetAsync(Entry("a"), Entry("b"));
        await CommitAsync(new StateChange.Remove(Key("a"), (await FindAsync("a"))!.ETag));
        Assert.That(await KeysAsync(new(Acme, "set")), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task Remove_with_another_tag_is_refused()
    {
        await SetAsync(Entry("a"));
        Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Remove(Key("a"), "wrong")));
        Assert.That(await FindAsync("a"), Is.Not.Null);
    }

    [Test]
    public void Remove_of_what_does_not_exist_is_refused() =>
        Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Remove(Key("a"), "1")));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task One_conflict_undoes_the_whole_commit_wherever_it_stands(int place)
    {
        await SetAsync(Entry("a", "1"));
        var tag = (await FindAsync("a"))!.ETag;
        var changes = new List<StateChange> { new StateChange.Set(Entry("b")), new StateChange.Set(Entry("c")) };
        changes.Insert(place, new StateChange.Put(Entry("a", "2")));
        Assert.ThrowsAsync<StateConflictException>(async () => await Store.CommitAsync(changes));
        Assert.Multiple(async () =>
        {
            Assert.That(await KeysAsync(new(Acme, "set")), Is.EqualTo(new[] { "a" }));
            Assert.That((await FindAsync("a"))!.ETag, Is.EqualTo(tag));
        });
    }

    [Test]
    public async Task A_refused_commit_leaves_index_keys_as_they_were()
    {
        await SetAsync(Entry("a") with { IndexKeys = ["old"] });
        Assert.ThrowsAsync<StateConflictException>(async () =>
            await CommitAsync(new StateChange.Set(Entry("a") with { IndexKeys = ["new"] }), new StateChange.Remove(Key("b"), "1")));
        Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "old" }), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_commit_of_nothing_does_nothing()
    {
        await Store.CommitAsync([]);
        Assert.That(await KeysAsync(new(Acme, "set")), Is.Empty);
    }

    [Test]
    public async Task A_commit_spans_tenants_and_sets()
    {
        await SetAsync(Entry("a"), Entry("a", set: "other"));
        var conflict = new StateChange.Put(Entry("a", set: "other"));
        Assert.ThrowsAsync<StateConflictException>(async () =>
            await CommitAsync(new StateChange.Set(new(new(Globex, "set", "b"), "", "1"u8.ToArray())), conflict));
        Assert.That(await FindAsync(new StateKey(Globex, "set", "b")), Is.Null);
    }

    [Test]
    public async Task Equal_keys_of_two_tenants_never_meet()
    {
        await SetAsync(Entry("a", "1") with { IndexKeys = ["x"], DueAt = DateTimeOffset.UnixEpoch });
        await CommitAsync(new StateChange.Put(new(new(Globex, "set", "a"), "", "2"u8.ToArray())));
        Assert.Multiple(async () =>
        {
            Assert.That(await JsonAsync("a"), Is.EqualTo("1"));
            Assert.That(await KeysAsync(new(Globex, "set") { IndexKey = "x" }), Is.Empty);
            Assert.That(await KeysAsync(new(Globex, "set") { DueBefore = DateTimeOffset.UnixEpoch }), Is.Empty);
            Assert.That(await KeysAsync(new(Globex, "set")), Is.EqualTo(new[] { "a" }));
        });
    }

    [Test]
    public async Task A_tag_of_one_tenant_does_not_open_the_entry_of_another()
    {
        await SetAsync(Entry("a"));
        var tag = (await FindAsync("a"))!.ETag;
        Assert.ThrowsAsync<StateConflictException>(async () => await CommitAsync(new StateChange.Remove(new(Globex, "set", "a"), tag)));
    }

    [Test]
    public async Task Changing_the_bytes_that_were_handed_in_changes_nothing_stored()
    {
        var json = "1"u8.ToArray();
        await CommitAsync(new StateChange.Set(new(Key("a"), "", json)));
        json[0] = (byte)'2';
        Assert.That(await JsonAsync("a"), Is.EqualTo("1"));
    }

    [Test]
    public void A_tenant_that_was_never_set_is_an_error_and_not_everybody() => Assert.Multiple(() =>
    {
        var key = new StateKey(default, "set", "a");
        Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(new StateChange.Set(new(key, "", "1"u8.ToArray()))));
        Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await CommitAsync(new StateChange.Enqueue(new(new(default, "lane"), "a", "run", default))));
        Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.FindAsync([key]));
        Assert.ThrowsAsync<InvalidOperationException>(async () => await KeysAsync(new(default, "set")));
    });
}
