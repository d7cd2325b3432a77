using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraWebhookTests
{
    private const string Created = """{"fields":{"project":{"key":"ACME"},"issuetype":{"name":"Task"},"summary":"Watched","description":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Plain here"}]}]}}}""";

    [Test]
    public async Task Registration_can_half_succeed_within_a_200()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"));
        await jira.SignInAsync();

        var answer = await jira.JsonAsync("POST", "~/webhook", """
            {"url":"http://127.0.0.1:9/jira","webhooks":[{"events":["jira:issue_created"],"jqlFilter":"project = ACME"},
             {"events":["jira:issue_created"],"jqlFilter":"watchCount = 1"},{"events":["worklog_created"],"jqlFilter":"project = ACME"}]}
            """);
        var list = await jira.JsonAsync("GET", "~/webhook");

        Assert.That(answer.ToJsonString(), Is.EqualTo("{\"webhookRegistrationResult\":[{\"createdWebhookId\":1000},"
            + "{\"errors\":[\"The clause watchCount is unsupported\"]},{\"errors\":[\"The event worklog_created is unsupported\"]}]}"));
        Assert.That(list["values"]!.AsArray().Single()!["expirationDate"]!.GetValue<long>(),
            Is.EqualTo(new DateTimeOffset(2026, 12, 20, 8, 0, 1, TimeSpan.Zero).ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task A_webhook_ends_after_thirty_days_unless_it_is_refreshed()
    {
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"), ("tokenMinutes", "100000"), ("webhookExpiryText", "true"));
        await jira.SignInAsync();
        await jira.JsonAsync("POST", "~/webhook",
            """{"url":"http://127.0.0.1:9/jira","webhooks":[{"events":["jira:issue_created"],"jqlFilter":"project = ACME"}]}""");
        async Task<int> Count() => (await jira.JsonAsync("GET", "~/webhook"))["total"]!.GetValue<int>();

        await jira.AdvanceAsync("P29D");
        var refreshed = await jira.JsonAsync("PUT", "~/webhook/refresh", """{"webhookIds":[1000]}""");
        await jira.AdvanceAsync("P29D");
        Assert.That(await Count(), Is.EqualTo(1));
        await jira.AdvanceAsync("P2D");

        Assert.That(refreshed["expirationDate"]!.GetValue<string>(), Does.Match(@"^2027-01-18T\d\d:\d\d:\d\d\.000\+0000$"));
        Assert.That(await Count(), Is.Zero);
    }

    [Test]
    public async Task An_event_is_delivered_in_the_shape_of_version_2_with_a_signed_token()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var jira = await JiraTestClient.StartAsync(("refreshToken", "first"));
        await jira.SignInAsync();
        await jira.JsonAsync("POST", "~/webhook",
            $$"""{"url":"{{receiver.Address}}","webhooks":[{"events":["jira:issue_created"],"jqlFilter":"project = ACME"}]}""");

        await jira.JsonAsync("POST", "~/issue", Created.Replace("ACME", "OPS", StringComparison.Ordinal));
        await jira.JsonAsync("POST", "~/issue", Created);
        var delivery = await receiver.NextAsync();

        Assert.That(delivery.Headers["X-Atlassian-Webhook-Identifier"], Has.Length.EqualTo(40));
        Assert.That(delivery.Headers, Does.Not.ContainKey("X-Atlassian-Webhook-Retry"));
        Assert.That(delivery.Headers["Authorization"].Split('.'), Has.Length.EqualTo(3));
        Assert.That(delivery.Json["webhookEvent"]!.GetValue<string>(), Is.EqualTo("jira:issue_created"));
        Assert.That(delivery.Json["matchedWebhookIds"]!.ToJsonString(), Is.EqualTo("[1000]"));
        Assert.That(delivery.Json["issue"]!["key"]!.GetValue<string>(), Is.EqualTo("ACME-9"), "the other project has no webhook");
        Assert.That(delivery.Json["issue"]!["fields"]!["description"]!.GetValue<string>(), Is.EqualTo("Plain here"));
        Assert.That(delivery.Json["issue"]!["self"]!.GetValue<string>(), Does.Contain("/rest/api/2/issue/"));
    }

    [Test]
    public async Task An_administrators_webhook_hears_of_logged_work_and_signs_the_body()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var jira = await JiraTestClient.StartAsync();
        await jira.JsonAsync("POST", "rest/webhooks/1.0/webhook", $$$"""
            {"name":"work","url":"{{{receiver.Address}}}","events":["worklog_created"],"secret":"s3cret",
             "filters":{"issue-related-events-section":"project = ACME"}}
            """);

        await jira.JsonAsync("POST", "~/issue/ACME-1/worklog", """{"timeSpentSeconds":600}""");
        var delivery = await receiver.NextAsync();

        Assert.That(delivery.Headers["X-Hub-Signature"], Is.EqualTo(JiraSignatures.Hash("s3cret", delivery.Body)));
        Assert.That(delivery.Json["worklog"]!["issueId"]!.GetValue<string>(), Is.EqualTo("10001"));
    }

    [Test]
    public void The_signature_is_the_one_that_the_vendor_documents() => Assert.That(
        JiraSignatures.Hash("It's a Secret to Everybody", Encoding.UTF8.GetBytes("Hello World!")),
        Is.EqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"));

    [Test]
    public async Task A_delivery_that_fails_is_repeated_with_the_same_identifier()
    {
        await using var receiver = await WebhookReceiver.StartAsync(503, 429, 200);
        await using var jira = await JiraTestClient.StartAsync(("webhookRetrySeconds", "0"));
        await WatchAsync(jira, receiver);

        await jira.JsonAsync("POST", "~/issue", Created);
        var attempts = new[] { await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync() };

        Assert.That(attempts.Select(attempt => attempt.Headers.GetValueOrDefault("X-Atlassian-Webhook-Retry")), Is.EqualTo(new[] { null, "1", "2" }));
        Assert.That(attempts.Select(attempt => attempt.Headers["X-Atlassian-Webhook-Identifier"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Deliveries_can_come_twice_and_out_of_order()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var jira = await JiraTestClient.StartAsync(("webhookDuplicates", "true"), ("webhookOutOfOrder", "true"));
        await WatchAsync(jira, receiver);

        await jira.JsonAsync("POST", "~/issue", Created);
        await jira.JsonAsync("POST", "~/issue", Created);
        var keys = new List<string>();
        for (var number = 0; number < 4; number++)
            keys.Add((await receiver.NextAsync()).Json["issue"]!["key"]!.GetValue<string>());

        Assert.That(keys, Is.EqualTo(new[] { "ACME-10", "ACME-10", "ACME-9", "ACME-9" }));
    }

    private static Task<JsonNode> WatchAsync(JiraTestClient jira, WebhookReceiver receiver) => jira.JsonAsync("POST", "rest/webhooks/1.0/webhook",
        $$"""{"name":"issues","url":"{{receiver.Address}}","events":["jira:issue_created"]}""");
}
