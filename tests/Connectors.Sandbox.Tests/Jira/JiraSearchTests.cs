using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraSearchTests
{
    private JiraTestClient _jira = null!;

    [SetUp]
    public async Task StartAsync() => _jira = await JiraTestClient.StartAsync(("customFields", "customfield_10050:text:External id"));

    [TearDown]
    public async Task StopAsync() => await _jira.DisposeAsync();

    [TestCase("project = ACME", 8)]
    [TestCase("project in (acme, 10001)", 14)]
    [TestCase("project != OPS", 8)]
    [TestCase("PROJECT = \"Operations\" AND type = Bug", 2)]
    [TestCase("statusCategory = Done", 4)]
    [TestCase("statusCategory = new OR status = \"In Progress\"", 10)]
    [TestCase("NOT (project = ACME OR project = OPS)", 0)]
    [TestCase("labels = psa", 2)]
    [TestCase("labels in (psa, urgent) AND labels != integration", 3)]
    [TestCase("labels is EMPTY", 7)]
    [TestCase("labels is not EMPTY", 7)]
    [TestCase("labels not in (psa)", 5)]
    [TestCase("parent = ACME-1", 4)]
    [TestCase("parent is EMPTY and project = ACME", 3)]
    [TestCase("key in (ACME-1, OPS-1) or id = 10003", 3)]
    [TestCase("key >= ACME-7", 2)]
    [TestCase("summary ~ interface", 1)]
    [TestCase("summary ~ \"build inter*\"", 1)]
    [TestCase("summary ~ \"\\\"data model\\\"\"", 1)]
    [TestCase("summary !~ interface and project = ACME", 7)]
    [TestCase("description ~ Agreed", 4)]
    [TestCase("cf[10016] is EMPTY", 2)]
    [TestCase("cf[10016] > 0 && \"Story point estimate\" < 100", 12)]
    [TestCase("reporter = currentUser()", 0)]
    [TestCase("updated >= 1732877091000", 14)]
    [TestCase("updated >= -1d", 0)]
    [TestCase("updated >= -30d and created < now()", 14)]
    [TestCase("updated > \"2030-01-01\"", 0)]
    [TestCase("duedate > startOfDay()", 12)]
    public async Task A_query_finds_what_it_means(string jql, int count)
    {
        var answer = await _jira.SearchAsync(jql);
        var counted = await _jira.JsonAsync("POST", "~/search/approximate-count", new JsonObject { ["jql"] = jql }.ToJsonString());

        Assert.That(answer["issues"]!.AsArray(), Has.Count.EqualTo(count));
        Assert.That(counted["count"]!.GetValue<int>(), Is.EqualTo(count));
    }

    [TestCase("ORDER BY updated", "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.")]
    [TestCase("", "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.")]
    [TestCase("project = NOPE", "The value 'NOPE' does not exist for the field 'project'.")]
    [TestCase("foo = 1", "Field 'foo' does not exist or you do not have permission to view it.")]
    [TestCase("key = ACME-404", "An issue with key 'ACME-404' does not exist for field 'key'.")]
    [TestCase("status = Blocked", "The value 'Blocked' does not exist for the field 'status'.")]
    [TestCase("project ~ ACME", "The operator '~' is not supported by the 'project' field.")]
    [TestCase("summary = x", "The operator '=' is not supported by the 'summary' field.")]
    [TestCase("updated > soon", "Date value 'soon' for field 'updated' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', "
        + "'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.")]
    [TestCase("project = ACME ORDER BY labels, key, id, created, updated, status, priority, summary",
        "Error in the JQL Query: The ORDER BY clause must not have more than 7 fields.")]
    public async Task A_wrong_query_is_refused_with_one_message(string jql, string message) =>
        Assert.That(await _jira.RefusalAsync(jql), Is.EqualTo(message));

    [TestCase("project x", "(line 1, character 9)")]
    [TestCase("project =", "(line 1, character 10)")]
    [TestCase("project = ACME\nAND and", "(line 2, character 5)")]
    [TestCase("project = ACME status = x", "(line 1, character 16)")]
    [TestCase("summary ~ \"open", "(line 1, character 11)")]
    [TestCase("project = a;b", "(line 1, character 12)")]
    public async Task A_syntax_error_names_its_place(string jql, string place) =>
        Assert.That(await _jira.RefusalAsync(jql), Does.StartWith("Error in the JQL Query: ").And.EndWith(place));

    [Test]
    public async Task Pages_hold_every_issue_once_and_the_last_has_no_token()
    {
        var (found, token, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await _jira.SearchAsync("updated > 0 ORDER BY updated ASC, key ASC",
                $"\"maxResults\":5,\"fields\":[\"updated\"]{(token is null ? "" : $",\"nextPageToken\":\"{token}\"")}");
            found.AddRange(page["issues"]!.AsArray().Select(issue => issue!["fields"]!["updated"]!.GetValue<string>()));
            token = page["nextPageToken"]?.GetValue<string>();
            Assert.That(page["isLast"]!.GetValue<bool>(), Is.EqualTo(token is null));
            pages++;
        }
        while (token is not null);

        Assert.That((pages, found.Distinct().Count()), Is.EqualTo((3, 14)));
        Assert.That(found, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public async Task A_token_is_good_for_its_query_and_for_seven_days()
    {
        var token = (await _jira.SearchAsync("project = ACME", "\"maxResults\":1"))["nextPageToken"]!.GetValue<string>();
        string Body(string jql) => $$"""{"jql":"{{jql}}","maxResults":1,"nextPageToken":"{{token}}"}""";

        Assert.That((await _jira.TextAsync("POST", "~/search/jql", Body("project = ACME"))).Status, Is.EqualTo(200));
        Assert.That((await _jira.TextAsync("POST", "~/search/jql", Body("project = OPS"))).Status, Is.EqualTo(400));
        await _jira.AdvanceAsync("P8D");
        Assert.That((await _jira.TextAsync("POST", "~/search/jql", Body("project = ACME"))).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Without_fields_an_issue_is_its_id_only()
    {
        var (_, text) = await _jira.TextAsync("POST", "~/search/jql", """{"jql":"key = ACME-1"}""");
        var (_, got) = await _jira.TextAsync("GET", "~/search/jql?jql=key%20%3D%20ACME-1&startAt=7");

        Assert.That(text, Is.EqualTo("""{"issues":[{"id":"10001"}],"isLast":true}"""));
        Assert.That(got, Is.EqualTo(text), "the form with GET passes over what it does not know");
    }

    [TestCase("""{"jql":"project = ACME","startAt":0}""")]
    [TestCase("""{"jql":"project = ACME","maxResults":"ten"}""")]
    [TestCase("""{"jql":"project = ACME","expand":["names"]}""")]
    [TestCase("""{"jql":"project = ACME","reconcileIssues":["10001"]}""")]
    [TestCase("""{"jql":"project = ACME","properties":["a","b","c","d","e","f"]}""")]
    public async Task A_request_with_an_unknown_or_wrong_member_is_refused(string body) => Assert.That(await _jira.TextAsync("POST", "~/search/jql", body),
        Is.EqualTo((400, """{"errorMessages":["Invalid request payload. Refer to the REST API documentation and try again."],"errors":{}}""")));

    [Test]
    public async Task Fields_are_chosen_by_name_by_group_and_left_out_with_a_minus()
    {
        async Task<string[]> Shown(string fields) => [.. (await _jira.SearchAsync("key = ACME-3", $"\"fields\":[{fields}],\"expand\":\"names\""))
            ["issues"]![0]!["fields"]!.AsObject().Select(field => field.Key)];

        Assert.That(await Shown("\"summary\",\"customfield_10016\",\"unknown\""), Is.EquivalentTo(new[] { "summary", "customfield_10016" }));
        Assert.That(await Shown("\"*all\""), Does.Contain("comment").And.Contain("parent").And.Contain("customfield_10050"));
        Assert.That(await Shown("\"*all\",\"-comment\""), Does.Not.Contain("comment").And.Contain("worklog"));
        Assert.That(await Shown("\"*navigable\""), Does.Not.Contain("worklog").And.Contain("summary"));
    }

    [Test]
    public async Task Dates_in_quotation_marks_are_read_in_the_zone_of_the_caller()
    {
        var key = await _jira.CreateAsync();

        Assert.That((await _jira.FieldsAsync(key))["updated"]!.GetValue<string>(), Is.EqualTo("2026-11-20T09:00:01.000+0100"));
        Assert.That(await _jira.KeysAsync("updated >= \"2026-11-20 09:00\""), Is.EqualTo(new[] { key }));
        Assert.That(await _jira.KeysAsync("updated >= \"2026-11-20 08:00\" AND updated < \"2026-11-20 09:00\""), Is.Empty, "an hour off, it would be found");
    }

    [Test]
    public async Task A_text_field_is_found_by_words_and_a_label_by_its_whole()
    {
        var key = await _jira.CreateAsync(""","customfield_10050":"psa-713895605","labels":["psa-713895605"]""");

        Assert.That(await _jira.KeysAsync("cf[10050] ~ \"\\\"psa-713895605\\\"\""), Is.EqualTo(new[] { key }));
        Assert.That(await _jira.KeysAsync("labels = \"psa-713895605\""), Is.EqualTo(new[] { key }));
        Assert.That(await _jira.KeysAsync("cf[10050] ~ 71389"), Is.Empty);
    }

    [Test]
    public async Task A_lagging_index_sees_a_change_late_unless_the_issue_is_reconciled()
    {
        await using var jira = await JiraTestClient.StartAsync(("indexLagSeconds", "60"));
        var key = await jira.CreateAsync();
        var id = (await jira.JsonAsync("GET", "~/issue/" + key))["id"]!.GetValue<string>();
        await jira.TextAsync("PUT", "~/issue/ACME-1", """{"fields":{"summary":"Renamed"}}""");

        Assert.That(await jira.KeysAsync("summary ~ test"), Is.Empty);
        Assert.That(await jira.KeysAsync("summary ~ Renamed"), Is.Empty);
        Assert.That(await jira.KeysAsync("summary ~ onboarding"), Is.EqualTo(new[] { "ACME-1" }), "the index still has what it had");
        Assert.That((await jira.SearchAsync("summary ~ test", $"\"reconcileIssues\":[{id}]"))["issues"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await jira.FieldsAsync("ACME-1"))["summary"]!.GetValue<string>(), Is.EqualTo("Renamed"));
        await jira.AdvanceAsync("PT1M");
        Assert.That(await jira.KeysAsync("summary ~ test OR summary ~ Renamed ORDER BY key"), Is.EqualTo(new[] { "ACME-1", key }));
    }

    [Test]
    public async Task Parsing_tells_errors_for_each_query()
    {
        var answer = await _jira.JsonAsync("POST", "~/jql/parse?validation=strict",
            """{"queries":["project = ACME AND labels in (a, b) ORDER BY updated DESC","universe = 42","bad query"]}""");
        var queries = answer["queries"]!.AsArray();

        Assert.That(queries[0]!["structure"]!["where"]!["operator"]!.GetValue<string>(), Is.EqualTo("and"));
        Assert.That(queries[0]!["structure"]!["orderBy"]!["fields"]![0]!["direction"]!.GetValue<string>(), Is.EqualTo("desc"));
        Assert.That(queries.Skip(1).Select(query => query!["errors"]!.AsArray().Count), Is.EqualTo(new[] { 1, 1 }));
    }
}
