using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Where a value came from, or why there is none.</summary>
public sealed class ExplainTests
{
    [Test]
    public void A_read_field_is_explained_with_source_rule_layer_raw_and_result()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        MappingExplanation Explain(string path) => mapping.Explain(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main", path);
        Assert.That(Explain("/duration") with { Transforms = [] },
            Is.EqualTo(new MappingExplanation("/duration", "time_in_minutes", "duration", MappingLayer.Base, "kantata.time_entries", "1.0.0", "90",
                "5400", null) { Origin = new(MappingLayer.Base, null, "test.mapping.json") }));
        Assert.That(Explain("/duration").Transforms, Is.EqualTo(new[] { "unit minutes" }));
        Assert.That(Explain("/billRate/amount").Result, Is.EqualTo("""{"amount":"150.50","currency":"USD"}"""));
        Assert.That(Explain("/note"), Has.Property("Raw").EqualTo("\"masked text(9)\"").And.Property("Result").EqualTo("\"masked\""));
        Assert.That(Explain("/nowhere").WhyNull, Does.Contain("no field at /nowhere"));
    }

    [Test]
    public void The_branch_and_the_layer_that_decided_are_named()
    {
        var overlay =
            """{"overlay":"kantata.time_entries","base":"1.x","layer":"partner","fields":{"note":{"firstOf":[{"copy":"a"},{"copy":"b"}]},"x:c":{"copy":"c"}}}""";
        var mapping = Documents.Mapping(Documents.TimeEntries, overlay);
        var explained = mapping.Explain(Documents.Record("""{"b":"B","c":"C"}"""), RelatedRecords.None, "main", "/note");
        Assert.That((explained.SourcePath, explained.Rule, explained.Layer, explained.Raw), Is.EqualTo(("b", "copy", MappingLayer.Partner, "\"masked text(1)\"")));
        Assert.That(mapping.Explain(Documents.Record("""{"c":"C"}"""), RelatedRecords.None, "main", "/ext/x:c").Result, Is.EqualTo("\"C\""));
        Assert.That(mapping.Explain(Documents.Record("{}"), RelatedRecords.None, "main", "/ext/x:c/v").WhyNull,
            Is.EqualTo("the source has no value at /c"));
        Assert.That(mapping.Explain(Documents.Record("""{"time_in_minutes":"x"}"""), RelatedRecords.None, "main", "/duration").WhyNull,
            Does.Contain("is no duration"));
        Assert.That(mapping.Explain(Documents.Record("{"), RelatedRecords.None, "main", "/duration").WhyNull, Does.Contain("not valid JSON"));
    }

    [Test]
    public void Fields_of_list_elements_derived_fields_and_written_fields_are_explained()
    {
        var derivation =
            Documents.Mapping(Documents.Derivation("""{"lines":{"list":"l","fields":{"a.b":{"hours":"s"}}},"total":{"sum":"l","of":{"duration":"s"}}}"""));
        var none = new Dictionary<string, CanonicalRecord>();
        var source = Documents.Canonical("""{"l":[{"s":3600},{"s":1800}]}""");
        Assert.That(derivation.Explain(source, none, "/lines/1/a/b"), Has.Property("Raw").EqualTo("1800").And.Property("Result").EqualTo("\"0.5\""));
        Assert.That(derivation.Explain(source, none, "/total"), Has.Property("SourcePath").EqualTo("l, s").And.Property("Result").EqualTo("5400"));
        Assert.That(derivation.Explain(source, none, "/lines/7/a/b").WhyNull, Is.Not.Null);

        var vendor = Documents.Mapping(Documents.Vendor("""{"f":{"duration":"min","unit":"minutes"}}""", ""","write":{"fixed":{"constant":1}}"""));
        var canonical = Documents.Canonical("""{"f":120}""");
        Assert.That(vendor.Explain(canonical, ReferenceTable.None, "/min"), Has.Property("SourcePath").EqualTo("f").And.Property("Raw")
            .EqualTo("120").And.Property("Result").EqualTo("2"));
        Assert.That(vendor.Explain(canonical, ReferenceTable.None, "/fixed"), Has.Property("SourcePath").Null.And.Property("Result").EqualTo("1"));
    }
}
