namespace Connectors.Sandbox.Tests;

/// <summary>SuiteQL tells times on the account's wall clock, the record service in UTC: clients that mix them up must lose rows here.</summary>
public sealed class NetSuiteZoneTests
{
    [TestCase("America/Los_Angeles", "2026-11-20 19:30:01", "11/20/2026")]
    [TestCase("Europe/Berlin", "2026-11-21 04:30:01", "11/21/2026")]
    [TestCase("UTC", "2026-11-21 03:30:01", "11/21/2026")]
    public async Task Times_are_local_in_suiteql_and_utc_in_the_record_service(string zone, string local, string day)
    {
        await using var lab = await NetSuiteLab.StartAsync(("timeZone", zone));
        await CreateAsync(lab);
        var row = (await lab.RowsAsync("SELECT TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS lm, lastmodifieddate, datecreated FROM customer WHERE id = 600")).Single();
        Assert.That(row.ToJsonString(), Is.EqualTo($$"""{"lm":"{{local}}","lastmodifieddate":"{{day}}","datecreated":"{{day}}"}"""));
        Assert.That((await lab.GetAsync("customer/600")).Json["lastModifiedDate"]!.GetValue<string>(), Is.EqualTo("2026-11-21T03:30:01Z"));
        Assert.That((await lab.RowsAsync("SELECT SESSIONTIMEZONE FROM dual")).Single()["sessiontimezone"]!.GetValue<string>(), Is.EqualTo(zone));
    }

    [TestCase("2026-11-20 19:30:01", 1)]
    [TestCase("2026-11-20 19:30:02", 0)]
    [TestCase("2026-11-21 03:30:01", 0)]
    public async Task A_cursor_in_utc_loses_rows_one_on_the_wall_clock_does_not(string cursor, int found)
    {
        await using var lab = await NetSuiteLab.StartAsync();
        await CreateAsync(lab);
        Assert.That(await lab.RowsAsync("SELECT id FROM customer WHERE id = 600 AND lastmodifieddate >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS')", cursor), Has.Count.EqualTo(found));
    }

    [Test]
    public async Task The_key_set_of_time_and_id_reads_every_row_once()
    {
        await using var lab = await NetSuiteLab.StartAsync();
        for (var i = 0; i < 7; i++) await lab.PostAsync("customer", $$$"""{"companyName":"C{{{i}}}","subsidiary":{"id":"1"}}""");
        var seen = new List<string>();
        var (stamp, id) = ("1970-01-01 00:00:00", "0");
        while (true)
        {
            var rows = await lab.RowsAsync(
                "SELECT TOP 3 id, TO_CHAR(lastmodifieddate,'YYYY-MM-DD HH24:MI:SS') AS lm FROM customer WHERE (lastmodifieddate > TO_DATE(?,'YYYY-MM-DD HH24:MI:SS') OR (lastmodifieddate = TO_DATE(?,'YYYY-MM-DD HH24:MI:SS') AND id > ?)) ORDER BY lastmodifieddate, id",
                stamp, stamp, id);
            if (rows.Count == 0) break;
            seen.AddRange(rows.Select(r => r["id"]!.GetValue<string>()));
            (stamp, id) = (rows[^1]["lm"]!.GetValue<string>(), rows[^1]["id"]!.GetValue<string>());
        }
        Assert.That(seen, Is.EqualTo((string[])["521", "522", "523", "600", "601", "602", "603", "604", "605", "606"]));
    }

    [Test]
    public async Task The_date_format_is_the_accounts_own()
    {
        await using var lab = await NetSuiteLab.StartAsync(("dateFormat", "DD.MM.YYYY"));
        Assert.That((await lab.RowsAsync("SELECT hiredate FROM employee WHERE hiredate = '01.03.2021'")).Single()["hiredate"]!.GetValue<string>(), Is.EqualTo("01.03.2021"));
    }

    [Test]
    public void A_wrong_setting_stops_the_start_with_its_name() =>
        Assert.That(async () => await NetSuiteLab.StartAsync(("timeZone", "Mars/Olympus")), Throws.ArgumentException.With.Message.Contains("timeZone"));

    private static async Task CreateAsync(NetSuiteLab lab)
    {
        lab.Account.Clock.Set(new(2026, 11, 21, 3, 30, 0, TimeSpan.Zero));
        await lab.SignInAsync();
        await lab.PostAsync("customer", """{"companyName":"A","subsidiary":{"id":"1"}}""");
    }
}
