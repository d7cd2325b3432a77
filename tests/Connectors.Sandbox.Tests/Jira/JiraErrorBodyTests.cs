namespace Connectors.Sandbox.Tests;

/// <summary>The bytes of refusals.</summary>
internal sealed class JiraErrorBodyTests
{
    private JiraTestClient _jira = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _jira = await JiraTestClient.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _jira.DisposeAsync();

    [TestCase("GET", "~/search?jql=project=ACME", null, 410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
        + "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046")]
    [TestCase("POST", "rest/api/2/search", "{}", 410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
        + "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046")]
    [TestCase("GET", "~/issue/ACME-404", null, 404, "Issue does not exist or you do not have permission to see it.")]
    [TestCase("GET", "~/project/NOPE", null, 404, "No project could be found with key 'NOPE'.")]
    [TestCase("POST", "~/issue", "{\"fields\":", 400, "There was an error parsing JSON. Check that your request body is valid.")]
    [TestCase("POST", "~/issue", null, 400, "No content to map to Object due to end of input")]
    [TestCase("POST", "~/webhook", "{}", 403, "Access to this resource must be authenticated as an app.")]
    public async Task A_refusal_has_the_vendors_words(string method, string path, string? body, int status, string message) =>
        Assert.That(await _jira.TextAsync(method, path, body), Is.EqualTo((status, $$$"""{"errorMessages":["{{{message}}}"],"errors":{}}""")));

    [Test]
    public async Task Work_without_time_is_refused_by_message_and_by_field() => Assert.That(
        await _jira.TextAsync("POST", "~/issue/ACME-1/worklog", """{"started":"2026-11-20T08:30:00.000+0000","comment":null}"""), Is.EqualTo((400,
            """{"errorMessages":["Worklog must not be null."],"errors":{"timeLogged":"You must indicate the time spent working."}}""")));

    [Test]
    public async Task Every_answer_can_be_traced()
    {
        using var first = await _jira.SendAsync("GET", "~/myself");
        using var second = await _jira.SendAsync("GET", "~/nothing");

        Assert.That(first.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=UTF-8"));
        Assert.That(first.Headers.GetValues("atl-traceid").Single(), Does.Match("^[0-9a-f]{32}$"));
        Assert.That(second.Headers.GetValues("atl-traceid").Single(), Is.Not.EqualTo(first.Headers.GetValues("atl-traceid").Single()));
        Assert.That(first.Headers.GetValues("x-aaccountid").Single(), Does.StartWith("5b10"));
        Assert.That((int)second.StatusCode, Is.EqualTo(404));
    }

    [TestCase("PATCH", "~/issue/ACME-1", 405)]
    [TestCase("GET", "~/unknown/route", 404)]
    public async Task A_route_that_is_not_there_has_the_body_of_the_server(string method, string path, int status)
    {
        var (answered, body) = await _jira.AnswerAsync(method, path);

        Assert.That(answered, Is.EqualTo(status));
        Assert.That(body["status"]!.GetValue<int>(), Is.EqualTo(status));
        Assert.That(body["errorMessages"], Is.Null);
    }
}
