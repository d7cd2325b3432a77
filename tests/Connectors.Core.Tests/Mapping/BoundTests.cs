using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>No legal mapping and no record runs without end, and nothing shows what an outer layer hides.</summary>
public sealed class BoundTests
{
    [Test]
    public void Lists_inside_lists_over_the_same_array_end_with_one_fault()
    {
        var mapping = Documents.Mapping(Documents.Vendor(
            """{"a":{"list":"a","fields":{"b":{"list":"^.a","fields":{"c":{"list":"^.^.a","fields":{"d":{"copy":"x"}}}}}}}}"""));
        var faults = mapping.Faults($$"""{"a":[{{string.Join(',', Enumerable.Repeat("{}", 9_000))}}]}""");
        Assert.That(faults.Select(fault => fault.Kind), Is.EqualTo(new[] { FaultKind.LimitExceeded }));
    }

    [Test]
    public void A_list_of_more_than_ten_thousand_elements_is_refused()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"a":{"list":"a","item":{"copy":"."}}}"""));
        Assert.That(mapping.Read($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 10_000))}}]}"""), Has.Length.GreaterThan(20_000));
        Assert.That(mapping.Faults($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 10_001))}}]}""").Single().Kind, Is.EqualTo(FaultKind.LimitExceeded));
    }

    [Test]
    public void Output_out_of_all_proportion_is_refused()
    {
        var fields = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""
            "f{{i}}":{"copy":"a","access":"read"}
            """));
        var mapping = Documents.Mapping(Documents.Vendor("{" + fields + "}"));
        Assert.That(mapping.Read("""{"a":"x"}"""), Does.Contain("\"f499\":\"x\""));
        Assert.That(mapping.Faults($$"""{"a":"{{new string('x', 200_000)}}"}""").Single().Kind, Is.EqualTo(FaultKind.LimitExceeded));
        var join = Documents.Mapping(Documents.Vendor("""{"f":{"join":["a","a","a"]}}"""));
        Assert.That(join.Faults($$"""{"a":"{{new string('x', 100_000)}}"}""").Single().Kind, Is.EqualTo(FaultKind.LimitExceeded));
    }

    [TestCase("""{"firstOf":[{"integer":"secret"}],"class":"sensitive"}""")]
    [TestCase("""{"when":[{"then":{"integer":"secret","class":"public"}}],"class":"personal"}""")]
    [TestCase("""{"list":"secrets","item":{"integer":"."},"class":"personal"}""")]
    [TestCase("""{"list":"secrets","fields":{"x":{"integer":"."}},"class":"personal"}""")]
    public void Inner_rules_hide_what_the_outer_rule_hides(string rule)
    {
        var mapping = Documents.Mapping(Documents.Vendor($$"""{"f":{{rule}}}"""));
        var record = Documents.Record("""{"secret":"Ada Lovelace","secrets":["Ada Lovelace"]}""");
        Assert.That(mapping.Read(record, RelatedRecords.None, "main").Faults.Single().ToString(), Does.Not.Contain("Ada").And.Contain("text(12)"));
        Assert.That(mapping.Explain(record, RelatedRecords.None, "main", "/f").ToString(), Does.Not.Contain("Ada"));
    }

    [Test]
    public void An_overlay_and_a_mapping_hide_what_base_and_contract_hide()
    {
        var overlaid = Documents.Mapping(Documents.TimeEntries,
            """{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"copy":"notes","maxLength":3,"class":"public"}}}""");
        Assert.That(string.Join('\n', overlaid.Faults(Documents.TimeEntry)), Does.Not.Contain("Caf").And.Contain("text(9)"));
        var contact = Documents.Mapping(Documents.Vendor("""{"notes":{"copy":"n","maxLength":3}}""").Replace("\"thing\"", "\"timeEntry\"", StringComparison.Ordinal));
        Assert.That(string.Join('\n', contact.Faults("""{"n":"Ada Lovelace"}""")), Does.Not.Contain("Ada"));
    }
}
