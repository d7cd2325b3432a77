using System.Text;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Partner and tenant overlays.</summary>
public sealed class OverlayTests
{
    internal const string Tenant = """
        { "overlay": "kantata.time_entries", "base": "1.x", "layer": "tenant",
          "fields": { "note": { "join": ["story.title", "notes"], "with": ": ", "access": "read" },
                      "x:costCentre": { "copy": "workspace.custom.4711" } },
          "values": { "billable": { "false": "noCharge" } } }
        """;

    [Test]
    public void The_overlay_of_the_design_page_changes_reading_and_keeps_the_write_direction()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries, Tenant);
        var related = Documents.Related(("stories", "5", """{"title":"Build"}"""), ("custom:workspaces", "9", """{"4711":"CC"}"""));
        var record = mapping.Read(Documents.Record(Documents.TimeEntry.Replace("\"billable\":true", "\"billable\":false", StringComparison.Ordinal)),
            related, "main").Value!;
        Assert.That(record.Text(),
            Does.Contain("\"note\":\"Build: Café & co\"").And.Contain("\"noCharge\"").And.EndsWith("\"ext\":{\"x:costCentre\":{\"t\":\"string\",\"v\":\"CC\"}}}"));
        Assert.That(mapping.Version, Does.Match(@"^1\.0\.0\+[0-9a-f]{8}$"));
        Assert.That(record.Trace.MappingVersion, Is.EqualTo(mapping.Version));
        Assert.That(mapping.Write("""{"note":"n","billable":{"code":"noCharge"}}"""),
            Is.EqualTo("""{"billable":false,"notes":"n","creator_role":"maven"}"""));
    }

    [Test]
    public void A_two_way_rule_of_an_overlay_replaces_both_directions()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries, Overlay("""{"note":{"copy":"external_notes"}}"""));
        Assert.That(mapping.Write("""{"note":"n"}"""), Does.Contain("external_notes").And.Not.Contain("\"notes\""));
    }

    [Test]
    public void A_rule_that_looks_into_a_related_record_reads_only()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries, Overlay("""{"note":{"copy":"story.title"}}"""));
        Assert.That(mapping.Write("""{"note":"n"}"""), Does.Contain("\"notes\":\"n\"").And.Not.Contain("story"));
    }

    [Test]
    public void A_closed_slot_is_refused_with_file_line_slot_and_open_slots()
    {
        var faults = Faults(Documents.TimeEntries,
            "{\n\"overlay\":\"kantata.time_entries\",\"base\":\"1.x\",\"layer\":\"tenant\",\n\"fields\":{\n  \"duration\":{\"duration\":\"x\",\"unit\":\"hours\"},\n  \"extra\":{\"copy\":\"e\"}}}");
        Assert.That(faults.Select(fault => fault.File), Is.EqualTo(new[] { "test.overlay.json:4:14", "test.overlay.json:5:11" }));
        Assert.That(faults[0].Message, Is.EqualTo("The slot \"duration\" is closed. Open slots: note, \"x:\" fields."));
        Assert.That(faults[1].Message, Is.EqualTo("The slot \"extra\" is not in the mapping. Open slots: note, \"x:\" fields."));
        Assert.That(faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/fields/duration", "/fields/extra" }));
    }

    [Test]
    public void Layers_lie_over_each_other_in_order_and_a_partner_may_close_a_slot()
    {
        var partner = Overlay("""{"note":{"copy":"partner_notes"},"x:a":{"copy":"a"}}""", "partner");
        var tenant = Overlay("""{"note":{"copy":"tenant_notes"}}""");
        Assert.That(Documents.Mapping(Documents.TimeEntries, partner, tenant).Write("""{"note":"n"}"""),
            Does.Contain("tenant_notes").And.Not.Contain("partner_notes"));
        var closing = Overlay("""{"note":{"copy":"partner_notes","open":false}}""", "partner");
        Assert.That(Faults(Documents.TimeEntries, closing, tenant).Single().Message, Does.Contain("\"note\" is closed"));
    }

    [Test]
    public void An_open_write_part_takes_further_vendor_fields()
    {
        var document = Documents.Vendor("""{"f":{"copy":"a"}}""",
            ""","openWrite":true,"write":{"fixed":{"constant":1},"free":{"constant":1,"open":true}}""");
        var mapping = Documents.Mapping(document,
            """{"overlay":"acme.things","base":"1.2.x","layer":"tenant","write":{"free":{"constant":2},"cf_1":{"copy":"f"},"a":{"constant":"A"}}}""");
        Assert.That(mapping.Write("""{"f":"x"}"""), Is.EqualTo("""{"fixed":1,"free":2,"cf_1":"x","a":"A"}"""));
        Assert.That(Faults(document, """{"overlay":"acme.things","base":"1.2.0","layer":"tenant","write":{"fixed":{"constant":2}}}""")
            .Single().Message, Does.Contain("any further vendor field"));
    }

    [Test]
    public void The_same_overlays_give_the_same_compiled_mapping_and_others_do_not()
    {
        var set = Documents.Set(Documents.TimeEntries, Documents.Derivation("{}"));
        CompiledMapping Compile(params string[] overlays) =>
            set.Compile([.. overlays.Select(overlay => Documents.Text(overlay))]).Value!.Inbound("kantata", "time_entries");
        var first = Compile(Tenant);
        Assert.That(Compile(Tenant), Is.SameAs(first));
        Assert.That(Compile(), Is.SameAs(Compile()).And.Not.SameAs(first));
        Assert.That(Compile(Tenant + " "), Is.Not.SameAs(first));
        Assert.That(Compile(Overlay("{}", "partner"), Tenant), Is.Not.SameAs(first));
        Assert.That(set.Compile([Documents.Text(Tenant)]).Value!.Derivation("flow.made"), Is.SameAs(set.Compile([]).Value!.Derivation("flow.made")));
        var raced = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(4).Select(_ => Compile(Overlay("""{"x:r":{"copy":"r"}}""")))
            .Distinct().Count();
        Assert.That(raced, Is.EqualTo(1));
    }

    private static string Overlay(string fields, string layer = "tenant") =>
        $$"""{"overlay":"kantata.time_entries","base":"1.x","layer":"{{layer}}","fields":{{fields}}}""";

    private static System.Collections.Immutable.ImmutableArray<Fault> Faults(string document, params string[] overlays) =>
        Documents.Set(document).Compile([.. overlays.Select(overlay => Documents.Text(overlay, "test.overlay.json"))]).Faults;
}
