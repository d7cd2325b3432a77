using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Layers change while the host runs: whole or not at all, and nothing is compiled that the change does not touch.</summary>
public sealed class LayerEditTests
{
    [Test]
    public async Task An_edit_holds_at_the_next_opening_and_compiles_only_what_it_touches()
    {
        await using var house = new LayerHouse();
        await house.Layers.ReplaceAsync(LayerHouse.North, [.. Enumerable.Range(0, 9).Select(thing => LayerHouse.Over(thing, "b"))]);
        var (before, other) = (await house.OpenAsync("acme"), await house.OpenAsync("far"));
        Assert.That(house.Set.Compilations, Is.EqualTo(9));

        var overlays = (await house.Layers.FindAsync(LayerHouse.North)).SetItem(4, LayerHouse.Over(4, "c"));
        var change = await house.Layers.ReplaceAsync(LayerHouse.North, overlays);
        Assert.That(change.Value, Is.EqualTo(new LayerChange(LayerHouse.North, 1, 1)));
        var after = await house.OpenAsync("acme");
        Assert.That(house.Set.Compilations, Is.EqualTo(10), "proven and opened with the same plan");
        Assert.Multiple(() =>
        {
            for (var thing = 0; thing < 9; thing++)
                Assert.That(ReferenceEquals(Plan(after, thing), Plan(before, thing)), Is.EqualTo(thing != 4), $"{thing}");
            Assert.That(before.Mappings.Inbound("acme", "thing4").Read("""{"b":"B","c":"C"}"""), Is.EqualTo("""{"f":"B"}"""), "what is open goes on");
            Assert.That(after.Mappings.Inbound("acme", "thing4").Read("""{"b":"B","c":"C"}"""), Is.EqualTo("""{"f":"C"}"""));
            Assert.That(Plan(other, 4), Is.SameAs(house.Set.Compile([]).Value!.Inbound("acme", "thing4").ForwardPlan), "not below that partner");
        });
        Assert.That((await house.OpenAsync("acme")).Mappings, Is.SameAs(after.Mappings), "nothing changed, nothing is read");
    }

    [Test]
    public async Task A_layer_with_mistakes_is_refused_with_all_of_them_and_the_old_one_serves()
    {
        await using var house = new LayerHouse();
        await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "b")]);
        var before = (await house.OpenAsync("acme")).Mappings;
        var refused = await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "c"), LayerHouse.Over(2, "^.x"), LayerHouse.Over(3, "")]);
        Assert.That(refused.Faults.Select(fault => fault.File), Is.EqualTo(new[] { "thing2.overlay.json:1:79", "thing3.overlay.json:1:79" }));
        var after = await house.OpenAsync("acme");
        Assert.That((after.Mappings, after.RefusedLayers.Length), Is.EqualTo((before, 0)));
        Assert.That(await house.ReadAsync("acme", 1, """{"b":"B","c":"C"}"""), Is.EqualTo("""{"f":"B"}"""), "not even its good part holds");
        Assert.That((await house.Layers.FindAsync(LayerHouse.North)).Length, Is.EqualTo(1));
        Assert.That((await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "c")])).IsSuccess, Is.True, "control");
        Assert.That(await house.ReadAsync("acme", 1, """{"b":"B","c":"C"}"""), Is.EqualTo("""{"f":"C"}"""));
        await house.Layers.ReplaceAsync(LayerHouse.North, []);
        Assert.That(await house.ReadAsync("acme", 1, """{"a":"A","b":"B","c":"C"}"""), Is.EqualTo("""{"f":"A"}"""), "a layer may be taken away");
    }

    [Test]
    public async Task A_partner_that_closes_what_a_tenant_below_has_replaced_is_refused_with_the_tenants_place()
    {
        await using var house = new LayerHouse();
        await house.Layers.ReplaceAsync(LayerHouse.Acme, [LayerHouse.Over(1, "mine") with { File = "mine.overlay.json" }]);
        var refused = await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "b", ",\"open\":false")]);
        Assert.That(refused.Faults.Single(), Has.Property("File").StartsWith("mine.overlay.json:").And.Property("Message").StartsWith(
            "The slot \"f\" is closed by partner /north (thing1.overlay.json)."));
        Assert.That((await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(2, "b", ",\"open\":false")])).IsSuccess, Is.True, "control");
    }

    [Test]
    public async Task Readers_never_see_a_mix_or_a_failure_during_a_thousand_edits()
    {
        await using var house = new LayerHouse();
        await EditAsync(0);
        using var start = new Barrier(5);
        var done = false;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            do
            {
                var open = house.OpenAsync("acme").GetAwaiter().GetResult();
                var (one, other) = (Path(open, 3), Path(open, 7));
                if (one != other || open.RefusedLayers.Length > 0)
                    return $"{one} beside {other}";
                seen.Add(one);
            }
            while (!Volatile.Read(ref done));
            return seen.Count > 0 ? "" : "nothing";
        }, TaskCreationOptions.LongRunning)).ToArray();
        start.SignalAndWait();
        for (var edit = 1; edit <= 1_000; edit++)
        {
            await EditAsync(edit);
            // Each fifth is refused: that must not be seen either.
            if (edit % 5 == 0)
                Assert.That((await house.Layers.ReplaceAsync(LayerHouse.Emea, [LayerHouse.Over(3, "half"), LayerHouse.Over(7, "")])).IsSuccess, Is.False);
        }
        Volatile.Write(ref done, true);
        Assert.That(await Task.WhenAll(readers), Is.All.Empty);
        Assert.That(Path(await house.OpenAsync("acme"), 3), Is.EqualTo("p1000"));

        async Task EditAsync(int edit) =>
            Assert.That((await house.Layers.ReplaceAsync(LayerHouse.Emea, [LayerHouse.Over(3, $"p{edit}"), LayerHouse.Over(7, $"p{edit}")])).IsSuccess, Is.True);

        static string Path(Connectors.Tenancy.TenantContext tenant, int thing) => tenant.Mappings.Inbound("acme", $"thing{thing}").SourceFields[^1];
    }

    [Test]
    public async Task One_entry_of_a_value_table_can_be_set_dated_and_taken_back()
    {
        await using var house = new LayerHouse();
        Task<string> Code() => house.ReadAsync("acme", 1, """{"k":"A"}""");
        async Task<Outcome<LayerChange>> SetAsync(params ValuePeriod[] codes) =>
            await house.Layers.SetValueAsync(LayerHouse.Acme, "acme.thing1", "kind", "A", codes);
        Assert.That(await Code(), Does.Contain("\"code\":\"x\""));
        Assert.That((await SetAsync(new ValuePeriod("y"))).Value!.Compiled, Is.EqualTo(1));
        Assert.That(await Code(), Does.Contain("\"code\":\"y\""));
        Assert.That(Encoding.UTF8.GetString((await house.Layers.FindAsync(LayerHouse.Acme)).Single().Json.Span), Does.Contain("\"layer\": \"tenant\"").And.Contain("\"base\": \"1.x\""));
        await SetAsync(new ValuePeriod("old", null, new(2026, 11, 18)), new ValuePeriod("new", new(2026, 11, 19)));
        Assert.That(await Code(), Does.Contain("\"code\":\"new\""));
        var refused = await SetAsync(new ValuePeriod("old"), new ValuePeriod("new", new(2026, 11, 19)));
        Assert.That(refused.Faults.Single().Message, Does.StartWith("Two codes of \"A\" hold on 2026-11-19"));
        Assert.That(await Code(), Does.Contain("\"code\":\"new\""), "the old one stays");
        await SetAsync();
        Assert.That(await Code(), Does.Contain("\"code\":\"x\""));
        Assert.That((await house.Layers.SetValueAsync(LayerHouse.North, "nobody.s", "kind", "A", [new("x")])).Faults.Single().Message, Does.StartWith("There is no mapping"));
        await house.Layers.SetValueAsync(LayerHouse.North, "acme.thing1", "kind", "A", [new("z")]);
        Assert.That(Encoding.UTF8.GetString((await house.Layers.FindAsync(LayerHouse.North)).Single().Json.Span), Does.Contain("\"layer\": \"partner\""));
        Assert.That(await Code(), Does.Contain("\"code\":\"z\""));
    }

    [Test]
    public async Task A_plan_that_no_tenant_uses_any_more_is_released()
    {
        await using var house = new LayerHouse();
        await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "b")]);
        var (old, inUse) = await PlansAsync(house, thing: 1, other: 2);
        await house.Layers.ReplaceAsync(LayerHouse.North, [LayerHouse.Over(1, "c")]);
        await house.OpenAsync("acme");
        Collect();
        Assert.That((old.IsAlive, inUse.IsAlive), Is.EqualTo((false, true)), "the base mapping is the control");
        var (now, _) = await PlansAsync(house, thing: 1, other: 2);
        Collect();
        Assert.That(now.IsAlive, Is.True, "what the tenant uses stays");
    }

    [Test]
    public void A_plan_in_use_is_found_however_many_others_came_and_one_that_is_not_goes()
    {
        var cache = new CompiledCache(recent: 2);
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var used = cache.Add("m", "used", mapping);
        var unused = Unused(cache, mapping);
        for (var other = 0; other < 5_000; other++)
            cache.Add("m", $"other{other}", mapping);
        Collect();
        cache.Add("m", "last", mapping);
        Assert.That(cache.Find("m", "used", used.Origins), Is.SameAs(used));
        Assert.That((unused.IsAlive, cache.Find("m", "unused", used.Origins)), Is.EqualTo((false, (CompiledMapping?)null)));
        for (var other = 0; other < 5_000; other++)
        {
            cache.Add("m", $"more{other}", mapping);
            if (other % 500 == 0)
                Collect();
        }
        Assert.That(cache.Count, Is.LessThan(5_000), "what is gone is swept out");
    }

    [Test]
    public async Task Sources_that_cannot_be_edited_and_paths_that_are_none_are_refused()
    {
        await using var house = new LayerHouse(new NoOverlays());
        Assert.That(async () => await house.Layers.ReplaceAsync(LayerHouse.North, []), Throws.TypeOf<ConnectorException>().With.Message.Contains("cannot be edited"));
        await using var other = new LayerHouse();
        foreach (var path in new[] { "", "/", "/a/../b", "/a\\b", string.Concat(Enumerable.Repeat("/a", 33)) })
            Assert.That(async () => await other.Layers.ReplaceAsync(path, []), Throws.TypeOf<ConnectorException>(), path);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Unused(CompiledCache cache, CompiledMapping mapping) => new(cache.Add("m", "unused", mapping));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Layered, WeakReference Base)> PlansAsync(LayerHouse house, int thing, int other)
    {
        var tenant = await house.OpenAsync("acme");
        return (new(Plan(tenant, thing)), new(Plan(tenant, other)));
    }

    private static object Plan(Connectors.Tenancy.TenantContext tenant, int thing) => tenant.Mappings.Inbound("acme", $"thing{thing}").ForwardPlan;

    private static void Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
