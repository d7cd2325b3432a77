using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraSignInTests
{
    [Test]
    public async Task An_API_token_is_good_at_the_site_only()
    {
        await using var jira = await JiraTestClient.StartAsync();
        var cloudId = (await jira.JsonAsync("GET", "_edge/tenant_info"))["cloudId"]!.GetValue<string>();

        var myself = await jira.JsonAsync("GET", "~/myself");
        var (gateway, refusal) = await jira.AnswerAsync("GET", $"ex/jira/{cloudId}/rest/api/3/myself");

        Assert.That(Guid.TryParse(cloudId, out _), Is.True);
        Assert.That(myself["emailAddress"]!.GetValue<string>(), Is.EqualTo("sandbox-user@example.com"));
        Assert.That(myself["timeZone"]!.GetValue<string>(), Is.EqualTo("Europe/Berlin"));
        Assert.That((gateway, refusal.ToJsonString()), Is.EqualTo((401, """{"code":401,"message":"Unauthorized"}""")));
    }

    [Test]
    public async Task A_scoped_API_token_is_good_at_the_gateway_only()
    {
        await using var jira = await JiraTestClient.StartAsync(("scopedToken", "true"));
        var cloudId = (await jira.JsonAsync("GET", "_edge/tenant_info"))["cloudId"];

        Assert.That((await jira.TextAsync("GET", "~/myself")).Status, Is.EqualTo(401));
        Assert.That((await jira.TextAsync("GET", $"ex/jira/{cloudId}/rest/api/3/myself")).Status, Is.EqualTo(200));
    }

    [TestCase("sandbox-user@example.com", "wrong")]
    [TestCase("other@example.com", JiraTestClient.Token)]
    [TestCase(null, null)]
    public async Task Without_a_login_some_routes_refuse_and_others_answer_as_if_the_site_were_empty(string? name, string? token)
    {
        await using var jira = await JiraTestClient.StartAsync();
        jira.Authorize(name is null ? null : JiraTestClient.Basic(name, token!));

        using var myself = await jira.SendAsync("GET", "~/myself");
        var search = await jira.TextAsync("POST", "~/search/jql", """{"jql":"project = NOPE AND foo = 1"}""");
        var projects = await jira.JsonAsync("GET", "~/project/search");

        Assert.That((int)myself.StatusCode, Is.EqualTo(401));
        Assert.That(myself.Headers.WwwAuthenticate, Is.Not.Empty);
        Assert.That(await myself.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"errorMessages":["Client must be authenticated to access this resource."],"errors":{}}"""));
        Assert.That(search, Is.EqualTo((200, """{"issues":[],"isLast":true}""")), "the trap: an empty answer and no error");
        Assert.That(projects["total"]!.GetValue<int>(), Is.Zero);
        Assert.That((await jira.TextAsync("GET", "~/issue/10001")).Status, Is.EqualTo(404));
        Assert.That((await jira.TextAsync("POST", "~/issue", "{}")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_refresh_token_rotates_and_its_second_use_is_refused()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"));

        var (status, grant) = await jira.GrantAsync("first");
        var again = await jira.TextAsync("POST", "oauth/token",
            """{"grant_type":"refresh_token","client_id":"sandbox-client","client_secret":"sandbox-secret","refresh_token":"first"}""");
        var (next, _) = await jira.GrantAsync(grant["refresh_token"]!.GetValue<string>());

        Assert.That(status, Is.EqualTo(200));
        Assert.That((grant["expires_in"]!.GetValue<int>(), grant["token_type"]!.GetValue<string>()), Is.EqualTo((3600, "Bearer")));
        Assert.That(again, Is.EqualTo((403, """{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}""")));
        Assert.That(next, Is.EqualTo(200));
        Assert.That((await jira.GrantAsync("x", secret: "wrong")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_rotated_refresh_token_outlives_a_restart_and_a_used_one_stays_used()
    {
        using var folder = new TemporaryFolder();
        (string, string)[] settings = [("refreshToken", "first")];
        string next;
        await using (var jira = await JiraTestClient.StartAsync(TimeProvider.System, settings, folder: folder.Path))
            next = (await jira.GrantAsync("first")).Body["refresh_token"]!.GetValue<string>();

        await using var restarted = await JiraTestClient.StartAsync(TimeProvider.System, settings, folder: folder.Path);

        Assert.That((await restarted.GrantAsync("first")).Status, Is.EqualTo(403));
        Assert.That((await restarted.GrantAsync(next)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_OAuth_token_is_good_at_the_gateway_for_an_hour_and_self_addresses_name_the_gateway()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"));
        await jira.SignInAsync();

        var issue = await jira.JsonAsync("GET", "~/issue/ACME-1?fields=summary");
        var site = await jira.TextAsync("GET", "rest/api/3/myself");
        await jira.AdvanceAsync("PT1H");

        Assert.That(issue["self"]!.GetValue<string>(), Is.EqualTo($"{jira.Account.Address}{jira.Gateway}rest/api/3/issue/10001"));
        Assert.That(site.Status, Is.EqualTo(403));
        Assert.That(await jira.TextAsync("GET", "~/myself"), Is.EqualTo((401, """{"code":401,"message":"Unauthorized"}""")));
    }

    [Test]
    public async Task A_missing_scope_is_a_401_that_no_refresh_cures()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"), ("scopes", "read:jira-work"));
        var grant = await jira.SignInAsync();

        Assert.That(grant["refresh_token"], Is.Null, "no offline_access, no refresh token");
        Assert.That((await jira.TextAsync("GET", "~/issue/ACME-1")).Status, Is.EqualTo(200));
        Assert.That(await jira.TextAsync("POST", "~/issue", "{}"), Is.EqualTo((401, """{"code":401,"message":"Unauthorized; scope does not match"}""")));
    }
}
