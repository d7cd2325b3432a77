using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Partners below partners: each lays over the one above, and each may narrow.</summary>
public sealed class LayerTests
{
    private static readonly string[] Owners = ["/north", "/north/emea", "/north/emea/dach", "/north/emea/dach/acme"];

    [Test]
    public void Each_partner_of_a_deep_tree_lays_over_the_one_above_and_the_winner_is_named()
    {
        var layers = Owners.Select((owner, at) => Layer(owner, $$$"""{"note":{"copy":"note{{{at}}}"},"x:of{{{at}}}":{"copy":"of{{{at}}}"}}""")).ToArray();
        for (var depth = 1; depth <= layers.Length; depth++)
        {
            var mapping = Mapping(layers[..depth]);
            Assert.That(mapping.Origins.Select(origin => origin.Owner), Is.EqualTo(Owners[..depth].Prepend(null)));
            var note = mapping.Slots.Single(slot => slot.Path == "note");
            Assert.That((note.Layer, note.Origin.Owner), Is.EqualTo((LayerOf(Owners[depth - 1]), Owners[depth - 1])));
            Assert.That(mapping.Slots.Single(slot => slot.Path == "x:of0").Origin.Owner, Is.EqualTo("/north"));
            var told = mapping.Explain(Documents.Record($$"""{"note{{depth - 1}}":"n"}"""), RelatedRecords.None, "main", "/note");
            Assert.That((told.SourcePath, told.Origin.Owner, told.Origin.Document), Is.EqualTo(($"note{depth - 1}", Owners[depth - 1], File(Owners[depth - 1]))));
            Assert.That(mapping.Explain(Documents.Record("{}"), RelatedRecords.None, "main", "/duration").Origin,
                Is.EqualTo(new MappingOrigin(MappingLayer.Base, null, "test.mapping.json")), "control: the base's own");
        }
    }

    [Test]
    public void A_partner_closes_a_slot_with_or_without_a_rule_of_its_own_and_nobody_above_opens_it_again()
    {
        foreach (var closing in new[] { """{"note":{"copy":"ours","open":false}}""", """{"note":{"open":false}}""" })
        {
            var closed = Layer("/north/emea", closing);
            Assert.That(Faults(Layer("/north", """{"note":{"copy":"above"}}"""), closed, Layer("/north/emea/dach", """{"note":{"copy":"a","open":true}}""")),
                Is.EqualTo(new[] { "The slot \"note\" is closed by partner /north/emea (north/emea/note.overlay.json). Open slots: \"x:\" fields." }));
            Assert.That(Faults(closed, Layer("/north/emea/dach", """{"note":{"open":false}}""")), Has.Length.EqualTo(1), "closing twice is a mistake, too");
            Assert.That(Faults(Layer("/north", """{"note":{"copy":"above"}}"""), closed), Is.Empty, "control");
        }
        var kept = Mapping(Layer("/north", """{"note":{"copy":"above"}}"""), Layer("/north/emea", """{"note":{"open":false}}"""));
        Assert.That(kept.Slots.Single(slot => slot.Path == "note"), Has.Property("IsOpen").False.And.Property("Origin").Property("Owner").EqualTo("/north"));
        Assert.That(kept.Write("""{"note":"n"}"""), Does.Contain("\"above\":\"n\""), "its rule stays");
        Assert.That(Faults(Layer("/north", """{"x:new":{"open":false}}""")).Single(), Does.Contain("No rule stands here"));
        Assert.That(Faults(Layer("/north", """{"x:a":{"copy":"a","open":false}}"""), Layer("/north/emea", """{"x:a":{"copy":"b"}}""")).Single(),
            Does.Contain("\"x:a\" is closed by partner /north"));
        Assert.That(Faults(Layer("/north", """{"duration":{"open":false}}""")).Single(), Does.StartWith("The slot \"duration\" is closed. "), "by the base");
    }

    [Test]
    public void A_partner_does_not_lie_over_a_tenant()
    {
        Assert.That(Faults(Layer(Owners[3], "{}"), Layer("/north", "{}")).Single(), Is.EqualTo("A partner's overlay lies over one of a tenant: "
            + "north/emea/dach/acme/note.overlay.json. Put it into the folder of its partner, or correct \"layer\"."));
        Assert.That(Faults(Layer("/north", "{}"), Layer(Owners[3], "{}")), Is.Empty, "control");
    }

    [Test]
    public void Owners_with_equal_layers_share_their_plans_and_are_not_told_each_others_names()
    {
        var set = Documents.Set(Documents.TimeEntries);
        CompiledMapping Of(string owner) => set.Compile([Layer(owner, """{"x:a":{"copy":"a"}}""")]).Value!.All.Single();
        var (left, right) = (Of("/left"), Of("/right"));
        Assert.That((left.ForwardPlan, left.BackwardPlan, left.Version), Is.EqualTo((right.ForwardPlan, right.BackwardPlan, right.Version)));
        Assert.That(set.Compilations, Is.EqualTo(1));
        Assert.That(left.Slots[^1].Origin, Is.EqualTo(new MappingOrigin(MappingLayer.Partner, "/left", "left/note.overlay.json")));
        Assert.That(right.Slots[^1].Origin.Owner, Is.EqualTo("/right"));
        Assert.That(Of("/right"), Is.SameAs(right));
    }

    internal static MappingText Layer(string owner, string fields, string values = "{}", string mapping = "kantata.time_entries") => Documents.Text(
        $$"""{"overlay":"{{mapping}}","base":"1.x","layer":"{{LayerOf(owner).ToString().ToLowerInvariant()}}","fields":{{fields}},"values":{{values}}}""",
        File(owner)) with { Owner = owner };

    private static MappingLayer LayerOf(string owner) => owner == Owners[3] ? MappingLayer.Tenant : MappingLayer.Partner;

    private static string File(string owner) => $"{owner[1..]}/note.overlay.json";

    private static CompiledMapping Mapping(params MappingText[] layers)
    {
        var catalog = Documents.Set(Documents.TimeEntries).Compile(layers);
        Assert.That(catalog.IsSuccess, Is.True, () => string.Join('\n', catalog.Faults));
        return catalog.Value!.All.Single();
    }

    private static string[] Faults(params MappingText[] layers) =>
        [.. Documents.Set(Documents.TimeEntries).Compile(layers).Faults.Select(fault => fault.Message)];
}
