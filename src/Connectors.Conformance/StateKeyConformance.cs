using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Odd texts as keys, sets, index keys.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class StateKeyConformance<TStore> : StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    [TestCaseSource(typeof(OddTexts), nameof(OddTexts.Cases))]
    public async Task An_odd_text_serves_as_key_set_and_index_key(string odd)
    {
        await SetAsync(Entry(odd, "1", set: odd) with { IndexKeys = [odd, "plain"] });
        var found = (await FindAsync(Key(odd, odd)))!;
        await CommitAsync(new StateChange.Put(found with { Json = "2"u8.ToArray() }));
        Assert.Multiple(async () =>
        {
            Assert.That(found.IndexKeys, Is.EquivalentTo(new[] { odd, "plain" }));
            Assert.That(await KeysAsync(new(Acme, odd) { IndexKey = odd }), Is.EqualTo(new[] { odd }));
            Assert.That(await KeysAsync(new(Acme, odd) { After = odd }), Is.Empty);
        });
        await CommitAsync(new StateChange.Remove(Key(odd, odd), (await FindAsync(Key(odd, odd)))!.ETag));
        Assert.That(await KeysAsync(new(Acme, odd)), Is.Empty);
    }

    [Test]
    public async Task No_odd_text_is_taken_for_another()
    {
        await SetAsync([.. OddTexts.All.Select(odd => Entry(odd.Text, $"\"{odd.Name}\"") with { IndexKeys = [odd.Text] })]);
        var wrong = new List<string>();
        foreach (var (name, text) in OddTexts.All)
        {
            var byIndex = await KeysAsync(new(Acme, "set") { IndexKey = text });
            if (await JsonAsync(text) != $"\"{name}\"" || byIndex.Count != 1 || byIndex[0] != text)
            {
                wrong.Add(name);
            }
        }

        Assert.That(wrong, Is.Empty);
    }
}
