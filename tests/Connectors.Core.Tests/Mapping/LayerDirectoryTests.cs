using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Layers as files that are changed while the host runs.</summary>
public sealed class LayerDirectoryTests
{
    private string _root = "";

    [SetUp]
    public void Begin() => _root = Directory.CreateTempSubdirectory("layers").FullName;

    [TearDown]
    public void End() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_file_that_is_changed_by_hand_holds_at_the_next_opening()
    {
        await using var house = House();
        Write("north/thing1.overlay.json", LayerHouse.Over(1, "b"));
        Assert.That(await house.ReadAsync("acme", 1, """{"b":"B","cc":"C"}"""), Is.EqualTo("""{"f":"B"}"""));
        Write("north/thing1.overlay.json", LayerHouse.Over(1, "cc"));
        Assert.That(await house.ReadAsync("acme", 1, """{"b":"B","cc":"C"}"""), Is.EqualTo("""{"f":"C"}"""));
        Write("north/emea/thing1.overlay.json", LayerHouse.Over(1, "ddd"));
        var slot = (await house.OpenAsync("acme")).Mappings.Inbound("acme", "thing1").Slots.Single(slot => slot.Path == "f");
        Assert.That((slot.Origin.Owner, slot.Origin.Document), Is.EqualTo(("/north/emea", Path.Combine("north", "emea", "thing1.overlay.json"))));
        File.Delete(Path.Combine(_root, "north", "emea", "thing1.overlay.json"));
        Assert.That(await house.ReadAsync("acme", 1, """{"b":"B","cc":"C"}"""), Is.EqualTo("""{"f":"C"}"""));
    }

    [Test]
    public async Task A_file_with_mistakes_leaves_the_old_layer_in_force_and_says_so()
    {
        await using var house = House();
        Write("north/thing1.overlay.json", LayerHouse.Over(1, "b"));
        var before = await house.OpenAsync("acme");
        Write("north/thing1.overlay.json", LayerHouse.Over(1, "[["));
        var after = await house.OpenAsync("acme");
        Assert.That((after.Mappings, before.RefusedLayers.Length), Is.EqualTo((before.Mappings, 0)));
        Assert.That(after.RefusedLayers.Single().File, Does.Contain("thing1.overlay.json:1:"));
        Assert.That((await house.OpenAsync("acme")).RefusedLayers, Has.Length.EqualTo(1), "as long as it is wrong");
        await using (var restarted = House())
            Assert.That(async () => await restarted.OpenAsync("acme"), Throws.TypeOf<ConnectorException>(), "a host that never knew better does not guess");
        Write("north/thing1.overlay.json", LayerHouse.Over(1, "mended"));
        var mended = await house.OpenAsync("acme");
        Assert.That((mended.RefusedLayers.Length, mended.Mappings.Inbound("acme", "thing1").SourceFields[0]), Is.EqualTo((0, "k")));
        Assert.That(mended.Mappings.Inbound("acme", "thing1").SourceFields, Does.Contain("mended"));
    }

    [Test]
    public async Task What_is_edited_through_the_host_lies_in_the_folder_and_outlives_it()
    {
        await using (var house = House())
        {
            Assert.That((await house.Layers.ReplaceAsync(LayerHouse.Emea, [LayerHouse.Over(1, "b"), LayerHouse.Over(2, "b")])).IsSuccess, Is.True);
            Assert.That((await house.Layers.SetValueAsync(LayerHouse.Emea, "acme.thing1", "kind", "A", [new("y")])).IsSuccess, Is.True);
            Assert.That((await house.Layers.ReplaceAsync(LayerHouse.Emea, [.. (await house.Layers.FindAsync(LayerHouse.Emea)).Take(1)])).IsSuccess, Is.True);
            Assert.That(async () => await house.Layers.ReplaceAsync(LayerHouse.Emea, [LayerHouse.Over(1, "b") with { File = "thing1.json" }]),
                Throws.TypeOf<ConnectorException>().With.Message.Contains(".overlay.json"));
        }
        Assert.That(Directory.GetFiles(_root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_root, file)),
            Is.EqualTo(new[] { Path.Combine("north", "emea", "thing1.overlay.json") }));
        await using var next = House();
        Assert.That(await next.ReadAsync("beta", 1, """{"b":"B","k":"A"}"""), Does.Contain("\"f\":\"B\"").And.Contain("\"code\":\"y\""));
    }

    private LayerHouse House() => new(new MappingDirectory(_root));

    private void Write(string path, MappingText text)
    {
        var file = Path.Combine([_root, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, text.Json.ToArray());
    }
}
