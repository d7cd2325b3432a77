using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class LocalStampTests
{
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    [TestCase("2026-11-18 01:12:09", "2026-11-18T09:12:09Z")]
    [TestCase("2026-07-01 00:00:00", "2026-07-01T07:00:00Z")]
    [TestCase("2026-11-01 01:30:00", "2026-11-01T08:30:00Z")]
    [TestCase("2026-03-08 02:30:00", "2026-03-08T10:30:00Z")]
    [TestCase("2026-11-20T08:16:00Z", "2026-11-20T08:16:00Z")]
    public void A_stamp_of_the_account_becomes_an_instant(string stamp, string instant) =>
        Assert.That(LocalStamp.ToUtc(stamp, Pacific), Is.EqualTo(DateTimeOffset.Parse(instant)));

    [TestCase(null)]
    [TestCase("11/20/2026")]
    [TestCase("2026-11-20")]
    public void What_has_no_mask_is_no_stamp(string? stamp) => Assert.That(LocalStamp.ToUtc(stamp, Pacific), Is.Null);

    [Test]
    public void Without_a_zone_a_local_stamp_is_unknown() => Assert.That(LocalStamp.ToUtc("2026-11-18 01:12:09", null), Is.Null);

    [Test]
    public void A_read_that_begins_in_the_hour_that_comes_twice_begins_before_both()
    {
        using var _ = Assert.EnterMultipleScope();
        foreach (var minutes in Enumerable.Range(0, 120))
        {
            // 2026-11-01: 01:00 to 02:00 comes twice, at 08:00Z and at 09:00Z.
            var at = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            var start = DateTime.Parse(LocalStamp.OfStart(at, Pacific));
            Assert.That(start, Is.LessThan(new DateTime(2026, 11, 1, 1, 0, 0)), $"{at:u}");
        }

        Assert.That(LocalStamp.OfStart(new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), Pacific), Is.EqualTo("2026-11-01 02:00:00"));
    }
}
