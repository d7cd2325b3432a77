using System.Text;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>What is wrong with a document is told all at once, with file, line, column, rule and way out.</summary>
public sealed class DocumentFaultTests
{
    [Test]
    public void A_document_with_five_mistakes_gives_five_faults()
    {
        const string Document = """
            {
              "mapping": "acme.things", "version": "1.0.0",
              "source": { "system": "acme", "object": "things" },
              "target": { "entity": "thing", "schema": "1.0" },
              "fields": {
                "a": { "cpoy": "a" },
                "b": { "copy": "b", "requird": true },
                "c": { "coded": "c", "values": "colours" },
                "d": { "copy": "d..e" },
                "e": { "copy": "e", "money": "e", "currency": "c" }
              }
            }
            """;
        var faults = MappingSet.Load([Documents.Text(Document, "acme/things.mapping.json")], MappingFunctions.None).Faults;
        Assert.That(faults.Select(fault => (fault.File, fault.Path, fault.Rule)), Is.EqualTo(new[]
        {
            ("acme/things.mapping.json:6:20", "/fields/a/cpoy", "cpoy"),
            ("acme/things.mapping.json:7:36", "/fields/b/requird", "copy"),
            ("acme/things.mapping.json:8:36", "/fields/c/values", "coded"),
            ("acme/things.mapping.json:9:20", "/fields/d/copy", "copy"),
            ("acme/things.mapping.json:10:10", "/fields/e", "money"),
        }));
        Assert.That(faults.Select(fault => fault.Kind), Is.All.EqualTo(FaultKind.Mapping));
        Assert.That(faults[0].Message, Does.Contain("There is no rule \"cpoy\".").And.Contain("copy, "));
        Assert.That(faults[1].Message, Does.Contain("requird").And.Contain("required"));
        Assert.That(faults[2].Message, Does.Contain("colours").And.Contain("none"));
        Assert.That(faults[3].Message, Does.Contain("d..e").And.Contain("Write"));
        Assert.That(faults[4].Message, Does.Contain("copy, money").And.Contain("firstOf"));
    }

    [TestCase("""{"f":{"copy":7}}""", "", "needs a path")]
    [TestCase("""{"f":{"copy":"^.a"}}""", "", "leaves the record")]
    [TestCase("""{"f":{"copy":"a[x]"}}""", "", "is no path")]
    [TestCase("""{"f":{"copy":""}}""", "", "is empty")]
    [TestCase("""{"f":"a"}""", "", "is a text")]
    [TestCase("""{"f":{}}""", "", "No rule stands here")]
    [TestCase("""{"f":{"copy":"a"},"f":{"copy":"b"}}""", "", "stands twice")]
    [TestCase("""{"f":{"copy":"a"},"f.g":{"copy":"b"}}""", "", "inside or around")]
    [TestCase("""{"f":{"copy":"a"},"g":{"copy":"a"}}""", "", "Two rules write")]
    [TestCase("""{"f":{"money":"a"}}""", "", "no currency")]
    [TestCase("""{"f":{"money":"a","currency":{"constant":"dollar"}}}""", "", "is no currency")]
    [TestCase("""{"f":{"money":"a","currency":"c","minor":0}}""", "", "whole number from 1")]
    [TestCase("""{"f":{"decimal":"a","factor":"ten"}}""", "", "is no factor")]
    [TestCase("""{"f":{"date":"a","format":"%"}}""", "", "no spelling of a date")]
    [TestCase("""{"f":{"date":"a","format":"MM/yyyy"}}""", "", "no spelling of a date")]
    [TestCase("""{"f":{"instant":"a","zone":"Mars/Olympus"}}""", "", "no time zone")]
    [TestCase("""{"f":{"instant":"a","format":"dd"}}""", "", "no spelling of a time stamp")]
    [TestCase("""{"f":{"reference":"a","entity":"e"}}""", "", "\"object\" is missing")]
    [TestCase("""{"f":{"list":"a"}}""", "", "either \"fields\" or \"item\"")]
    [TestCase("""{"f":{"number":"position"}}""", "", "outside a list")]
    [TestCase("""{"f":{"sum":"a","of":{"copy":"b"}}}""", "", "cannot stand here")]
    [TestCase("""{"f":{"hours":"a"}}""", "", "cannot stand here")]
    [TestCase("""{"f":{"custom":"none","of":["a"]}}""", "", "no mapping function")]
    [TestCase("""{"f":{"when":[{"then":{"copy":"a"}},{"then":{"copy":"b"}}]}}""", "", "Only the last branch")]
    [TestCase("""{"f":{"when":[{"if":{"path":"a"},"then":{"copy":"a"}}]}}""", "", "compares nothing")]
    [TestCase("""{"f":{"join":["a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u"]}}""", "", "1 to 20 paths")]
    [TestCase("""{"f":{"copy":"a","access":"reed"}}""", "", "\"reed\" is not a \"access\"")]
    [TestCase("""{"f":{"integer":"a","default":"x"}}""", "", "is no default")]
    [TestCase("""{}""", ""","values":{"v":{"a":1}}""", "is a number")]
    [TestCase("""{}""", ""","values":{"v":[]}""", "is an array")]
    [TestCase("""{}""", ""","related":{"a.b":{"object":"x","by":"y"}}""", "no related record")]
    [TestCase("""{}""", ""","related":{"a":{"object":"x"}}""", "\"by\" is missing")]
    [TestCase("""{}""", ""","more":1""", "\"more\" is not known")]
    [TestCase("""{}""", ""","write":{"a[1]":{"constant":1}}""", "no path of a target")]
    public void A_mistake_is_named_with_its_place_and_a_way_out(string fields, string more, string problem)
    {
        var faults = MappingSet.Load([Documents.Text(Documents.Vendor(fields, more))], MappingFunctions.None).Faults;
        Assert.That(faults, Has.Length.EqualTo(1), () => string.Join('\n', faults));
        Assert.That(faults[0].Message, Does.Contain(problem));
        Assert.That(faults[0].File, Does.Match(@"^test\.mapping\.json:1:\d+$"));
        Assert.That(faults[0].Message.Split(". ", StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThan(1), "a way out follows the problem");
    }

    [TestCase("", 1, 1)]
    [TestCase("[]", 1, 1)]
    [TestCase("{\n  \"mapping\": ]\n}", 2, 14)]
    [TestCase("{\n  \"a\": \"\\ud800\"\n}", 2, 8)]
    public void A_text_that_is_no_json_object_is_one_fault_at_its_place(string json, int line, int column)
    {
        var fault = MappingSet.Load([Documents.Text(json, "f.json")], MappingFunctions.None).Faults.Single();
        Assert.That(fault.File, Is.EqualTo($"f.json:{line}:{column}"));
    }

    [Test]
    public void Documents_are_bounded()
    {
        static string Problem(byte[] json) => MappingSet.Load([new MappingText("f.json", json)], MappingFunctions.None).Faults[0].Message;
        Assert.That(Problem(new byte[1024 * 1024 + 1]), Does.Contain("at most 1048576 bytes"));
        Assert.That(Problem([0xff, 0xfe]), Does.Contain("not UTF-8"));
        Assert.That(Problem(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40))),
            Does.Contain("deeper than 32"));
        var many = "{" + string.Join(',', Enumerable.Range(0, 501).Select(i => $"\"f{i}\":{{\"copy\":\"a{i}\"}}")) + "}";
        Assert.That(Problem(Encoding.UTF8.GetBytes(Documents.Vendor(many))), Does.Contain("501 fields"));
    }

    [Test]
    public void Columns_count_characters_and_a_byte_order_mark_does_not_count()
    {
        var json = "\uFEFF{\n\"é\":1,\"mapping\":7}";
        var faults = MappingSet.Load([Documents.Text(json, "f.json")], MappingFunctions.None).Faults;
        Assert.That(faults.Select(fault => fault.File), Does.Contain("f.json:2:17").And.Contain("f.json:2:5"));
    }

    [Test]
    public void Two_documents_of_one_name_and_several_broken_documents_are_told_together()
    {
        var faults = MappingSet.Load([Documents.Text(Documents.TimeEntries, "a.json"), Documents.Text(Documents.TimeEntries, "b.json"),
            Documents.Text("{", "c.json")], MappingFunctions.None).Faults;
        Assert.That(faults.Select(fault => fault.File), Is.EqualTo(new[] { "b.json:1:1", "c.json:1:2" }));
    }

    [Test]
    public void What_a_catalog_does_not_have_is_refused_with_what_it_has()
    {
        var catalog = Documents.Set(Documents.TimeEntries, Documents.Derivation("{}")).Compile([]).Value!;
        Assert.That(catalog.Inbound("kantata", "time_entries"),
            Is.SameAs(catalog.InboundFor("kantata", "timeEntry")).And.SameAs(catalog.Outbound("timeEntry", "kantata")));
        Assert.That(catalog.Derivation("flow.made").IsDerivation, Is.True);
        Assert.That(catalog.TryInbound("kantata", "users", out _), Is.False);
        Assert.That(() => catalog.Inbound("kantata", "users"), Throws.TypeOf<ConnectorException>().With.Message.Contains("time_entries"));
        Assert.That(() => catalog.InboundFor("jira", "task"), Throws.TypeOf<ConnectorException>().With.Message.Contains("kantata.time_entries"));
        Assert.That(() => catalog.Derivation("other"), Throws.TypeOf<ConnectorException>().With.Message.Contains("flow.made"));
    }
}
