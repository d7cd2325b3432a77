using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The plans of an overlay grow on from those below it: they are the same as plans made anew, and share what the overlay leaves.</summary>
public class GrownPlanTests
{
    private static readonly MappingFunctions Functions = MappingFunctions.None;

    private static IEnumerable<TestCaseData> Overlays()
    {
        foreach (var text in ShippedDocumentsTests.Texts())
        {
            var document = JsonNode.Parse(text.Json.Span)!;
            var name = (string)document["mapping"]!;
            yield return Case(name, "extensions", """
                "fields":{"x:centre":{"copy":"centre"},"x:region":{"coded":"region","values":"regions"},"x:live":{"date":"live"}},
                "values":{"regions":{"N":"north","S":"south"}}
                """);
            var open = document["fields"]!.AsObject().Where(field => (bool?)field.Value!["open"] ?? false).ToList();
            foreach (var (slot, rule) in open)
            {
                var same = rule!.DeepClone();
                same["description"] = "The same again.";
                yield return Case(name, slot, $$"""
                    "fields": { "{{slot}}": {{same.ToJsonString()}} }
                    """);
                yield return Case(name, slot + " for reading", $$"""
                    "fields":{"{{slot}}": {"copy":"another","access":"read"} }
                    """);
                yield return Case(name, slot + " for writing", $$"""
                    "fields":{"{{slot}}": {"copy":"another","access":"write"} }
                    """);
            }
            foreach (var (table, values) in document["values"]?.AsObject() ?? [])
            {
                yield return Case(name, "table " + table, $$"""
                    "values":{"{{table}}": {"further": {{values!.AsObject().First().Value!.ToJsonString()}} } }
                    """);
            }
        }
    }

    [TestCaseSource(nameof(Overlays))]
    public void They_are_as_if_made_anew(string mapping, string overlay)
    {
        var faults = new DocumentFaults();
        var reader = new MappingDocumentReader(faults);
        var document = reader.Document(ShippedDocumentsTests.Texts().Single(text => Encoding.UTF8.GetString(text.Json.Span).Contains($"\"mapping\": \"{mapping}\"")))!;
        var below = new PlanCompiler(document, Functions, faults, null).Compile();
        Assert.That(faults.All, Is.Empty);
        var over = new OverlayMerge(faults).Over(document, reader.Overlay(new("overlay.json", Encoding.UTF8.GetBytes(overlay)), _ => document)!);
        var grown = new PlanCompiler(over, Functions, faults, below).Compile();
        var (grownFaults, anewFaults) = (faults.All, new DocumentFaults());
        var anew = new PlanCompiler(over, Functions, anewFaults, null).Compile();
        Assert.That(grownFaults.Select(fault => fault.ToString()), Is.EquivalentTo(anewFaults.All.Select(fault => fault.ToString())));
        if (!grownFaults.IsEmpty)
            return;
        Assert.Multiple(() =>
        {
            Assert.That(grown.Fields, Is.EqualTo(anew.Fields));
            Assert.That(JsonSerializer.Serialize(grown.Related), Is.EqualTo(JsonSerializer.Serialize(anew.Related)));
            Assert.That(grown.Slots, Is.EqualTo(anew.Slots));
            Assert.That(Told(grown.Forward.Plan), Is.EqualTo(Told(anew.Forward.Plan)));
            Assert.That(grown.Backward is null, Is.EqualTo(anew.Backward is null));
            if (grown.Backward is not null)
                Assert.That(Told(grown.Backward.Plan), Is.EquivalentTo(Told(anew.Backward!.Plan)), "the vendor's order of members is free");
        });
    }

    [Test]
    public void Of_what_an_overlay_leaves_nothing_is_made_twice()
    {
        var set = ShippedDocumentsTests.Load();
        var overlaid = set.Compile([new("a.json", Encoding.UTF8.GetBytes("""
            {"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"x:centre":{"copy":"centre"}}}
            """))]).Value!.Inbound("kantata", "time_entries");
        var plain = set.Compile([]).Value!.Inbound("kantata", "time_entries");
        var (grown, below) = (overlaid.ForwardPlan.Tree.Children, plain.ForwardPlan.Tree.Children);
        Assert.That(grown.Where(child => !below.Contains(child)).Select(child => child.Segment.Name), Is.EqualTo(new[] { "ext" }));
    }

    /// <summary>Counts bytes, not time: four mappings with three fields and a value table of their own keep some 28 KB, and making one of them
    /// takes some 60 KB that go again.</summary>
    [Test]
    [NonParallelizable]
    public void Mappings_of_a_tenants_own_keep_little_and_are_made_of_little()
    {
        const int tenants = 40;
        string[] mapped = ["salesforce.opportunity", "kantata.time_entries", "netsuite.invoice", "jira.issue"];
        var set = ShippedDocumentsTests.Load();
        Compile("warm-up");
        var (kept, made) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetAllocatedBytesForCurrentThread());
        var catalogs = Enumerable.Range(0, tenants).Select(tenant => Compile($"tenant{tenant}")).ToArray();
        made = GC.GetAllocatedBytesForCurrentThread() - made;
        kept = GC.GetTotalMemory(forceFullCollection: true) - kept;
        Assert.Multiple(() =>
        {
            Assert.That(kept / tenants, Is.LessThan(40 * 1024), "bytes kept for a tenant");
            Assert.That(made / tenants / mapped.Length, Is.LessThan(120 * 1024), "bytes to make a mapping");
        });
        GC.KeepAlive(catalogs);

        MappingCatalog Compile(string tenant) => set.Compile([.. mapped.Select(mapping => new MappingText($"{tenant}/{mapping}.json", Encoding.UTF8.GetBytes($$"""
            {"overlay":"{{mapping}}","base":"1.x","layer":"tenant",
             "fields":{"x:centre":{"copy":"centre_{{tenant}}"},"x:region":{"coded":"region_{{tenant}}","values":"regions"} ,"x:live":{"date":"live_{{tenant}}"} },
             "values":{"regions":{"{{tenant}}":"north","S":"south"} } }
            """)))]).Value!;
    }

    private static IEnumerable<string> Told(Plan plan) => Leaves(plan.Tree, "").Select(leaf =>
        $"{leaf.Path}: {leaf.Node.Rule!.Name} {leaf.Node.Rule.Field} {leaf.Node.Rule.Class} of {leaf.Node.Layer}, {string.Join(" ", leaf.Node.Rule.Sources.Select(at => at.Text))}");

    private static IEnumerable<(string Path, OutputNode Node)> Leaves(OutputNode node, string path) => node.Rule is not null ? [(path, node)]
        : node.Children.SelectMany(child => Leaves(child, $"{path}/{child.Segment.PointerName}"));

    private static TestCaseData Case(string mapping, string what, string members) => new TestCaseData(mapping, $$"""
        {"overlay":"{{mapping}}","base":"1.x","layer":"tenant",{{members}}}
        """).SetArgDisplayNames(mapping, what);
}
