using System.Text;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Each rule from the canonical form to the vendor's form, turned round or under <c>write</c>.</summary>
public sealed class RuleWritingTests
{
    private static readonly ReferenceTable Keys = new(new Dictionary<VendorReference, VendorReference>
    {
        [new("crm", "c", "accounts", "A1")] = new("acme", "main", "customers", "107"),
    });

    private const string Reference =
        """{"key":{"system":"crm","connection":"c","object":"accounts","value":"A1","kind":"primary"},"state":"pending"}""";

    [TestCase("""{"copy":"a"}""", "\"x\"", """{"a":"x"}""")]
    [TestCase("""{"copy":"a","as":"number"}""", "\"12.50\"", """{"a":12.50}""")]
    [TestCase("""{"copy":"a.b[0].c"}""", "\"x\"", """{"a":{"b":[{"c":"x"}]}}""")]
    [TestCase("""{"copy":{"read":"companyname","write":"companyName"}}""", "\"n\"", """{"companyName":"n"}""")]
    [TestCase("""{"copy":"a","access":"read"}""", "\"x\"", "{}")]
    [TestCase("""{"copy":"a","required":true}""", "null", "{}")]
    [TestCase("""{"boolean":"a"}""", "true", """{"a":true}""")]
    [TestCase("""{"boolean":"a","as":"TF"}""", "false", """{"a":"F"}""")]
    [TestCase("""{"integer":"a","as":"string"}""", "42", """{"a":"42"}""")]
    [TestCase("""{"decimal":"a"}""", "\"1.50\"", """{"a":1.5}""")]
    [TestCase("""{"decimal":"a","as":"string"}""", "\"1.5\"", """{"a":"1.5"}""")]
    [TestCase("""{"decimal":"a","factor":"0.01"}""", "\"0.35\"", """{"a":35}""")]
    [TestCase("""{"date":"a","format":"MM/dd/yyyy"}""", "\"2026-02-28\"", """{"a":"02/28/2026"}""")]
    [TestCase("""{"instant":"a"}""", "\"2026-02-28T10:00:00Z\"", """{"a":"2026-02-28T10:00:00Z"}""")]
    [TestCase("""{"instant":"a","format":"offset"}""", "\"2026-02-28T10:00:00Z\"", """{"a":"2026-02-28T10:00:00+00:00"}""")]
    [TestCase("""{"instant":"a","format":"compact"}""", "\"2026-02-28T10:00:00.5Z\"", """{"a":"2026-02-28T10:00:00.500+0000"}""")]
    [TestCase("""{"instant":"a","zone":"America/Los_Angeles","format":"MM/dd/yyyy HH:mm:ss"}""", "\"2026-07-01T07:00:00Z\"",
        """{"a":"07/01/2026 00:00:00"}""")]
    [TestCase("""{"duration":"a","unit":"minutes"}""", "5400", """{"a":90}""")]
    [TestCase("""{"duration":"a","unit":"hours","as":"string"}""", "4500", """{"a":"1.25"}""")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"amount":"140.50","currency":"USD"}""", """{"a":140.5}""")]
    [TestCase("""{"money":"a","currency":"c","minor":"m"}""", """{"amount":"150.50","currency":"USD"}""", """{"a":15050}""")]
    [TestCase("""{"money":"a","currency":"c","minor":"m"}""", """{"amount":"150","currency":"JPY"}""", """{"a":150}""")]
    [TestCase("""{"money":"a","currency":"c","minor":"m"}""", """{"amount":"150","currency":"HUF"}""", """{"a":15000}""",
        Description = "a path counts as ISO 4217 does; other vendors need a number")]
    [TestCase("""{"money":"a","currency":"c","minor":1}""", """{"amount":"150","currency":"HUF"}""", """{"a":150}""")]
    [TestCase("""{"money":"a","currency":{"read":"c","write":"c"},"as":"string"}""", """{"amount":"1.00","currency":"EUR"}""",
        """{"a":"1","c":"EUR"}""")]
    [TestCase("""{"coded":"a","values":"v"}""", """{"code":"yes"}""", """{"a":true}""")]
    [TestCase("""{"coded":"a","values":"v","as":"string"}""", """{"code":"yes"}""", """{"a":"true"}""")]
    [TestCase("""{"coded":"a","values":"v"}""", """{"code":"yes","raw":"ja","system":"acme"}""", """{"a":"ja"}""")]
    [TestCase("""{"coded":"a","values":"v"}""", """{"code":"unknown","raw":"zz","system":"acme"}""", """{"a":"zz"}""")]
    [TestCase("""{"coded":"a","values":"v","wrap":"id"}""", """{"code":"bee","raw":"other","system":"crm"}""", """{"a":{"id":"B"}}""")]
    [TestCase("""{"reference":"a","object":"customers","entity":"customer"}""", Reference, """{"a":"107"}""")]
    [TestCase("""{"reference":"a","object":"customers","entity":"customer","as":"number"}""", Reference, """{"a":107}""")]
    [TestCase("""{"reference":"a","object":"customers","entity":"customer","wrap":"id"}""", Reference, """{"a":{"id":"107"}}""")]
    [TestCase("""{"firstOf":[{"join":["x","y"]},{"copy":"a"},{"copy":"b"}]}""", "\"n\"", """{"a":"n"}""")]
    [TestCase("""{"when":[{"then":{"copy":"a"}}]}""", "\"n\"", "{}")]
    [TestCase("""{"list":"a","item":{"copy":"."}}""", """["x","y"]""", """{"a":["x","y"]}""")]
    [TestCase("""{"list":"a.r","fields":{"q.v":{"decimal":"qty"},"n":{"number":"position"},"up":{"copy":"^.t"},"s":{"copy":"s.t"}}}""",
        """[{"q":{"v":"1.5"},"n":1,"s":"S"},{"q":{"v":"2"}}]""", """{"a":{"r":[{"qty":1.5,"s":{"t":"S"}},{"qty":2}]}}""")]
    [TestCase("""{"custom":"reverse","of":["a","b"]}""", "\"xyz\"", """{"a":"zyx","b":3}""")]
    public void A_rule_is_turned_round(string rule, string canonical, string expected)
    {
        var functions = new MappingFunctions()
            .Add("reverse", _ => null, value => [new string([.. value!.Reverse()]), (value!.Length - 2).ToString()]);
        var document = Documents.Vendor($$"""{"f":{{rule}}}""", ""","values":{"v":{"true":"yes","ja":"yes","B":"bee"}}, "write":{}""");
        var mapping = Documents.Set(functions, document).Compile([]).Value!.Inbound("acme", "things");
        if (expected == "{}" && !mapping.CanWrite)
            return;
        Assert.That(mapping.Write($$"""{"f":{{canonical}}}""", Keys), Is.EqualTo(expected));
    }

    [TestCase("""{"constant":{"a":1}}""", """{"a":1}""")]
    [TestCase("""{"copy":"name"}""", "\"Ann\"")]
    [TestCase("""{"join":["name","code"],"with":"-"}""", "\"Ann-7\"")]
    [TestCase("""{"hours":"duration"}""", "1.5")]
    [TestCase("""{"hours":"odd","as":"string"}""", "\"0.027778\"")]
    [TestCase("""{"money":"total"}""", "140.5")]
    [TestCase("""{"date":"day","format":"MM/dd/yyyy"}""", "\"02/28/2026\"")]
    [TestCase("""{"coded":"status","values":"v"}""", "true")]
    [TestCase("""{"reference":"customer","wrap":"id"}""", """{"id":"107"}""")]
    [TestCase("""{"decimal":"total.amount"}""", "140.5")]
    [TestCase("""{"copy":"@source.key.value"}""", "\"17\"")]
    [TestCase("""{"when":[{"if":{"path":"status","is":"yes"},"then":{"constant":true}},{"then":{"constant":false}}]}""", "true")]
    [TestCase("""{"list":"lines","fields":{"item":{"reference":"product","wrap":"id"},"line":{"number":"position"},"amount":{"money":"amount"},"top":{"copy":"^.name"}}}""",
        """[{"item":{"id":"107"},"line":1,"amount":2,"top":"Ann"}]""")]
    public void A_write_rule_takes_its_value_from_the_canonical_record(string rule, string expected)
    {
        var mapping = Documents.Mapping(Documents.Vendor("{}", ",\"write\":{\"out.v\":" + rule + "},\"values\":{\"v\":{\"true\":\"yes\"}}"));
        var json = """
            {"name":"Ann","code":"7","duration":5400,"odd":100,"total":{"amount":"140.50","currency":"USD"},"day":"2026-02-28","status":{"code":"yes"},
             "customer":REF,"lines":[{"product":REF,"amount":{"amount":"2.00","currency":"USD"}}]}
            """.Replace("REF", Reference, StringComparison.Ordinal);
        Assert.That(mapping.Write(json, Keys), Is.EqualTo("{\"out\":{\"v\":" + expected + "}}"));
    }

    [TestCase("""{"copy":"a","as":"number"}""", "\"x\"", FaultKind.TargetInvalid)]
    [TestCase("""{"decimal":"a","factor":"0.03"}""", "\"1\"", FaultKind.TargetInvalid)]
    [TestCase("""{"duration":"a","unit":"minutes"}""", "90", FaultKind.TargetInvalid)]
    [TestCase("""{"duration":"a","unit":"hours"}""", "100", FaultKind.TargetInvalid)]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"amount":"1","currency":"EUR"}""", FaultKind.TargetInvalid)]
    [TestCase("""{"money":"a","currency":"c","minor":100}""", """{"amount":"0.005","currency":"USD"}""", FaultKind.TargetInvalid)]
    [TestCase("""{"money":"a","currency":"c"}""", "\"1\"", FaultKind.TargetInvalid)]
    [TestCase("""{"coded":"a","values":"v"}""", """{"code":"unknown","raw":"zz","system":"crm"}""", FaultKind.TargetInvalid)]
    [TestCase("""{"coded":"a","values":"v"}""", """{"code":"never"}""", FaultKind.TargetInvalid)]
    [TestCase("""{"reference":"a","object":"o","entity":"e"}""",
        """{"key":{"system":"crm","connection":"c","object":"accounts","value":"A2","kind":"primary"}}""", FaultKind.MissingReference)]
    [TestCase("""{"copy":"a","access":"write","required":true}""", "null", FaultKind.TargetInvalid)]
    public void What_the_vendor_cannot_take_is_a_fault(string rule, string canonical, FaultKind kind)
    {
        var mapping = Documents.Mapping(Documents.Vendor($$"""{"f":{{rule}}}""", ""","values":{"v":{"true":"yes"}}"""));
        var fault = mapping.Write(Documents.Canonical($$"""{"f":{{canonical}}}"""), Keys).Faults.Single();
        Assert.That(fault.Kind, Is.EqualTo(kind));
        Assert.That(fault.Path, Does.StartWith("/f"));
    }

    [Test]
    public void An_extension_field_goes_back_where_it_came_from()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"x:cost":{"copy":"cost"},"x:limit":{"money":"lim","currency":{"constant":"USD"}}}"""));
        var record = mapping.Read(Documents.Record("""{"cost":"C","lim":5}"""), Exchange.RelatedRecords.None, "main").Value!;
        Assert.That(Encoding.UTF8.GetString(mapping.Write(record, ReferenceTable.None).Value.Span), Is.EqualTo("""{"cost":"C","lim":5}"""));
    }

    [Test]
    public void A_mapping_writes_only_its_own_contract_and_only_when_it_can()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"f":{"copy":"a"}}"""));
        Assert.That(mapping.Write(Documents.Canonical("{}", "other"), ReferenceTable.None).Faults.Single().Kind, Is.EqualTo(FaultKind.Mapping));
        var silent = Documents.Mapping(Documents.Vendor("""{"f":{"join":["a"]}}"""));
        Assert.That(silent.CanWrite, Is.False);
        Assert.That(silent.Write(Documents.Canonical("{}"), ReferenceTable.None).Faults.Single().Kind, Is.EqualTo(FaultKind.Unsupported));
    }
}
