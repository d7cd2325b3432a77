using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>What a mapping makes is compared with its contract before anything runs.</summary>
public sealed class ContractCheckTests
{
    [TestCase("""{"durations":{"duration":"m","unit":"minutes"}}""", "has no member \"durations\"", "duration, ")]
    [TestCase("""{"approval.when":{"instant":"m"}}""", "has no member \"approval.when\"", "decidedAt")]
    [TestCase("""{"workDate":{"copy":"d"}}""", "is a date; the rule \"copy\" makes a text", "a date")]
    [TestCase("""{"note":{"firstOf":[{"copy":"a"},{"money":"b","currency":"c"}]}}""", "the rule \"money\" makes money", "a text")]
    [TestCase("""{"status":{"constant":"aproved","as":"coded"}}""", "no code \"aproved\"", "approved")]
    [TestCase("""{"billable":{"coded":"b","values":"v"}}""", "no code \"chargeable\"", "nonBillable")]
    [TestCase("""{"project":{"reference":"p","object":"o","entity":"invoice"}}""", "does not point to \"invoice\"", "project")]
    public void A_field_that_its_contract_does_not_know_is_a_fault(string fields, string problem, string wayOut)
    {
        var document = Documents.Vendor(fields, ""","values":{"v":{"1":"chargeable"}}""")
            .Replace("\"thing\"", "\"timeEntry\"", StringComparison.Ordinal);
        var fault = MappingSet.Load([Documents.Text(document)], MappingFunctions.None).Faults.Single();
        Assert.That(fault.Message, Does.Contain(problem).And.Contain(wayOut));
        Assert.That(fault.Path, Does.StartWith("/fields/").Or.EqualTo("/values/v/1"), "a code of a table stands in the table");
    }

    [Test]
    public void Fields_of_list_elements_are_checked_too_and_the_version_of_the_contract()
    {
        var document = Documents.Vendor("""{"lines":{"list":"l","fields":{"amount":{"decimal":"a"},"sum":{"copy":"b"}}}}""")
            .Replace("\"thing\"", "\"invoice\"", StringComparison.Ordinal)
                .Replace("\"schema\":\"1.0\"", "\"schema\":\"9.0\"", StringComparison.Ordinal);
        var faults = MappingSet.Load([Documents.Text(document)], MappingFunctions.None).Faults;
        Assert.That(faults.Select(fault => fault.Path),
            Is.EqualTo(new[] { "/target/schema", "/fields/lines/fields/amount", "/fields/lines/fields/sum" }));
    }

    [Test]
    public void Canonical_json_becomes_the_typed_record_and_back()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries.Replace("\"note\":",
            """
            "kind": { "constant": "work", "as": "coded" }, "status": { "constant": "approved", "as": "coded" }, "billing": { "constant": "unbilled", "as": "coded" },
            "note":
            """, StringComparison.Ordinal));
        var record = mapping.Read(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main").Value!;
        var typed = record.As<TimeEntry>();
        Assert.That(typed.Duration.Seconds, Is.EqualTo(5400));
        Assert.That(typed.BillRate, Is.EqualTo(new Money(150.50m, "USD")));
        Assert.That(typed.Resource.Key, Is.EqualTo(new VendorReference("kantata", "main", "users", "12")));
    }
}
