namespace Connectors.Flows.Tests;

/// <summary>Calendars: each case says a moment, a calendar, a zone and the next time, which was worked out by hand.</summary>
public sealed class CronScheduleTests
{
    [TestCase("2026-11-20T08:00:00Z", "* * * * *", "Etc/UTC", "2026-11-20T08:01:00Z")]
    [TestCase("2026-11-20T08:00:30Z", "*/15 * * * *", "Etc/UTC", "2026-11-20T08:15:00Z")]
    [TestCase("2026-11-20T08:59:59Z", "0 * * * *", "Etc/UTC", "2026-11-20T09:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 6 * * 1-5", "Etc/UTC", "2026-11-23T06:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 6 * * 7", "Etc/UTC", "2026-11-22T06:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 6 * * 0", "Etc/UTC", "2026-11-22T06:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "30 2 1 1,7 *", "Etc/UTC", "2027-01-01T02:30:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 0 29 2 *", "Etc/UTC", "2028-02-29T00:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 0 13 * 5", "Etc/UTC", "2026-11-27T00:00:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "0 9 * * *", "Europe/Berlin", "2026-11-21T08:00:00Z")]
    [TestCase("2026-06-20T06:59:00Z", "0 9 * * *", "Europe/Berlin", "2026-06-20T07:00:00Z")]
    [TestCase("2026-03-28T12:00:00Z", "30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00Z")]
    [TestCase("2026-10-24T12:00:00Z", "30 2 * * *", "Europe/Berlin", "2026-10-25T01:30:00Z")]
    [TestCase("2026-10-25T01:30:00Z", "30 2 * * *", "Europe/Berlin", "2026-10-26T01:30:00Z")]
    [TestCase("2026-12-31T23:59:00Z", "59 23 31 12 *", "Etc/UTC", "2027-12-31T23:59:00Z")]
    [TestCase("2026-11-20T08:00:00Z", "5-10/5,40 8 * * *", "Etc/UTC", "2026-11-20T08:05:00Z")]
    [Category("F14")]
    public void The_next_time_is(string after, string calendar, string zone, string next) =>
        Assert.That(
            CronSchedule.Parse(calendar).Value!.Next(DateTimeOffset.Parse(after), TimeZoneInfo.FindSystemTimeZoneById(zone)),
            Is.EqualTo(DateTimeOffset.Parse(next)));

    [TestCase("", "five fields")]
    [TestCase("* * * *", "five fields")]
    [TestCase("60 * * * *", "'60' is no minute")]
    [TestCase("* 24 * * *", "'24' is no hour")]
    [TestCase("* * 0 * *", "'0' is no day of month")]
    [TestCase("* * * 13 *", "'13' is no month")]
    [TestCase("* * * * 8", "'8' is no day of week")]
    [TestCase("5-1 * * * *", "'5-1' is no minute")]
    [TestCase("*/0 * * * *", "'*/0' is no minute")]
    [TestCase("1,,2 * * * *", "'1,,2' is no minute")]
    [TestCase("a * * * *", "'a' is no minute")]
    [TestCase("1-2-3 * * * *", "'1-2-3' is no minute")]
    [TestCase("1/2/3 * * * *", "'1/2/3' is no minute")]
    [TestCase("0 0 30 2 *", "never comes")]
    public void What_is_no_calendar_is_said_with_its_field(string calendar, string says) =>
        Assert.That(CronSchedule.Parse(calendar).Faults.Single().Message, Does.Contain(says));

    [Test]
    public void Each_time_is_later_than_the_one_before_and_fits_its_calendar()
    {
        var schedule = CronSchedule.Parse("*/20 1-3 * * *").Value!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var moment = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var count = 0; count < 5_000; count++)
        {
            var next = schedule.Next(moment, zone);
            var wall = TimeZoneInfo.ConvertTime(next, zone);
            Assert.That(next, Is.GreaterThan(moment));
            Assert.That(wall.Hour is >= 1 and <= 3 && wall.Minute % 20 == 0, Is.True, $"{wall:O}");
            moment = next;
        }
    }
}
