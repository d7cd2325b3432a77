namespace Connectors.Sandbox.Tests;

public sealed class WorkdayRestTests
{
    private const string Report = "ccx/service/customreport2/acme/reports/Cost_Rates";

    [Test]
    public async Task Workers_are_paged_and_searched_as_of_today()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        var page = await lab.GetAsync("ccx/api/v1/acme/workers?limit=5&offset=10");
        Assert.That((page.Json["data"]!.AsArray().Count, page.Json["total"]!.GetValue<int>()), Is.EqualTo((2, 12)));
        var one = (await lab.GetAsync("ccx/api/v1/acme/workers?search=FEN")).Json["data"]![0]!;
        var id = one["id"]!.GetValue<string>();
        var instance = $"\"id\":\"{id}\",\"descriptor\":\"Fen Brucks\",\"href\":\"{lab.Account.Address}ccx/api/v1/acme/workers/{id}\"";
        var organization = one["primarySupervisoryOrganization"]!.ToJsonString();
        Assert.That(one.ToJsonString(), Is.EqualTo($"{{{instance},\"isManager\":false,\"primaryWorkEmail\":\"consultant3@example.com\","
            + $"\"businessTitle\":\"Consultant\",\"primarySupervisoryOrganization\":{organization}}}"));
        Assert.That((await lab.GetAsync("ccx/api/v1/acme/workers/Employee_ID=21003")).Json["id"]!.GetValue<string>(), Is.EqualTo(id));
        Assert.That((await lab.GetAsync($"ccx/api/v1/acme/workers/{id}/organizations")).Json["total"]!.GetValue<int>(), Is.EqualTo(4));
        lab.Account.Clock.Set(new(2026, 12, 16, 0, 0, 0, TimeSpan.Zero));
        await lab.SignInAsync();
        Assert.That((await lab.GetAsync("ccx/api/v1/acme/workers")).Json["total"]!.GetValue<int>(), Is.EqualTo(13));
    }

    [TestCase("workers/21003", 400)]
    [TestCase("workers/Employee_ID=9", 404)]
    [TestCase("workers/247$1", 404)]
    [TestCase("workers?limit=x", 400)]
    [TestCase("nothing", 404)]
    public async Task Refusals(string path, int status)
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        var answer = await lab.GetAsync("ccx/api/v1/acme/" + path);
        Assert.That(((int)answer.Status, answer.Json["error"] is not null), Is.EqualTo((status, true)));
    }

    [Test]
    public async Task A_limit_above_a_hundred_is_clamped_or_refused()
    {
        await using var lab = await WorkdayLab.StartAsync(("restLimit", "refuse"), ("denied", "organizations"));
        await lab.SignInAsync();
        Assert.That((int)(await lab.GetAsync("ccx/api/v1/acme/workers?limit=101")).Status, Is.EqualTo(400));
        var denied = await lab.GetAsync("ccx/api/v1/acme/organizations");
        Assert.That(((int)denied.Status, denied.Text), Is.EqualTo((403, """{"error":"User has insufficient permissions"}""")));
    }

    [Test]
    public async Task Tokens_by_both_grants_and_both_spellings()
    {
        await using var lab = await WorkdayLab.StartAsync();
        Assert.That((int)(await lab.GetAsync("ccx/api/v1/acme/workers")).Status, Is.EqualTo(401));
        var basic = await lab.TokenAsync([("grant_type", "client_credentials")]);
        Assert.That((basic.Json["expires_in"]!.GetValue<int>(), basic.Json["token_type"]!.GetValue<string>()), Is.EqualTo((3600, "Bearer")));
        Assert.That((int)(await lab.TokenAsync([("grant_type", "client_credentials"), ("tenant_alias", "acme")], "ID")).Status, Is.EqualTo(200));
        Assert.That((await lab.TokenAsync([("grant_type", "refresh_token"), ("refresh_token", "x")])).Text, Is.EqualTo("""{"error":"invalid_grant"}"""));
        var wrong = await lab.TokenAsync([("grant_type", "client_credentials")], client: "a:b");
        Assert.That(((int)wrong.Status, wrong.Text), Is.EqualTo((401, """{"error":"invalid_client"}""")));
        Assert.That((await lab.TokenAsync([("grant_type", "password")])).Text, Is.EqualTo("""{"error":"unsupported_grant_type"}"""));
    }

    [Test]
    public async Task Access_tokens_end_after_an_hour_and_sign_in_to_soap_too()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        const string Request = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><Server_Timestamp_Get xmlns=\"urn:com.workday/bsvc\"/></s:Body></s:Envelope>";
        Assert.That((int)(await lab.EnvelopeAsync(Request)).Status, Is.EqualTo(200));
        lab.Account.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await lab.EnvelopeAsync(Request)).FaultCode, Is.EqualTo("SOAP-ENV:Client.authenticationError"));
    }

    [Test]
    public async Task Refresh_tokens_rotate_and_are_revoked()
    {
        await using var lab = await WorkdayLab.StartAsync(("refreshTokenRotation", "true"));
        var first = await lab.TokenAsync([("grant_type", "refresh_token"), ("refresh_token", "first-refresh")]);
        var next = first.Json["refresh_token"]!.GetValue<string>();
        Assert.That((int)(await lab.TokenAsync([("grant_type", "refresh_token"), ("refresh_token", "first-refresh")])).Status, Is.EqualTo(400));
        await lab.ControlAsync("revoke", "{}");
        Assert.That((int)(await lab.TokenAsync([("grant_type", "refresh_token"), ("refresh_token", next)])).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task The_cost_rates_leave_two_active_workers_out()
    {
        await using var lab = await WorkdayLab.StartAsync();
        await lab.SignInAsync();
        var rows = (await lab.GetAsync(Report + "?format=json")).Json["Report_Entry"]!.AsArray();
        Assert.That(rows[2]!.ToJsonString(), Is.EqualTo("""{"Employee_ID":"21003","Cost_Rate":"85.00","Currency":"EUR","Effective_Date":"2026-01-01"}"""));
        var rated = rows.Select(row => row!["Employee_ID"]!.GetValue<string>());
        Assert.That((await lab.WorkersAsync()).WorkerIds.Except(rated), Is.EqualTo((string[])["21009", "31001"]));
        await lab.ControlAsync("costRates", """{"Employee_ID":"21009","Cost_Rate":"77.00"}""");
        Assert.That((await lab.GetAsync(Report + "?format=csv&Employee_ID=21009")).Text, Is.EqualTo("Employee_ID,Cost_Rate,Currency,Effective_Date\n21009,77.00,EUR,2026-01-01\n"));
        Assert.That((await lab.GetAsync(Report + "?format=simplexml&Employee_ID=21009")).Text, Does.Contain("<Report_Data><Report_Entry><Employee_ID>21009</Employee_ID>"));
        Assert.That((await lab.GetAsync(Report + "?Employee_ID=21009")).Text, Does.Contain("<wd:Report_Data xmlns:wd=\"urn:com.workday.report/Cost_Rates\"><wd:Report_Entry>"));
    }

    [Test]
    public async Task Reports_refuse_and_are_empty_in_two_ways()
    {
        await using var lab = await WorkdayLab.StartAsync(("emptyReport", "missing"));
        Assert.That((int)(await lab.GetAsync(Report + "?format=json")).Status, Is.EqualTo(401));
        await lab.SignInAsync();
        Assert.That((await lab.GetAsync(Report + "?format=json&Employee_ID=9")).Text, Is.EqualTo("{}"));
        Assert.That((int)(await lab.GetAsync(Report + "?format=json&Nothing=9")).Status, Is.EqualTo(400));
        Assert.That((int)(await lab.GetAsync(Report + "s?format=json")).Status, Is.EqualTo(404));
        await using var plain = await WorkdayLab.StartAsync();
        await plain.SignInAsync();
        Assert.That((await plain.GetAsync(Report + "?format=json&Employee_ID=9")).Text, Is.EqualTo("""{"Report_Entry":[]}"""));
    }

    [Test]
    public async Task Reports_take_the_user_by_basic_with_and_without_tenant()
    {
        await using var lab = await WorkdayLab.StartAsync();
        foreach (var user in (string[])["sandbox-user@example.com", "sandbox-user@example.com@acme"])
        {
            var pair = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:sandbox-secret"));
            var answer = await lab.SendAsync(HttpMethod.Get, Report + "?format=json", message => message.Headers.Authorization = new("Basic", pair));
            Assert.That((int)answer.Status, Is.EqualTo(200), user);
        }
    }

    [TestCase("""{"worker":"21003","type":"x","effective":"2027-01-01"}""", "worker: ")]
    [TestCase("""{"worker":"Employee_ID=21003","type":"x"}""", "effective: ")]
    [TestCase("""{"worker":"Employee_ID=21003","effective":"2027-01-01"}""", "type: ")]
    [TestCase("""{"worker":"Employee_ID=21003","type":"x","effective":"2027-01-01","rescinds":"999"}""", "21003 has no row 999")]
    [TestCase("[]", "A JSON object is needed.")]
    public async Task A_wrong_entry_says_what_is_wrong(string body, string reason)
    {
        await using var lab = await WorkdayLab.StartAsync();
        var answer = await lab.ControlAsync("workers", body);
        Assert.That(((int)answer.Status, answer.Text.Contains(reason, StringComparison.Ordinal)), Is.EqualTo((400, true)), answer.Text);
    }
}
