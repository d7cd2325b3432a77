using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Adapters.Tests.Judged;
using Connectors.Exchange;

namespace Connectors.Jira.Tests;

/// <summary>Hostile texts against a parser of queries that is not ours: each finds the one issue that has it.</summary>
public sealed class JqlOverHttpTests
{
    private const int Count = 50;

    [Test]
    public async Task Each_of_fifty_hostile_keys_finds_its_one_issue()
    {
        await using var house = await JiraHouse.StartAsync();
        var keys = Values().Take(Count).Select(value => new ExternalKey("acme", "story", value)).ToArray();
        var ids = await CreateAsync(house, keys.Select(key => (JiraKey.Label(key), (ExternalKey?)key)));
        var found = new List<string?>();
        foreach (var key in keys)
            found.Add((await house.FindAsync("issue", key))?.Key.Id);
        Assert.That(found, Is.EqualTo(ids));
        Assert.That(await house.FindAsync("issue", new("acme", "story", "\" OR project is not EMPTY OR \"")), Is.Null);
    }

    [Test]
    public async Task Each_of_fifty_hostile_texts_in_a_query_finds_its_one_issue_and_spliced_in_it_does_not()
    {
        await using var house = await JiraHouse.StartAsync();
        var labels = Values().Where(value => !value.Any(char.IsWhiteSpace)).DistinctBy(value => value.ToUpperInvariant()).Take(Count).ToArray();
        var ids = await CreateAsync(house, labels.Select(label => (label, (ExternalKey?)null)));
        var (wrong, broken) = (new List<string>(), 0);
        for (var i = 0; i < Count; i++)
        {
            var search = new IssueSearch(IssueQueries.Labelled(labels[i]), ["summary"], 100);
            if (await SearchAsync(house, Encoding.UTF8.GetString(search.ToBody().Span)) is not [var id] || id != ids[i])
                wrong.Add(labels[i]);
            var spliced = new JsonObject { ["jql"] = $"labels = \"{labels[i]}\"", ["maxResults"] = 100 }.ToJsonString();
            broken += await SearchAsync(house, spliced) is [var one] && one == ids[i] ? 0 : 1;
        }

        Assert.That(labels, Has.Length.EqualTo(Count));
        Assert.That(wrong, Is.Empty);
        Assert.That(broken, Is.GreaterThan(Count / 4), "the control");
    }

    // Half a surrogate pair cannot be sent as UTF-8 at all.
    private static IEnumerable<string> Values() =>
        GeneratedValues.All().Where(value => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)) == value && value.Trim().Length > 1).Distinct();

    private static async Task<string[]> CreateAsync(JiraHouse house, IEnumerable<(string Label, ExternalKey? Key)> issues)
    {
        var updates = issues.Select(issue =>
        {
            var update = new JsonObject
            {
                ["fields"] = new JsonObject
                {
                    ["project"] = new JsonObject { ["id"] = "10000" }, ["issuetype"] = new JsonObject { ["name"] = "Task" },
                    ["summary"] = "hostile", ["labels"] = new JsonArray(issue.Label),
                },
            };
            if (issue.Key is { } key)
            {
                update["properties"] = new JsonArray(new JsonObject
                {
                    ["key"] = JiraKey.Property,
                    ["value"] = new JsonObject { ["service"] = key.Service, ["object"] = key.Object, ["value"] = key.Value },
                });
            }

            return (JsonNode?)update;
        });
        var made = await house.TypeAsync(
            HttpMethod.Post, "issue/bulk", new JsonObject { ["issueUpdates"] = new JsonArray([.. updates]) }.ToJsonString());
        return [.. made!["issues"]!.AsArray().Select(issue => (string)issue!["id"]!)];
    }

    /// <returns>Ids; null for a query that is refused.</returns>
    private static async Task<string[]?> SearchAsync(JiraHouse house, string body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house.Account.Address, "rest/api/3/search/jql"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{JiraHouse.User}:{JiraHouse.ApiToken}")));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["issues"]!.AsArray().Select(issue => (string)issue!["id"]!)]
            : null;
    }
}
