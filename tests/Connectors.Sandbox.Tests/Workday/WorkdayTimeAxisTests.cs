namespace Connectors.Sandbox.Tests;

/// <summary>Both time axes on the virtual clock.</summary>
public sealed class WorkdayTimeAxisTests
{
    private const string Everybody = "<wd:Exclude_Inactive_Workers>false</wd:Exclude_Inactive_Workers>";
    private const string Start = "2026-11-20T08:00:00Z";

    [Test]
    public async Task A_hire_and_a_title_wait_for_their_day()
    {
        await using var lab = await WorkdayLab.StartAsync();
        Assert.That((await lab.WorkersAsync()).Of("21002", "Business_Title"), Is.EqualTo("Senior Consultant"));
        var later = await lab.WorkersAsync(filter: "<wd:As_Of_Effective_Date>2027-01-01</wd:As_Of_Effective_Date>");
        Assert.That((later.Of("21002", "Business_Title"), later.Of("21013", "Active")), Is.EqualTo(("Principal Consultant", "1")));

        lab.Account.Clock.Set(new(2026, 12, 15, 7, 59, 59, TimeSpan.Zero));
        Assert.That((await lab.WorkersAsync()).WorkerIds, Has.No.Member("21013"), "the day has not begun in the tenant");
        lab.Account.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await lab.WorkersAsync()).WorkerIds, Has.Member("21013"));
        lab.Account.Clock.Set(new(2027, 1, 1, 8, 0, 0, TimeSpan.Zero));
        Assert.That((await lab.WorkersAsync()).Of("21002", "Business_Title"), Is.EqualTo("Principal Consultant"));
    }

    [Test]
    public async Task The_second_block_brings_what_becomes_effective()
    {
        await using var lab = await WorkdayLab.StartAsync();
        lab.Account.Clock.Set(new(2026, 12, 15, 9, 0, 0, TimeSpan.Zero));
        const string From = "2026-12-15T00:00:00.000Z", Through = "2026-12-15T09:00:00.000Z";
        var entered = await lab.WorkersAsync(WorkdayLab.Log(From, Through, "1900-01-01T00:00:00Z", Through) + Everybody);
        Assert.That(entered.WorkerIds, Is.Empty);
        var both = await lab.WorkersAsync(
            WorkdayLab.Log(From, Through, "1900-01-01T00:00:00Z", Through) + WorkdayLab.Log("1970-01-01T00:00:00Z", Through, From, Through) + Everybody);
        Assert.That(both.WorkerIds, Is.EqualTo((string[])["21013"]));
        Assert.That(both.Of("21013", "Active"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Somebody_types_a_change_that_applies_later()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var row = await lab.EnterAsync("""
            {"worker":"Employee_ID=21006","type":"Title Change","effective":"2026-11-25","data":{"positions":{"P-21006":{"businessTitle":"Team Lead"}}}}
            """);
        Assert.That(row["entered"]!.GetValue<string>(), Is.EqualTo("2026-11-20T08:00:01Z"));
        var now = await lab.WorkersAsync(WorkdayLab.Log(Start, "2026-11-20T08:00:01Z"));
        Assert.That((now.WorkerIds.Single(), now.Of("21006", "Business_Title")), Is.EqualTo(("21006", "Consultant")));
        lab.Account.Clock.Advance(TimeSpan.FromDays(5));
        var then = await lab.WorkersAsync();
        Assert.That((then.Of("21006", "Business_Title"), then.Of("21006", "Position_Title")), Is.EqualTo(("Team Lead", "Consultant")));
        Assert.That(then.Worker("21006").Descendants(WorkdayXml.Wd + "Position_Data").Single().WdAttribute("Effective_Date"), Is.EqualTo("2026-11-25-08:00"));
    }

    [Test]
    public async Task A_rescinded_and_a_corrected_change_are_events_too()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var first = await lab.EnterAsync("""{"worker":"Employee_ID=21006","type":"Title Change","effective":"2026-11-10","data":{"lastName":"Typo"}}""");
        Assert.That((await lab.WorkersAsync()).Of("21006", "Last_Name"), Is.EqualTo("Typo"));
        var second = await lab.EnterAsync($$$"""{"worker":"Employee_ID=21006","type":"Title Change","effective":"2026-11-10","data":{"lastName":"Ostrell"},"corrects":"{{{first["row"]}}}"}""");
        Assert.That((await lab.WorkersAsync()).Of("21006", "Last_Name"), Is.EqualTo("Ostrell"));
        await lab.EnterAsync($$$"""{"worker":"Employee_ID=21006","type":"Title Change","effective":"2026-11-10","rescinds":"{{{second["row"]}}}"}""");
        var last = await lab.WorkersAsync(WorkdayLab.Log("2026-11-20T08:00:03Z", "2026-11-20T08:00:03Z"));
        Assert.That((last.WorkerIds.Single(), last.Of("21006", "Last_Name")), Is.EqualTo(("21006", "Ostrelle")));
        Assert.That(last.Worker("21006").Descendants(WorkdayXml.Wd + "Is_Correction_Or_Corrected").Select(flag => flag.Value),
            Is.EqualTo((string[])["0", "1", "1", "0"]));
        Assert.That(last.Worker("21006").Descendants(WorkdayXml.Wd + "Is_Rescind_Or_Rescinded").Select(flag => flag.Value),
            Is.EqualTo((string[])["0", "0", "1", "1"]));
        var before = await lab.WorkersAsync(filter: "<wd:As_Of_Entry_DateTime>2026-11-20T08:00:01Z</wd:As_Of_Entry_DateTime>");
        Assert.That(before.Of("21006", "Last_Name"), Is.EqualTo("Typo"), "what was known then stays known");
    }

    [Test]
    public async Task Pages_drift_unless_the_entry_moment_is_fixed()
    {
        await using var lab = await WorkdayLab.StartAsync();
        async Task<int> ReadAsync(string fixedAt)
        {
            var seen = new HashSet<string>();
            for (var page = 1; page <= 12; page++)
            {
                var answer = await lab.WorkersAsync(filter: $"{fixedAt}<wd:Page>{page}</wd:Page><wd:Count>1</wd:Count>");
                foreach (var id in answer.WorkerIds) Assert.That(seen.Add(id) || fixedAt.Length == 0, "nobody comes twice at a fixed moment");
                await lab.EnterAsync($$$"""{"worker":"Employee_ID=3{{{page}}}{{{fixedAt.Length}}}","type":"Hire Employee","effective":"2026-11-01","data":{"firstName":"A","lastName":"B","hireDate":"2026-11-01"}}""");
            }
            return seen.Count(id => id.StartsWith('2') || id == "31001");
        }
        Assert.That(await ReadAsync("<wd:As_Of_Entry_DateTime>2026-11-20T08:00:00Z</wd:As_Of_Entry_DateTime>"), Is.EqualTo(12));
        Assert.That(await ReadAsync(""), Is.LessThan(12), "the control: without the moment some are missed");
    }

    [TestCase("2026-11-20T07:00:00Z", "2026-11-20T09:00:00Z", null, null, "Updated Through must be less than or equal to Current Moment!")]
    [TestCase("2026-11-20T07:00:00Z", "2026-11-20T06:00:00Z", null, null, "Updated From must be less than or equal to Updated Through!")]
    [TestCase(null, null, "2026-11-20T07:00:00Z", "2026-11-20T06:00:00Z", "Effective From must be less than or equal to Effective Through!")]
    [TestCase("2026-11-20T07:00:00Z", null, null, null, "If one of Updated From or Updated Through contains a value, both are Required!")]
    [TestCase(null, null, null, "2026-11-20T07:00:00Z", "If one of Effective From or Effective Through contains a value, both are Required!")]
    public async Task Ranges_are_validated_in_the_vendors_words(string? from, string? through, string? begins, string? ends, string message)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.WorkersAsync(WorkdayLab.Log(from, through, begins, ends));
        Assert.That((answer.FaultCode, answer.Messages.Single()), Is.EqualTo(("SOAP-ENV:Client.validationError", message)));
    }

    [Test]
    public async Task All_ranges_are_validated_at_once()
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.WorkersAsync(WorkdayLab.Log("2026-11-20T07:00:00Z", null) + WorkdayLab.Log(Start, "2026-11-21T00:00:00Z"));
        Assert.That(answer.Messages, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task An_organisation_that_somebody_types_is_a_change_of_organisations()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.ControlAsync("organizations", """{"Organization_Reference_ID":"SUP_WEST","name":"Delivery West","type":"SUPERVISORY","superior":"SUP_DELIVERY"}""");
        await lab.ControlAsync("organizations", """{"Organization_Reference_ID":"CC_410","inactive":true}""");
        var log = WorkdayLab.Log(Start, "2026-11-20T08:00:02Z").Replace("_Criteria_Data", "_Criteria", StringComparison.Ordinal);
        var answer = await lab.CallAsync(
            $"<wd:Get_Organizations_Request><wd:Request_Criteria><wd:Include_Inactive>1</wd:Include_Inactive>{log}</wd:Request_Criteria></wd:Get_Organizations_Request>");
        Assert.That(answer.Body.Descendants(WorkdayXml.Wd + "Reference_ID").Select(id => id.Value), Is.EquivalentTo((string[])["SUP_WEST", "CC_410"]));
        Assert.That((int)(await lab.ControlAsync("organizations", """{"Organization_Reference_ID":"X"}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task The_server_tells_its_time()
    {
        await using var lab = await WorkdayLab.StartAsync();
        lab.Account.Clock.Advance(TimeSpan.FromMinutes(90));
        var answer = await lab.CallAsync("<wd:Server_Timestamp_Get wd:version=\"v45.0\"/>");
        Assert.That(answer.Text, Does.Contain("<wd:Server_Timestamp wd:version=\"v45.0\" xmlns:wd=\"urn:com.workday/bsvc\">"
            + "<wd:Server_Timestamp_Data>2026-11-20T01:30:00.000-08:00</wd:Server_Timestamp_Data></wd:Server_Timestamp>"));
    }

    [Test]
    public async Task Days_can_come_without_their_offset()
    {
        await using var lab = await WorkdayLab.StartAsync(("dateOffsets", "off"), ("offset", "+01:00"));
        Assert.That((await lab.WorkersAsync()).Of("21001", "Hire_Date"), Is.EqualTo("2019-02-01"));
    }
}
