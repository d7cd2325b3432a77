using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Each rule from the vendor's form to the canonical form.</summary>
public sealed class RuleReadingTests
{
    [TestCase("""{"copy":"a"}""", """{"a":"x"}""", "\"x\"")]
    [TestCase("""{"copy":"a"}""", """{"a":12.50}""", "\"12.50\"")]
    [TestCase("""{"copy":"a"}""", """{"a":"  "}""", null)]
    [TestCase("""{"copy":"a","blankIsValue":true}""", """{"a":""}""", "\"\"")]
    [TestCase("""{"copy":"a","default":"none"}""", """{}""", "\"none\"")]
    [TestCase("""{"copy":"a.b[1].c"}""", """{"a":{"b":[{"c":"no"},{"c":"yes"}]}}""", "\"yes\"")]
    [TestCase("""{"copy":"a"}""", """{"\u0061":"q\"\\\u00e9"}""", "\"q\\\"\\\\é\"")]
    [TestCase("""{"copy":"a"}""", """{"a":"first","a":"last"}""", "\"last\"")]
    [TestCase("""{"copy":"a.b"}""", """{"a":{"b":"first"},"a":7}""", null)]
    [TestCase("""{"copy":{"read":"companyname","write":"companyName"}}""", """{"companyname":"n","companyName":"N"}""", "\"n\"")]
    [TestCase("""{"boolean":"a"}""", """{"a":true}""", "true")]
    [TestCase("""{"boolean":"a"}""", """{"a":"F"}""", "false")]
    [TestCase("""{"boolean":"a"}""", """{"a":"true"}""", "true")]
    [TestCase("""{"boolean":"a","default":false}""", """{"a":null}""", "false")]
    [TestCase("""{"integer":"a"}""", """{"a":"42"}""", "42")]
    [TestCase("""{"integer":"a"}""", """{"a":1E2}""", "100")]
    [TestCase("""{"integer":"a"}""", """{"a":-3.0}""", "-3")]
    [TestCase("""{"decimal":"a"}""", """{"a":1.5000}""", "\"1.5\"")]
    [TestCase("""{"decimal":"a"}""", """{"a":"-.5"}""", "\"-0.5\"")]
    [TestCase("""{"decimal":"a"}""", """{"a":-0.0}""", "\"0\"")]
    [TestCase("""{"decimal":"a","factor":"0.01"}""", """{"a":35}""", "\"0.35\"")]
    [TestCase("""{"decimal":"a"}""", """{"a":0.1234567890123456789012345678}""", "\"0.1234567890123456789012345678\"")]
    [TestCase("""{"date":"a"}""", """{"a":"2026-02-28"}""", "\"2026-02-28\"")]
    [TestCase("""{"date":"a"}""", """{"a":"2026-02-28T00:00:00"}""", "\"2026-02-28\"")]
    [TestCase("""{"date":"a","truncate":true}""", """{"a":"2026-02-28T23:59:59.999-08:00"}""", "\"2026-02-28\"")]
    [TestCase("""{"date":"a","format":"MM/dd/yyyy"}""", """{"a":"02/28/2026"}""", "\"2026-02-28\"")]
    [TestCase("""{"date":"a","format":"M/d/yyyy"}""", """{"a":"2/8/2026"}""", "\"2026-02-08\"")]
    [TestCase("""{"instant":"a"}""", """{"a":"2026-11-19T08:00:00\u002B0100"}""", "\"2026-11-19T07:00:00Z\"")]
    [TestCase("""{"instant":"a"}""", """{"a":"2026-11-19T08:00:00.120+01:00"}""", "\"2026-11-19T07:00:00.120Z\"")]
    [TestCase("""{"instant":"a"}""", """{"a":"2026-11-19 08:00:00Z"}""", "\"2026-11-19T08:00:00Z\"")]
    [TestCase("""{"instant":"a","zone":"America/Los_Angeles"}""", """{"a":"2026-07-01T00:00:00"}""", "\"2026-07-01T07:00:00Z\"")]
    [TestCase("""{"instant":"a","zone":"America/Los_Angeles"}""", """{"a":"2026-11-01T01:30:00"}""", "\"2026-11-01T08:30:00Z\"")]
    [TestCase("""{"instant":"a","zone":"UTC","format":"MM/dd/yyyy HH:mm:ss"}""", """{"a":"11/19/2026 08:00:01"}""", "\"2026-11-19T08:00:01Z\"")]
    [TestCase("""{"duration":"a","unit":"minutes"}""", """{"a":90}""", "5400")]
    [TestCase("""{"duration":"a","unit":"hours"}""", """{"a":"1.25"}""", "4500")]
    [TestCase("""{"duration":"a","unit":"hours"}""", """{"a":0.01}""", "36")]
    [TestCase("""{"duration":"a","unit":"seconds"}""", """{"a":7}""", "7")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"a":"140"}""", """{"amount":"140.00","currency":"USD"}""")]
    [TestCase("""{"money":"a","currency":"c"}""", """{"a":140.5050,"c":"JPY"}""", """{"amount":"140.505","currency":"JPY"}""")]
    [TestCase("""{"money":"a","currency":"c"}""", """{"a":5,"c":"JPY"}""", """{"amount":"5","currency":"JPY"}""")]
    [TestCase("""{"money":"a","currency":"c","minor":"m"}""", """{"a":-15050,"c":"USD","m":100}""", """{"amount":"-150.50","currency":"USD"}""")]
    [TestCase("""{"money":"a","currency":"c","minor":1000}""", """{"a":"1","c":"KWD"}""", """{"amount":"0.001","currency":"KWD"}""")]
    [TestCase("""{"money":"a","currency":{"path":"c","values":"cur"}}""", """{"a":1,"c":"1"}""", """{"amount":"1.00","currency":"EUR"}""")]
    [TestCase("""{"money":"a","currency":"c"}""", """{"c":"USD"}""", null)]
    [TestCase("""{"coded":"a","values":"v"}""", """{"a":true}""", """{"code":"yes","raw":"true","system":"acme"}""")]
    [TestCase("""{"coded":"a","values":"v","label":"l"}""", """{"a":"zz","l":"Zed"}""",
        """{"code":"unknown","raw":"zz","label":"Zed","system":"acme"}""")]
    [TestCase("""{"coded":"a","values":"v","default":"unknown"}""", """{}""", """{"code":"unknown"}""")]
    [TestCase("""{"coded":"a","values":"v","wrap":"id"}""", """{"a":{"id":"B","refName":"x"}}""", """{"code":"bee","raw":"B","system":"acme"}""")]
    [TestCase("""{"reference":"a","object":"users","entity":"resource","display":"n"}""", """{"a":107,"n":"Ada"}""",
        """{"key":{"system":"acme","connection":"main","object":"users","value":"107","kind":"primary"},"display":"Ada","state":"pending"}""")]
    [TestCase("""{"reference":"a","object":"users","entity":"resource","wrap":"id"}""", """{"a":{"id":"7"}}""",
        """{"key":{"system":"acme","connection":"main","object":"users","value":"7","kind":"primary"},"state":"pending"}""")]
    [TestCase("""{"constant":{"a": [1, 2.50]}}""", """{}""", """{"a":[1,2.50]}""")]
    [TestCase("""{"constant":"work","as":"coded"}""", """{}""", """{"code":"work"}""")]
    [TestCase("""{"firstOf":[{"copy":"a"},{"copy":"b"},{"constant":"c"}]}""", """{"a":" ","b":"x"}""", "\"x\"")]
    [TestCase("""{"firstOf":[{"copy":"a"},{"copy":"b"},{"constant":"c"}]}""", """{}""", "\"c\"")]
    [TestCase("""{"when":[{"if":{"path":"a","is":true},"then":{"constant":"on"}},{"then":{"copy":"b"}}]}""", """{"a":true,"b":"x"}""", "\"on\"")]
    [TestCase("""{"when":[{"if":{"all":[{"path":"a","anyOf":[1,2]},{"not":{"path":"b","present":true}}]},"then":{"constant":1}},{"then":{"constant":2}}]}""", """{"a":2.0}""", "1")]
    [TestCase("""{"when":[{"if":{"any":[{"path":"a","isNot":"x"},{"path":"b","is":null}]},"then":{"constant":1}},{"then":{"constant":2}}]}""",
        """{"a":"x","b":0}""", "2")]
    [TestCase("""{"when":[{"if":{"path":"a","is":"x"},"then":{"constant":1}}]}""", """{"a":"y"}""", null)]
    [TestCase("""{"join":["a","b","c.d"],"with":": "}""", """{"a":"x","b":"","c":{"d":5}}""", "\"x: 5\"")]
    [TestCase("""{"split":"a","by":" - ","part":1}""", """{"a":"PRJ - Alpha - 2"}""", "\"Alpha\"")]
    [TestCase("""{"split":"a","by":"-","part":3}""", """{"a":"x-y"}""", null)]
    [TestCase("""{"list":"a","item":{"copy":"."}}""", """{"a":["x",7,null,""]}""", """["x","7"]""")]
    [TestCase("""{"list":"a","item":{"copy":"."}}""", """{"a":[]}""", "[]")]
    [TestCase("""{"list":"a","item":{"copy":"."}}""", """{"a":null}""", null)]
    [TestCase("""{"list":"a.r","fields":{"n":{"number":"position"},"q":{"decimal":"q"},"top":{"copy":"^.t"}},"where":{"path":"on","is":true}}""",
        """{"t":"T","a":{"r":[{"q":1,"on":false},{"q":2.5,"on":true},{"on":true}]}}""", """[{"n":1,"q":"2.5","top":"T"},{"n":2,"top":"T"}]""")]
    [TestCase("""{"list":"a","fields":{"in":{"list":"b","fields":{"x":{"copy":"^.k"},"y":{"copy":"^.^.z"}}}}}""",
        """{"z":"Z","a":[{"k":"K","b":[{}]}]}""", """[{"in":[{"x":"K","y":"Z"}]}]""")]
    [TestCase("""{"custom":"reverse","of":["a"]}""", """{"a":"abc"}""", "\"cba\"")]
    public void A_rule_reads(string rule, string record, string? expected)
    {
        var functions = new MappingFunctions().Add("reverse", values => new string([.. values[0]!.Reverse()]));
        var document = Documents.Vendor($$"""{"f":{{rule}}}""", ""","values":{"v":{"true":"yes","B":"bee"},"cur":{"1":"EUR"}}""");
        var mapping = Documents.Set(functions, document).Compile([]).Value!.Inbound("acme", "things");
        Assert.That(mapping.Read(record), Is.EqualTo(expected is null ? "{}" : $$"""{"f":{{expected}}}"""));
    }

    [TestCase("""{"copy":"a"}""", """{"a":true}""", "/a", "boolean")]
    [TestCase("""{"copy":"a"}""", """{"a":{"b":1}}""", "/a", "object")]
    [TestCase("""{"copy":"a"}""", """{"a":"\ud800"}""", "/a", "text")]
    [TestCase("""{"copy":"a","maxLength":3}""", """{"a":"abcd"}""", "/a", "text(4)")]
    [TestCase("""{"copy":"a.b[0]","required":true}""", """{"a":{"b":[]}}""", "/a/b/0", "absent")]
    [TestCase("""{"boolean":"a"}""", """{"a":"yes"}""", "/a", "text(3)")]
    [TestCase("""{"integer":"a"}""", """{"a":1.5}""", "/a", "number")]
    [TestCase("""{"integer":"a"}""", """{"a":9223372036854775808}""", "/a", "number")]
    [TestCase("""{"decimal":"a"}""", """{"a":"1,5"}""", "/a", "text(3)")]
    [TestCase("""{"decimal":"a"}""", """{"a":1e400}""", "/a", "number")]
    [TestCase("""{"date":"a"}""", """{"a":"2026-02-30"}""", "/a", "text(10)")]
    [TestCase("""{"date":"a"}""", """{"a":"2026-02-28T10:00:00Z"}""", "/a", "text(20)")]
    [TestCase("""{"instant":"a"}""", """{"a":"2026-02-28T10:00:00"}""", "/a", "text(19)")]
    [TestCase("""{"duration":"a","unit":"minutes"}""", """{"a":0.001}""", "/a", "number")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"a":"12,3"}""", "/a", "text(4)")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"a":"NaN"}""", "/a", "text(3)")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"a":1e400}""", "/a", "number")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"}}""", """{"a":12345678901234567890}""", "/a", "number")]
    [TestCase("""{"money":"a","currency":"c"}""", """{"a":1}""", "/c", "absent")]
    [TestCase("""{"money":"a","currency":"c"}""", """{"a":1,"c":"usd"}""", "/c", "text(3)")]
    [TestCase("""{"money":"a","currency":{"constant":"USD"},"minor":"m"}""", """{"a":1}""", "/m", "absent")]
    [TestCase("""{"coded":"a","values":"v"}""", """{"a":[1]}""", "/a", "array")]
    [TestCase("""{"reference":"a","object":"o","entity":"e"}""", """{"a":false}""", "/a", "boolean")]
    [TestCase("""{"list":"a","item":{"copy":"."}}""", """{"a":{"x":1}}""", "/a", "object")]
    [TestCase("""{"list":"a","fields":{"x":{"integer":"b.c"}}}""", """{"a":[{},{"b":{"c":"q"}}]}""", "/a/1/b/c", "text(1)")]
    [TestCase("""{"custom":"broken","of":["a"]}""", """{"a":1}""", "/a", "number")]
    [TestCase("""{"custom":"nonsense","of":["a"]}""", """{"a":1}""", "/a", "number")]
    public void A_bad_value_is_a_fault_with_path_class_rule_and_way_out(string rule, string record, string path, string valueClass)
    {
        var functions = new MappingFunctions().Add("broken", _ => throw new InvalidTimeZoneException("secret")).Add("nonsense", _ => "{");
        var mapping = Documents.Set(functions, Documents.Vendor($$"""{"f":{{rule}}}""", ""","values":{"v":{"x":"y"}}"""))
            .Compile([]).Value!.Inbound("acme", "things");
        var fault = mapping.Faults(record).Single();
        Assert.That(fault, Has.Property(nameof(Fault.Path)).EqualTo(path).And.Property(nameof(Fault.ValueClass)).EqualTo(valueClass));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.SourceInvalid));
        Assert.That(fault.Rule, Is.Not.Null);
        Assert.That(fault.Message, Does.Contain("; ").And.Contain("\"f\"").And.Not.Contain("secret"));
    }

    [Test]
    public void All_faults_of_a_record_come_at_once()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var faults =
            mapping.Faults("""{"date_performed":"soon","time_in_minutes":"x","rate_in_cents":"12,3","currency":"USD","currency_base_unit":100}""");
        Assert.That(faults.Select(fault => fault.Path),
            Is.EquivalentTo(new[] { "/user_id", "/date_performed", "/time_in_minutes", "/billable", "/rate_in_cents" }));
    }

    [Test]
    public void The_value_of_a_personal_field_is_never_shown_and_that_of_a_business_field_is_cut()
    {
        var mapping =
            Documents.Mapping(Documents.Vendor("""{"a":{"integer":"a","class":"personal"},"b":{"integer":"b"},"c":{"integer":"c","class":"sensitive"}}"""));
        var text = string.Join('\n', mapping.Faults($$"""{"a":"Ada Lovelace","c":"4111111","b":"{{new string('z', 60)}}"}""")
            .Select(fault => fault.ToString()));
        Assert.That(text, Does.Not.Contain("Ada").And.Not.Contain("4111").And.Contain(new string('z', 40)).And.Not.Contain(new string('z',
            41)).And.Contain("text(12)"));
    }

    [Test]
    public void Related_records_and_custom_fields_are_found_by_key()
    {
        var mapping = Documents.Mapping(Documents.Vendor(
            """{"story":{"copy":"story.title"},"x:cost":{"copy":"workspace.custom.4711"},"x:own":{"integer":"custom.12"},"x:in":{"money":"m","currency":{"constant":"EUR"}}}""",
            ""","related":{"story":{"object":"stories","by":"story_id"},"workspace":{"object":"workspaces","by":"ws.id"}}"""));
        var related = Documents.Related(
            ("stories", "5", """{"title":"Build"}"""), ("custom:workspaces", "9", """{"4711":"CC-1"}"""), ("custom:things", "17", """{"12":3}"""));
        Assert.That(mapping.Read("""{"story_id":5,"ws":{"id":"9"},"m":1}""", related), Is.EqualTo(
            """{"story":"Build","ext":{"x:cost":{"t":"string","v":"CC-1"},"x:own":{"t":"integer","v":3},"x:in":{"t":"money","v":{"amount":"1.00","currency":"EUR"}}}}"""));
        Assert.That(mapping.SourceFields, Is.EqualTo(new[] { "m", "story_id", "ws.id" }));
        Assert.That(mapping.Related.Select(need => (need.Name, need.Object, need.By)), Is.EquivalentTo(new[]
        {
            ("story", "stories", "story_id"), ("workspace", "workspaces", "ws.id"), ("workspace.custom", "custom:workspaces", "ws.id"),
                ("custom", "custom:things", ""),
        }));
    }

    [Test]
    public void Missing_related_records_leave_their_fields_out()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"a":{"copy":"story.title"},"b":{"copy":"b"}}""",
            ""","related":{"story":{"object":"stories","by":"id"}}"""));
        Assert.That(mapping.Read("""{"id":"1","b":"x"}"""), Is.EqualTo("""{"b":"x"}"""));
    }

    [Test]
    public void A_record_without_key_and_a_malformed_record_are_faults()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"a":{"copy":"a"}}"""));
        Assert.That(mapping.Read(Documents.Record("{}", ""), RelatedRecords.None, "main").Faults.Single().Message, Does.Contain("has no key"));
        foreach (var bad in new[] { "{", "[]", "", "7", "{\"a\":1}x", "{\"a\":}", new string('[', 70) + new string(']', 70) })
            Assert.That(mapping.Faults(bad), Has.Length.EqualTo(1), bad);
    }

    [Test]
    public void Nothing_is_required_of_a_deleted_record()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var gone = Documents.Record("""{"id":"17"}""") with { State = Contracts.RecordState.Deleted };
        Assert.That(mapping.Read(gone, RelatedRecords.None, "main").IsSuccess, Is.True);
        Assert.That(mapping.Faults("""{"id":"17"}"""), Is.Not.Empty);
    }

    [Test]
    public void The_content_hash_ignores_who_changed_the_record_when()
    {
        var mapping =
            Documents.Mapping(Documents.Vendor("""{"modifiedAt":{"instant":"at"},"modifiedBy":{"copy":"by"},"a":{"copy":"a"},"b":{"copy":"b"}}"""));
        string Hash(string json) => mapping.Read(Documents.Record(json), RelatedRecords.None, "main").Value!.ContentHash;
        var hash = Hash("""{"at":"2026-01-01T00:00:00Z","by":"x","a":"1","b":"2"}""");
        Assert.That(hash, Has.Length.EqualTo(32).And.Match("^[0-9a-f]+$"));
        Assert.That(Hash("""{"b":"2","a":"1","by":"y","at":"2027-01-01T00:00:00Z"}"""), Is.EqualTo(hash));
        Assert.That(Hash("""{"b":"2","a":"1"}"""), Is.EqualTo(hash));
        Assert.That(Hash("""{"b":"2","a":"3"}"""), Is.Not.EqualTo(hash));
    }

    [Test]
    public void The_content_hash_ignores_what_people_call_the_record_that_is_pointed_to()
    {
        var mapping = Documents.Mapping(Documents.Vendor(
            """{"modifiedBy":{"reference":"by","object":"users","entity":"user","display":"byName"},"who":{"reference":"who","object":"users","entity":"user","display":"name"},"a":{"copy":"a"}}"""));
        string Hash(string json) => mapping.Read(Documents.Record(json), RelatedRecords.None, "main").Value!.ContentHash;
        var hash = Hash("""{"who":"1","name":"Old","a":"x","by":"7","byName":"B"}""");
        Assert.That(Hash("""{"who":"1","name":"New","a":"x","by":"8","byName":"C"}"""), Is.EqualTo(hash));
        Assert.That(Hash("""{"who":"1","a":"x"}"""), Is.EqualTo(hash));
        Assert.That(Hash("""{"who":"2","name":"Old","a":"x"}"""), Is.Not.EqualTo(hash));
    }
}
