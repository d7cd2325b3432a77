using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The documents of the format page, as they stand there.</summary>
public sealed class FormatPageTests
{
    [Test]
    public void The_example_reads_a_time_entry()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var record = mapping.Read(Documents.Record(Documents.TimeEntry, "17", "time_entries"), RelatedRecords.None, "main").Value!;
        Assert.That(record.Text(), Is.EqualTo(
            """
            {"resource":{"key":{"system":"kantata","connection":"main","object":"users","value":"12","kind":"primary"},"state":"pending"},
            "workDate":"2026-11-19","duration":5400,"billable":{"code":"billable","raw":"true","system":"kantata"},
            "billRate":{"amount":"150.50","currency":"USD"},"modifiedAt":"2026-11-19T07:00:00Z","note":"Café & co"}
            """.ReplaceLineEndings("")));
        Assert.That(record.Key, Is.EqualTo(new VendorReference("kantata", "main", "time_entries", "17")));
        Assert.That(record.References.Single().Path, Is.EqualTo("/resource"));
        Assert.That(record.Trace, Is.EqualTo(new RecordTrace("kantata.time_entries", "1.0.0", "kantata")));
        Assert.That(mapping.SourceFields, Does.Contain("story_id").And.Contain("currency_base_unit").And.Not.Contain("id"));
    }

    [Test]
    public void The_example_writes_the_same_vendor_fields_back()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries);
        var record = mapping.Read(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main").Value!;
        var keys = record.References.ToDictionary(reference => reference.Key, reference => reference.Key);
        var body = mapping.Write(record, new ReferenceTable(keys));
        Assert.That(body.IsSuccess, Is.True, () => string.Join('\n', body.Faults));
        Assert.That(Encoding.UTF8.GetString(body.Value.Span), Is.EqualTo(
            """{"user_id":"12","date_performed":"2026-11-19","time_in_minutes":90,"billable":true,"rate_in_cents":15050,"notes":"Café & co","creator_role":"maven"}"""));
    }
}
