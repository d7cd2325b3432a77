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
