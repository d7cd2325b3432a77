using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Workday.Tests;

/// <summary>Reading over real HTTP: pages, both time axes, corrections, permissions.</summary>
public sealed class SandboxReadingTests
{
    private static readonly string[] Everybody =
    [
        "Contingent_Worker_ID=31001", "Employee_ID=21001", "Employee_ID=21002", "Employee_ID=21003", "Employee_ID=21004", "Employee_ID=21005",
        "Employee_ID=21006", "Employee_ID=21007", "Employee_ID=21008", "Employee_ID=21009", "Employee_ID=21010", "Employee_ID=21011",
        "Employee_ID=21012", "Employee_ID=21013", "Employee_ID=21014",
    ];

    [Test]
    public async Task All_workers_come_page_by_page_as_of_one_moment()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var pages = await house.ReadAsync("Worker");
        var filters = house.Tap.Bodies.Where(body => body.Contains("Get_Workers_Request", StringComparison.Ordinal))
            .Select(body => body.Split("As_Of_Entry_DateTime>")[1]).Distinct().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(page => page.Records.Length), Is.EqualTo(new[] { 4, 4, 4, 3 }));
            Assert.That(pages.SelectMany(page => page.Records).Select(record => record.Key.Id), Is.EquivalentTo(Everybody));
            Assert.That(pages[..^1].Select(page => page.Next.Value), Is.All.Empty, "not done, so it would begin anew");
            Assert.That(pages[^1].Next.Value, Does.Match(@"^2026-11-20T08:00:0\d\.000Z$"));
            Assert.That(filters, Has.Length.EqualTo(1), "one entry moment for all pages");
        });
    }

    [Test]
    public async Task Workers_map_with_names_status_positions_and_the_key_of_their_cost_rate()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var (records, _) = await house.MapAsync("worker");
        string Status(string id) => WorkdayHouse.Data(records[id])["status"]!["code"]!.ToString();
        var fen = WorkdayHouse.Data(records["Employee_ID=21003"]);
        var ilmar = WorkdayHouse.Data(records["Employee_ID=21004"]);
        Assert.Multiple(() =>
        {
            Assert.That(fen["name"]!["full"]!.ToString(), Is.EqualTo("Fen Brucks"));
            Assert.That(fen["name"]!["legal"]!.ToString(), Is.EqualTo("Fenella Brucks"));
            Assert.That(fen["workEmail"]!.ToString(), Is.EqualTo("consultant3@example.com"));
            Assert.That(fen["hireDate"]!.ToString(), Is.EqualTo("2021-09-01"));
            Assert.That(fen["costRate"]!["key"]!["value"]!.ToString(), Is.EqualTo("Employee_ID=21003"));
            Assert.That(fen["positions"]![0]!["org"]!["key"]!["value"]!.ToString(), Is.EqualTo("Organization_Reference_ID=SUP_NORTH"));
            Assert.That(fen["positions"]![0]!["manager"]!["key"]!["value"]!.ToString(), Is.EqualTo("Employee_ID=21002"));
            Assert.That(ilmar["positions"]!.AsArray().Select(job => job!["fte"]!.ToString()), Is.EqualTo(new[] { "1", "0.2" }));
            Assert.That(Status("Employee_ID=21001"), Is.EqualTo("active"));
            Assert.That(Status("Employee_ID=21011"), Is.EqualTo("onLeave"));
            Assert.That(Status("Employee_ID=21012"), Is.EqualTo("terminated"));
            Assert.That(Status("Employee_ID=21013"), Is.EqualTo("pending"), "hired for December");
            Assert.That(records["Employee_ID=21014"].Record.Value!.State, Is.EqualTo(RecordState.Deleted), "the hire was taken back");
            Assert.That(WorkdayHouse.Data(records["Contingent_Worker_ID=31001"])["workerType"]!["code"]!.ToString(), Is.EqualTo("contingent"));
            Assert.That(records.Values.Select(record => WorkdayHouse.Data(record)["compensation"]), Is.All.Null, "pay is off by default");
        });
    }

    [Test]
    public async Task Pay_is_read_only_where_it_is_switched_on()
    {
        await using var house = await WorkdayHouse.StartAsync(options: workday => workday.ReadCompensation = true);
        var (records, _) = await house.MapAsync("worker");
        var pay = WorkdayHouse.Data(records["Employee_ID=21003"])["compensation"]![0]!;
        Assert.That(pay["amount"]!.ToJsonString(), Is.EqualTo("""{"amount":"64000.00","currency":"EUR"}"""));
        Assert.That(pay["per"]!["code"]!.ToString(), Is.EqualTo("year"));
        Assert.That(records.Values.Select(record => record.Record.IsSuccess), Is.All.True, "who has no salary is not refused");
    }

    [Test]
    public async Task A_change_of_next_year_is_seen_on_its_date_and_not_before()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var (_, first) = await house.MapAsync("worker");
        Assert.That((await house.MapAsync("worker", first)).Records, Is.Empty, "nothing happened");

        await house.TypeAsync("workers", new { worker = "Employee_ID=21003", type = "Terminate Employee", effective = "2026-12-31",
            data = new { active = false, terminated = true, terminationDate = "2026-12-31" } });
        house.Account.Clock.Advance(TimeSpan.FromDays(1));
        var (soon, second) = await house.MapAsync("worker", first);
        house.Account.Clock.Set(new(2026, 12, 20, 0, 0, 0, TimeSpan.Zero));
        var (december, third) = await house.MapAsync("worker", second);
        house.Account.Clock.Set(new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var (january, fourth) = await house.MapAsync("worker", third);
        Assert.Multiple(() =>
        {
            Assert.That(soon.Keys, Has.None.EqualTo("Employee_ID=21003"), "typed already, not effective yet");
            Assert.That(december.Keys, Is.EqualTo(new[] { "Employee_ID=21013" }), "the hire of 15 December");
            Assert.That(WorkdayHouse.Data(december["Employee_ID=21013"])["status"]!["code"]!.ToString(), Is.EqualTo("active"));
            Assert.That(january.Keys, Is.EquivalentTo(new[] { "Employee_ID=21002", "Employee_ID=21003" }));
            Assert.That(WorkdayHouse.Data(january["Employee_ID=21003"])["status"]!["code"]!.ToString(), Is.EqualTo("terminated"));
            Assert.That(WorkdayHouse.Data(january["Employee_ID=21002"])["positions"]![0]!["title"]!.ToString(), Is.EqualTo("Principal Consultant"));
            Assert.That(january["Employee_ID=21003"].Source.Version, Does.StartWith("2026-12-31T08:00:00.000Z/2026-11-20T08:"));
            Assert.That(january["Employee_ID=21003"].Source.ModifiedAt, Is.EqualTo(new DateTimeOffset(2026, 12, 31, 8, 0, 0, TimeSpan.Zero)));
            Assert.That(string.CompareOrdinal(third.Value, fourth.Value), Is.LessThan(0));
        });
    }

    [Test]
    public async Task What_is_typed_late_for_an_earlier_day_is_seen_and_a_hire_taken_back_is_a_tombstone()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var (_, first) = await house.MapAsync("worker");
        house.Account.Clock.Advance(TimeSpan.FromHours(1));
        await house.TypeAsync("workers", new { worker = "Employee_ID=21005", type = "Title Change", effective = "2026-05-01",
            data = new { positions = new Dictionary<string, object> { ["P-21005"] = new { businessTitle = "Programme Manager" } } } });
        var hire = await house.TypeAsync("workers", new { worker = "Employee_ID=21099", type = "Hire Employee", effective = "2026-11-01",
            data = new { firstName = "Tam", lastName = "Orrel", hireDate = "2026-11-01", active = true } });
        var (late, second) = await house.MapAsync("worker", first);
        house.Account.Clock.Advance(TimeSpan.FromHours(1));
        await house.TypeAsync("workers", new { worker = "Employee_ID=21099", type = "Hire Employee", effective = "2026-11-01", rescinds = hire["row"]!.ToString() });
        var (gone, _) = await house.MapAsync("worker", second);
        Assert.Multiple(() =>
        {
            Assert.That(late.Keys, Is.EquivalentTo(new[] { "Employee_ID=21005", "Employee_ID=21099" }));
            Assert.That(WorkdayHouse.Data(late["Employee_ID=21005"])["positions"]![0]!["title"]!.ToString(), Is.EqualTo("Programme Manager"));
            Assert.That(gone["Employee_ID=21099"].Record.Value!.State, Is.EqualTo(RecordState.Deleted));
        });
    }

    [Test]
    public async Task A_missing_permission_is_a_fault_of_each_worker_that_names_the_domain()
    {
        await using var house = await WorkdayHouse.StartAsync(account => account.Settings["deniedGroups"] = "Employment_Information");
        var (records, next) = await house.MapAsync("worker");
        var faults = records.Values.SelectMany(record => record.Record.Faults).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(records.Values.Select(record => record.Record.IsSuccess), Is.All.False, "never half a worker");
            Assert.That(records.Values.Select(record => record.Source.State), Is.All.EqualTo(RecordState.Live), "never a delete");
            Assert.That(faults.Select(fault => fault.Kind), Is.All.EqualTo(FaultKind.Authorisation));
            Assert.That(faults.Select(fault => fault.Message), Is.All.Contains("Worker Data: Current Staffing Information"));
            Assert.That(next.Value, Is.Not.Empty);
        });
    }

    [Test]
    public async Task Only_some_workers_are_read_by_key_and_unknown_ones_left_out()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var records = (await house.ReadAsync("Worker", null, "Employee_ID=21003", "Employee_ID=nobody", "Contingent_Worker_ID=31001", "what?"))
            .SelectMany(page => page.Records).ToArray();
        var projects = (await house.ReadAsync("Project", null, "Project_ID=PRJ-1001", "Project_ID=none")).SelectMany(page => page.Records);
        Assert.That(records.Select(record => record.Key.Id), Is.EquivalentTo(new[] { "Employee_ID=21003", "Contingent_Worker_ID=31001" }));
        Assert.That(projects.Select(record => record.Key.Id), Is.EqualTo(new[] { "Project_ID=PRJ-1001" }));
    }

    [Test]
    public async Task Organisations_and_projects_map()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var (units, _) = await house.MapAsync("orgUnit");
        var (projects, _) = await house.MapAsync("project");
        var north = WorkdayHouse.Data(units["Organization_Reference_ID=SUP_NORTH"]);
        var rollout = WorkdayHouse.Data(projects["Project_ID=PRJ-1001"]);
        Assert.Multiple(() =>
        {
            Assert.That(units, Has.Count.EqualTo(7));
            Assert.That(north["parent"]!["key"]!["value"]!.ToString(), Is.EqualTo("Organization_Reference_ID=SUP_DELIVERY"));
            Assert.That(north["kind"]!["code"]!.ToString(), Is.EqualTo("department"));
            Assert.That(north["active"]!.GetValue<bool>(), Is.True);
            Assert.That(WorkdayHouse.Data(units["Organization_Reference_ID=CO_100"])["code"]!.ToString(), Is.EqualTo("100"));
            Assert.That(rollout["name"]!.ToString(), Is.EqualTo("Quellmoor rollout"));
            Assert.That(rollout["status"]!["code"]!.ToString(), Is.EqualTo("active"));
            Assert.That(rollout["budget"]!["amount"]!.ToJsonString(), Is.EqualTo("""{"amount":"184000.00","currency":"EUR"}"""));
            Assert.That(rollout["manager"]!["key"]!["value"]!.ToString(), Is.EqualTo("Employee_ID=21001"));
        });
    }

    [Test]
    public async Task Cost_rates_are_off_until_a_report_is_named()
    {
        await using var off = await WorkdayHouse.StartAsync();
        var refusal = Assert.ThrowsAsync<ConnectorException>(() => off.MapAsync("rate"));
        await using var on = await WorkdayHouse.StartAsync(values: new() { ["costRateReport"] = "reports/Cost_Rates" });
        var (rates, _) = await on.MapAsync("rate");
        var one = (await on.ReadAsync("Cost_Rate", null, "Employee_ID=21003")).SelectMany(page => page.Records).Single();
        Assert.Multiple(() =>
        {
            Assert.That(refusal!.Fault.Kind, Is.EqualTo(FaultKind.Unsupported));
            Assert.That(refusal.Fault.Message, Does.Contain("costRateReport"));
            Assert.That(WorkdayHouse.Data(rates["Employee_ID=21003"])["amount"]!.ToJsonString(), Is.EqualTo("""{"amount":"85.00","currency":"EUR"}"""));
            Assert.That(WorkdayHouse.Data(rates["Employee_ID=21003"])["worker"]!["key"]!["value"]!.ToString(), Is.EqualTo("Employee_ID=21003"));
            Assert.That(one.Key.Id, Is.EqualTo("Employee_ID=21003"));
        });
    }

    [Test]
    public async Task A_report_without_its_key_is_a_fault_and_not_no_rows()
    {
        await using var house = await WorkdayHouse.StartAsync(values: new() { ["costRateReport"] = "reports/Cost_Rates" });
        house.Account.Faults.Add(new(new FaultAction.Status(200, "{}")) { PathContains = "customreport2" });
        Assert.That(
            async () => await house.MapAsync("rate"),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Matches<Fault>(fault => fault.Message.Contains("Report_Entry", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Workers_of_the_day_come_over_rest_with_a_token()
    {
        var refresh = new Dictionary<string, string?> { ["ClientId"] = "sandbox-client", ["ClientSecret"] = "sandbox-secret", ["RefreshToken"] = "refresh-1" };
        await using var house = await WorkdayHouse.StartAsync(account => account.Settings["refreshToken"] = "refresh-1", credential: refresh);
        var (records, _) = await house.MapAsync("resource");
        var fen = records.Values.Select(WorkdayHouse.Data).Single(data => data["name"]!.ToString() == "Fen Brucks");
        var one = await house.ReadAsync("workers", null, records.Keys.First(), "00000000000000000000000000000000");
        Assert.Multiple(() =>
        {
            Assert.That(records, Has.Count.EqualTo(12), "who is there today");
            Assert.That(fen["kind"]!["code"]!.ToString(), Is.EqualTo("named"));
            Assert.That(one.SelectMany(page => page.Records).Select(record => record.Key.Id), Is.EqualTo(new[] { records.Keys.First() }));
            Assert.That(house.Account.Log.Entries.Count(entry => entry.Path.Contains("oauth2", StringComparison.Ordinal)), Is.EqualTo(1), "one token for all");
        });
    }

    [Test]
    public async Task A_password_opens_no_rest_service_and_says_so()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var refusal = Assert.ThrowsAsync<ConnectorException>(() => house.MapAsync("resource"));
        Assert.That(refusal!.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        Assert.That(refusal.Fault.Message, Does.Contain("refresh token"));
    }

    [Test]
    public async Task A_clock_before_the_cursor_is_another_tenant()
    {
        await using var house = await WorkdayHouse.StartAsync();
        foreach (var (cursor, rule) in new[] { ("2027-01-01T00:00:00.000Z", "cursor"), ("nonsense", "cursor") })
        {
            var refusal = Assert.ThrowsAsync<ConnectorException>(() => house.ReadAsync("Worker", cursor));
            Assert.That((refusal!.Fault.Kind, refusal.Fault.Rule), Is.EqualTo((FaultKind.Configuration, rule)));
        }
    }
}
