using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Why a field has no value: one cause for each way to have none.</summary>
public sealed class ExplainAbsenceTests
{
    private const string Fields = """
        {
          "plain": { "copy": "p" },
          "must": { "copy": "m", "required": true },
          "kind": { "when": [ { "if": { "path": "k", "is": "a" }, "then": { "copy": "p" } } ] },
          "either": { "firstOf": [ { "copy": "a" }, { "copy": "b" } ] },
          "known": { "coded": "c", "default": "none" },
          "beside": { "copy": "story.title" },
          "third": { "split": "p", "by": ";", "part": 2 },
          "when": { "date": "d" },
          "lines": { "list": "l", "fields": { "text": { "copy": "t" } } },
          "sent": { "copy": "s", "access": "write" },
          "sentElsewhere": { "copy": { "write": "e" } }
        }
        """;

    private static readonly CompiledMapping Things =
        Documents.Mapping(Documents.Vendor(Fields, ""","related":{"story":{"object":"stories","by":"story_id"}}"""));

    [TestCase("/plain", "{}", AbsenceCause.SourceAbsent, "the source has no value at /p")]
    [TestCase("/plain", """{"p":null}""", AbsenceCause.SourceAbsent, "the source has null at /p")]
    [TestCase("/plain", """{"p":"  "}""", AbsenceCause.SourceBlank, "blank text at /p")]
    [TestCase("/must", "{}", AbsenceCause.SourceAbsent, "required, so the record is refused")]
    [TestCase("/kind", """{"k":"b","p":"x"}""", AbsenceCause.ConditionFalse, "/k")]
    [TestCase("/kind", """{"k":"a"}""", AbsenceCause.SourceAbsent, "/p")]
    [TestCase("/either", "{}", AbsenceCause.SourceAbsent, "/a, /b")]
    [TestCase("/either", """{"b":""}""", AbsenceCause.SourceBlank, "/b")]
    [TestCase("/beside", "{}", AbsenceCause.SourceAbsent, "no value at /story_id, so that there is no record \"story\"")]
    [TestCase("/beside", """{"story_id":"5"}""", AbsenceCause.RelatedMissing, "\"story\" (stories) did not travel along")]
    [TestCase("/third", """{"p":"1;2"}""", AbsenceCause.NothingMade, "\"split\" makes nothing of the value at /p")]
    [TestCase("/when", """{"d":"soon"}""", AbsenceCause.Refused, "is no date")]
    [TestCase("/lines/2/text", """{"l":[{"t":"a"},{"t":"b"}]}""", AbsenceCause.NoElement, "has 2 elements")]
    [TestCase("/lines/0/text", """{"l":[{}]}""", AbsenceCause.SourceAbsent, "/l/0/t")]
    [TestCase("/lines/0/text", "{}", AbsenceCause.SourceAbsent, "/l")]
    [TestCase("/sent", """{"s":"x"}""", AbsenceCause.WriteOnly, "only writes")]
    [TestCase("/sentElsewhere", """{"e":"x"}""", AbsenceCause.WriteOnly, "only writes")]
    [TestCase("/nowhere", "{}", AbsenceCause.NoSuchField, "no field at /nowhere")]
    [TestCase("/plain", "[]", AbsenceCause.Refused, "no JSON object")]
    public void Each_cause_is_told(string path, string record, AbsenceCause cause, string why)
    {
        var found = Things.Explain(Documents.Record(record), RelatedRecords.None, "main", path);
        Assert.Multiple(() =>
        {
            Assert.That(found.Cause, Is.EqualTo(cause), found.WhyNull);
            Assert.That(found.WhyNull, Does.Contain(why));
            Assert.That(found.Result, Is.Null);
        });
    }

    [Test]
    public void A_default_and_the_branches_are_transforms_and_leave_no_cause()
    {
        MappingExplanation Explain(string path, string record) => Things.Explain(Documents.Record(record), RelatedRecords.None, "main", path);
        Assert.Multiple(() =>
        {
            Assert.That(Explain("/known", "{}").Transforms, Is.EqualTo(new[] { "default" }));
            Assert.That(Explain("/known", "{}"), Has.Property("Cause").EqualTo(AbsenceCause.None).And.Property("WhyNull").Null);
            Assert.That(Explain("/known", """{"c":"x"}""").Transforms, Is.Empty);
            Assert.That(Explain("/kind", """{"k":"a","p":"x"}""").Transforms, Is.EqualTo(new[] { "branch 1 of when (k)" }));
            Assert.That(Explain("/either", """{"b":"x"}""").Transforms, Is.EqualTo(new[] { "branch 2 of firstOf" }));
            Assert.That(Documents.Mapping(Documents.TimeEntries).Explain(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main", "/billRate").Transforms,
                Is.EqualTo(new[] { "minor units 100 (currency_base_unit)", "currency USD (currency)" }));
        });
    }

    [Test]
    public void A_member_of_the_contract_without_a_rule_is_told_from_a_field_that_nobody_knows()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        Assert.That(mapping.Explain(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main", "/costRate"),
            Has.Property("Cause").EqualTo(AbsenceCause.NoRule).And.Property("WhyNull").Contains("no rule for costRate of the contract \"timeEntry\""));
        Assert.That(mapping.Explain(Documents.Canonical("{}", "timeEntry"), ReferenceTable.None, "/updated_at").Cause, Is.EqualTo(AbsenceCause.ReadOnly));
    }

    [Test]
    public void A_record_that_the_vendor_hides_a_part_of_has_no_value_anywhere()
    {
        var hidden = Documents.Record("""{"p":"x"}""") with { Faults = [new Fault(FaultKind.Authorisation, "may not read it") { Rule = "permission" }] };
        Assert.That(Things.Explain(hidden, RelatedRecords.None, "main", "/plain"),
            Has.Property("Cause").EqualTo(AbsenceCause.NotVisible).And.Property("Result").Null.And.Property("WhyNull").EqualTo("may not read it"));
    }

    [Test]
    public void All_fields_come_once_with_elements_slots_that_only_write_and_members_without_rule()
    {
        var all = Things.ExplainAll(Documents.Record("""{"p":"x","m":"y","l":[{"t":"a"},{"t":"b"}]}"""), RelatedRecords.None, "main").ToList();
        Assert.That(all.Select(field => field.TargetPath), Is.EqualTo(new[]
        {
            "/plain", "/must", "/kind", "/either", "/known", "/beside", "/third", "/when", "/lines/0/text", "/lines/1/text", "/sent", "/sentElsewhere",
        }));
        Assert.That(all.Where(field => field.Result is null).Select(field => field.Cause), Has.None.EqualTo(AbsenceCause.None).And.None.EqualTo(AbsenceCause.NoSuchField));

        var contract = EntityCatalog.Find("timeEntry")!;
        var entry = Documents.Mapping(Documents.TimeEntries).ExplainAll(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main").ToList();
        Assert.That(entry.Select(field => field.TargetPath), Is.Unique);
        foreach (var member in contract.Members.Where(member => member.Kind != MemberKind.Object))
            Assert.That(entry.Select(field => field.TargetPath), Has.Some.EqualTo($"/{member.Name}"), "nothing of the contract is passed over");
        Assert.That(entry.Count(field => field.Result is not null) + entry.Count(field => field.Cause != AbsenceCause.None), Is.EqualTo(entry.Count));
    }

    [Test]
    public void Derived_fields_have_causes_and_the_classes_of_both_contracts()
    {
        var derivation = Documents.Mapping("""
            {"mapping":"flow.made","version":"1.0.0","source":{"entity":"contact"},"target":{"entity":"task","schema":"1.0"},
             "related":{"customer":{"entity":"customer","by":"customer"}},
             "fields":{"title":{"copy":"title"},"number":{"copy":"name.full"},"displayId":{"copy":"customer.number"}}}
            """);
        var source = Documents.Canonical("""{"name":{"full":"CANARY"}}""", "contact");
        MappingExplanation Explain(string path) => derivation.Explain(source, new Dictionary<string, CanonicalRecord>(), path);
        Assert.Multiple(() =>
        {
            Assert.That(Explain("/title").Cause, Is.EqualTo(AbsenceCause.SourceAbsent));
            Assert.That(Explain("/displayId").Cause, Is.EqualTo(AbsenceCause.RelatedMissing));
            Assert.That(Explain("/number"), Has.Property("Result").EqualTo("\"masked\"").And.Property("IsMasked").True, "a name stays one in a member for numbers");
            Assert.That(Explain("/number").ToString(), Does.Not.Contain("CANARY"));
        });
    }

    [Test]
    public void Nothing_of_a_person_shows_through_a_list_a_choice_or_the_name_of_a_reference()
    {
        var fields = """
            { "lines": { "list": "l", "fields": { "text": { "copy": "t", "class": "personal" }, "n": { "copy": "n" } } },
              "choice": { "when": [ { "if": { "path": "k", "is": "a" }, "then": { "copy": "t", "class": "sensitive" } } ] },
              "who": { "reference": "u", "object": "users", "entity": "resource", "display": "t" } }
            """;
        var mapping = Documents.Mapping(Documents.Vendor(fields, ""","write":{"out":{"copy":"lines[0].text"}}"""));
        var record = Documents.Record("""{"l":[{"t":"CANARY","n":"7"}],"t":"CANARY","u":"5","k":"b"}""");
        foreach (var path in new[] { "/lines", "/lines/0", "/lines/0/text", "/choice", "/who" })
            Assert.That(mapping.Explain(record, RelatedRecords.None, "main", path).ToString(), Does.Not.Contain("CANARY"), path);
        Assert.That(mapping.Explain(record, RelatedRecords.None, "main", "/lines/0/n").Result, Is.EqualTo("\"7\""), "the control: what is open shows");
        Assert.That(mapping.Explain(record, RelatedRecords.None, "main", "/who").Result, Does.Contain("\"display\":\"masked\""));
        Assert.That(mapping.Slots.Single(slot => slot.Path == "lines").Class, Is.EqualTo(DataClass.Personal));
        Assert.That(mapping.WrittenFields.Single(field => field.Path == "out").Class, Is.EqualTo(DataClass.Personal), "made of what is personal");
    }
}
