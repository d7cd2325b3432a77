using System.Text;
using Connectors.Contracts;

namespace Connectors.Exchange;

/// <summary>Versions that are spelt when they are asked for are what they would have been before.</summary>
public sealed class VendorRecordTests
{
    private static readonly VendorKey Key = new("invoice", "7");
    private static readonly DateTimeOffset Change = new(2026, 11, 21, 9, 30, 5, TimeSpan.Zero);

    [Test]
    public void A_version_inside_the_json_is_its_text() =>
        Assert.That(Versioned("{\"lm\":\"2026-11-21 é\"}", 7, 13).Version, Is.EqualTo("2026-11-21 é"));

    [Test]
    public void A_place_without_bytes_is_no_version() => Assert.That(Versioned("{}", 0, 0).Version, Is.Null);

    [TestCase(200, 10, TestName = "long")]
    [TestCase(20, 20_000_000, TestName = "far behind")]
    public void A_version_that_is(int length, int at)
    {
        var version = new string('v', length);
        Assert.That(Versioned(new string(' ', at) + version, at, length).Version, Is.EqualTo(version));
    }

    [Test]
    public void A_place_outside_of_the_json_is_refused() =>
        Assert.That(() => Versioned("{}", 1, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Other_json_keeps_the_version()
    {
        var record = Versioned("{\"lm\":\"17\"}", 7, 2) with { Json = "{}"u8.ToArray() };
        Assert.That((record.Version, Encoding.UTF8.GetString(record.Json.Span)), Is.EqualTo(("17", "{}")));
        record = VendorRecord.Stamped(Key, Change, at => $"{at:yyyy}", RecordState.Live, default) with { Json = "{}"u8.ToArray() };
        Assert.That(record.Version, Is.EqualTo("2026"));
    }

    [Test]
    public void Another_version_takes_the_place_of_the_one_inside()
    {
        var record = Versioned("{\"lm\":\"17\"}", 7, 2);
        Assert.That(((record with { Version = "18" }).Version, (record with { Version = null }).Version), Is.EqualTo(("18", (string?)null)));
    }

    [Test]
    public void A_time_of_change_is_kept_in_utc()
    {
        var record = new VendorRecord(Key, null, Change.ToOffset(TimeSpan.FromHours(5)), RecordState.Live, default);
        Assert.That(record.ModifiedAt, Is.EqualTo(Change));
        Assert.That(record.ModifiedAt!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That((record with { ModifiedAt = null }).ModifiedAt, Is.Null);
        Assert.That((record with { ModifiedAt = DateTimeOffset.MinValue }).ModifiedAt, Is.EqualTo(DateTimeOffset.MinValue));
        Assert.That((record with { ModifiedAt = DateTimeOffset.MaxValue }).ModifiedAt, Is.EqualTo(DateTimeOffset.MaxValue));
    }

    [Test]
    public void A_record_without_a_time_of_change_has_no_stamp() =>
        Assert.That(VendorRecord.Stamped(Key, null, _ => "never", RecordState.Live, default).Version, Is.Null);

    private static VendorRecord Versioned(string json, int at, int length) =>
        VendorRecord.Versioned(Key, at..(at + length), Change, RecordState.Live, Encoding.UTF8.GetBytes(json));
}
