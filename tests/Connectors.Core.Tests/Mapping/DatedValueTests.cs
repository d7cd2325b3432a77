using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Value tables whose codes change in time.</summary>
public sealed class DatedValueTests
{
    private const string Values = """
        ,"values":{"kind":{"A":"x","B":[{"code":"y","until":"2026-06-30"},{"code":"z","from":"2026-07-01"}],"C":[{"code":"y","from":"2026-07-01","until":"2026-12-31"}]}}
        """;

    private static readonly CompiledMapping OnDay = Documents.Mapping(Documents.Vendor("""
        {"day":{"date":"d","format":"dd.MM.yyyy"},"kind":{"coded":"k","values":"kind","on":"day"}}
        """, Values));

    [TestCase("A", "01.01.2020", "x")]
    [TestCase("B", "01.01.2020", "y")]
    [TestCase("B", "30.06.2026", "y", Description = "the last day counts")]
    [TestCase("B", "01.07.2026", "z", Description = "the first day counts")]
    [TestCase("C", "30.06.2026", "unknown", Description = "not yet")]
    [TestCase("C", "31.12.2026", "y")]
    [TestCase("C", "01.01.2027", "unknown", Description = "no more; the raw value is kept")]
    public void The_records_own_date_decides_when_it_is_read(string raw, string day, string code) =>
        Assert.That(OnDay.Read($$"""{"d":"{{day}}","k":"{{raw}}"}"""),
            Does.EndWith($"\"kind\":{{\"code\":\"{code}\",\"raw\":\"{raw}\",\"system\":\"acme\"}}}}"));

    [TestCase("x", "2026-01-01", "A")]
    [TestCase("y", "2026-06-30", "B")]
    [TestCase("y", "2026-07-01", "C", Description = "on another day another value stands for it")]
    [TestCase("z", "2026-07-01", "B")]
    public void The_same_date_decides_when_it_is_written(string code, string day, string raw) =>
        Assert.That(OnDay.Write($$$"""{"day":"{{{day}}}","kind":{"code":"{{{code}}}"}}"""), Does.EndWith($"\"k\":\"{raw}\"}}"));

    [Test]
    public void A_code_without_value_on_its_day_is_refused_with_the_day_and_the_codes_of_that_day()
    {
        var fault = OnDay.Write(Documents.Canonical("""{"day":"2026-06-30","kind":{"code":"z"}}"""), ReferenceTable.None).Faults.Single();
        Assert.That(fault.Message, Does.Contain("has no value at the vendor on 2026-06-30").And.Contain("choose one of these codes: x, y,"));
        Assert.That(OnDay.Write("""{"day":"2026-07-01","kind":{"code":"z"}}"""), Does.Contain("\"B\""), "control");
    }

    [Test]
    public void Without_a_date_of_its_own_the_day_of_the_last_change_decides_and_without_that_the_newest_table()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""{"kind":{"coded":"k","values":"kind"}}""", Values));
        string Read(DateTimeOffset? changed) =>
            mapping.Read(Documents.Record("""{"k":"B"}""") with { ModifiedAt = changed }, RelatedRecords.None, "main").Value!.Text();
        Assert.Multiple(() =>
        {
            Assert.That(Read(new(2026, 6, 30, 23, 59, 59, TimeSpan.Zero)), Does.Contain("\"y\""));
            Assert.That(Read(new(2026, 7, 1, 1, 0, 0, TimeSpan.FromHours(2))), Does.Contain("\"y\""), "the day in UTC");
            Assert.That(Read(new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)), Does.Contain("\"z\""));
            Assert.That(Read(null), Does.Contain("\"z\""));
            Assert.That(OnDay.Read(Documents.Record("""{"k":"B"}""") with { ModifiedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
                RelatedRecords.None, "main").Value!.Text(),
                Does.Contain("\"y\""), "the named date is absent");
        });
        string Written(DateTimeOffset? changed)
        {
            var canonical = Documents.Canonical("""{"kind":{"code":"y"}}""");
            var body = mapping.Write(canonical with { Source = canonical.Source with { ModifiedAt = changed } }, ReferenceTable.None);
            return System.Text.Encoding.UTF8.GetString(body.Value.Span);
        }
        Assert.That(Written(new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero)), Does.Contain("\"B\""));
        Assert.That(Written(new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)), Does.Contain("\"C\""));
    }

    [Test]
    public void A_wrong_date_is_told_once_by_its_own_field()
    {
        var faults = OnDay.Faults("""{"d":"tomorrow","k":"B"}""");
        Assert.That(faults.Select(fault => fault.Rule), Is.EqualTo(new[] { "date" }));
    }

    [Test]
    public void Elements_of_a_list_take_their_own_date_or_that_of_the_record_around_them()
    {
        var mapping = Documents.Mapping(Documents.Vendor("""
            {"day":{"date":"d"},"lines":{"list":"l","fields":{"at":{"date":"at"},"own":{"coded":"k","values":"kind","on":"at"},"outer":{"coded":{"read":"k"},"values":"kind","on":"^.day"}}}}
            """, Values));
        Assert.That(mapping.Read("""{"d":"2026-07-01","l":[{"at":"2026-06-30","k":"B"},{"at":"2026-07-01","k":"B"}]}"""), Is.EqualTo(
            """{"day":"2026-07-01","lines":[{"at":"2026-06-30","own":{"code":"y","raw":"B","system":"acme"},"outer":{"code":"z","raw":"B","system":"acme"}},{"at":"2026-07-01","own":{"code":"z","raw":"B","system":"acme"},"outer":{"code":"z","raw":"B","system":"acme"}}]}"""));
        Assert.That(mapping.Write("""{"day":"2026-07-01","lines":[{"at":"2026-06-30","own":{"code":"y"}},{"at":"2026-07-01","own":{"code":"y"}}]}"""),
            Is.EqualTo("""{"d":"2026-07-01","l":[{"at":"2026-06-30","k":"B"},{"at":"2026-07-01","k":"C"}]}"""));
    }

    [Test]
    public void The_typed_way_gives_the_same()
    {
        var mapping = Documents.Mapping(Documents.TimeEntries
            .Replace("\"note\":",
                "\"kind\": {\"constant\":\"unknown\",\"as\":\"coded\"}, \"status\": {\"constant\":\"unknown\",\"as\":\"coded\"}, \"billing\": {\"constant\":\"unknown\",\"as\":\"coded\"}, \"note\":",
                StringComparison.Ordinal)
            .Replace("\"values\": \"billable\"", "\"values\": \"billable\", \"on\": \"workDate\"", StringComparison.Ordinal)
            .Replace("\"true\": \"billable\"",
                "\"true\": [{\"code\":\"billable\",\"until\":\"2026-11-18\"},{\"code\":\"noCharge\",\"from\":\"2026-11-19\"}]",
                StringComparison.Ordinal));
        var typed = mapping.ReadAs<TimeEntry>(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main").Value!;
        Assert.That(typed, Is.EqualTo(mapping.Read(Documents.Record(Documents.TimeEntry), RelatedRecords.None, "main").Value!.As<TimeEntry>()));
        Assert.That(typed.Billable.Code, Is.EqualTo(Billable.NoCharge));
    }

    [Test]
    public void A_layer_dates_a_plain_table_and_undates_a_value()
    {
        var plain = Documents.TimeEntries.Replace("\"values\": \"billable\"", "\"values\": \"billable\", \"on\": \"workDate\"",
            StringComparison.Ordinal);
        var dating = LayerTests.Layer("/north", "{}",
            """{"billable":{"true":[{"code":"billable","until":"2026-11-18"},{"code":"noCharge","from":"2026-11-19"}]}}""");
        var undating = LayerTests.Layer("/north/emea", "{}", """{"billable":{"true":"billable"}}""");
        string Code(params MappingText[] layers) => Documents.Set(plain).Compile(layers).Value!.All.Single().Read(Documents.TimeEntry);
        Assert.That(Code(), Does.Contain("{\"code\":\"billable\""));
        Assert.That(Code(dating), Does.Contain("{\"code\":\"noCharge\""));
        Assert.That(Code(dating, undating), Does.Contain("{\"code\":\"billable\""));
        Assert.That(Documents.Set(plain).Compile([dating]).Value!.All.Single().Write("""{"workDate":"2026-11-18","billable":{"code":"nonBillable"}}"""),
            Does.Contain("\"billable\":false"), "what has no dates holds always");
    }
}
