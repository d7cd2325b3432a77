using System.Text;
using Connectors.Faults;

namespace Connectors.Contracts;

public class CanonicalRecordTests
{
    private const string Complete =
        """
        {"resource":{"key":{"system":"kantata","connection":"psa","object":"users","value":"12148575","kind":"primary"},"display":"Dana Ito","state":"pending"},
        "workDate":"2026-11-19","duration":5400,"kind":{"code":"work"},"billable":{"code":"billable","raw":"true","label":"Yes","system":"kantata"},
        "billRate":{"amount":"140.00","currency":"USD"},"status":{"code":"approved"},"billing":{"code":"unbilled"},"note":"Entwürfe <1>","createdAt":"2026-11-19T20:21:38Z",
        "tags":["a","b"],"ext":{"x:costCentre":{"t":"string","v":"4711"}}}
        """;

    [Test]
    public void The_typed_view_holds_what_the_json_says()
    {
        var entry = Record(Complete).As<TimeEntry>();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Resource.Key!.Value, Is.EqualTo("12148575"));
            Assert.That(entry.Duration, Is.EqualTo(WorkTime.FromHours(1.5m)));
            Assert.That(entry.Billable, Is.EqualTo(new Coded<Billable>(Billable.Billable, "true", "Yes", "kantata")));
            Assert.That(entry.BillRate, Is.EqualTo(new Money(140m, "USD")));
            Assert.That(entry.Project, Is.Null);
            Assert.That(entry.Links, Is.Empty);
            Assert.That(entry.Ext["x:costCentre"].TryGet<string>(out var centre) ? centre : null, Is.EqualTo("4711"));
        });
    }

    [Test]
    public void Writing_the_typed_view_gives_the_same_json() =>
        Assert.That(Encoding.UTF8.GetString(CanonicalJson.ToJson(Record(Complete).As<TimeEntry>())), Is.EqualTo(Complete.ReplaceLineEndings("")));

    [Test]
    public void An_incomplete_record_names_every_path_and_rule_and_no_value()
    {
        const string broken =
            """{"workDate":"19.11.2026","duration":1.5,"kind":{"code":"work"},"billRate":{"amount":"12,3","currency":"USD"},"note":7,"tags":"secret","status":{"code":"x"}}""";
        var fault = Assert.Throws<ConnectorException>(() => Record(broken).As<TimeEntry>())!.Fault;
        Assert.Multiple(() =>
        {
            Assert.That(fault.Kind, Is.EqualTo(FaultKind.SourceInvalid));
            Assert.That((fault.Path, fault.Rule, fault.ValueClass), Is.EqualTo(("/resource", "required", (string?)null)));
            Assert.That(fault.Message, Does.Contain("timeEntry 1.0").And.Contains("/resource: required, absent").And.Contains("/workDate: date, found text(10)")
                .And.Contains("/duration: workTime, found number").And.Contains("/billRate: money, found object").And.Contains("/note: text, found number")
                .And.Contains("/tags: list, found text(6)").And.Contains("/billing: required, absent").And.Contains("Map these members"));
            Assert.That(fault.ToString(), Does.Not.Contain("12,3").And.Not.Contains("19.11").And.Not.Contains("secret"));
        });
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"resource\":")]
    [TestCase("{\"resource\":null}")]
    public void What_is_no_record_at_all_is_a_fault_too(string json) =>
        Assert.That(Assert.Throws<ConnectorException>(() => Record(json).As<TimeEntry>())!.Fault.Kind, Is.EqualTo(FaultKind.SourceInvalid));

    [Test]
    public void A_record_of_another_contract_or_major_version_is_refused()
    {
        Assert.That(() => Record(Complete).As<Invoice>(), Throws.InvalidOperationException.With.Message.EqualTo("The record is of contract timeEntry, not invoice."));
        var later = Record(Complete) with { Schema = "2.0" };
        Assert.That(Assert.Throws<ConnectorException>(() => later.As<TimeEntry>())!.Fault.Kind, Is.EqualTo(FaultKind.Unsupported));
        Assert.That((Record(Complete) with { Schema = "1.7" }).As<TimeEntry>().Duration.Seconds, Is.EqualTo(5400));
    }

    [Test]
    public void Codes_and_members_of_a_later_minor_version_are_no_fault()
    {
        var entry = Record(Complete.Replace("\"approved\"", "\"peerReviewed\"").Replace("\"tags\"", "\"mood\":{\"a\":[1]},\"tags\"")).As<TimeEntry>();
        Assert.That(entry.Status.Code, Is.EqualTo(TimeEntryStatus.Unknown));
    }

    private static CanonicalRecord Record(string json) => new()
    {
        Entity = "timeEntry",
        Schema = "1.0",
        Source = new("kantata", "psa", "time_entries", "1785362865", null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json.ReplaceLineEndings("")),
        ContentHash = "",
        Trace = new("kantata.time_entries", "1.0.0", "kantata"),
    };
}
